import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, ProblemAlert, StatusTag, Summary } from '@/design';

interface Store {
  id: string; code: string; name: string; partnerId: string; channelId: string; province: string; city: string; district: string;
  latitudeE6: number | null; longitudeE6: number | null; closed: boolean;
}
interface Draft { code: string; name: string; partnerId: string; province?: string; city?: string; district?: string }

/** Outlets with their place, and the partner that runs or serves each. */
export default function Stores() {
  const { t } = useTranslation('store');
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const [making, setMaking] = useState(false);
  const place = (row: Store) => [row.province, row.city, row.district].filter(Boolean).join(' ') || '—';
  const create = keeper ? <Button type="primary" onClick={() => setMaking(true)}>{t('create')}</Button> : undefined;
  return (
    <>
      <ListPage<Store> id="store.list" title={t('title')} lead={t('lead')} source="/api/stores" rowKey={(row) => row.id} actions={create}
        filters={[{ key: 'q', label: t('search'), kind: 'text', width: 220 }, { key: 'partner', label: t('partnerId'), kind: 'text', width: 140 }]}
        columns={[
          { key: 'name', title: t('name'), card: 'title', render: (row) => row.name, csv: (row) => row.name },
          { key: 'code', title: t('code'), render: (row) => row.code, csv: (row) => row.code },
          { key: 'place', title: t('place'), render: place, csv: place },
          { key: 'partner', title: t('partner'), render: (row) => <Link to={`/partners/${row.partnerId}`}>{t('showPartner')}</Link>, csv: (row) => row.partnerId },
          { key: 'status', title: t('status'), card: 'figure', render: (row) => <StatusTag tone={row.closed ? 'quiet' : 'good'}>{t(row.closed ? 'closed' : 'open')}</StatusTag>, csv: (row) => t(row.closed ? 'closed' : 'open') },
        ]}
        drawer={(row) => <div className="mq-stack"><Summary items={[{ label: t('code'), value: row.code }, { label: t('place'), value: place(row) },
          { label: t('geo'), value: row.latitudeE6 === null || row.longitudeE6 === null ? '—' : `${row.latitudeE6 / 1e6}, ${row.longitudeE6 / 1e6}` }]} />
          <Link to={`/partners/${row.partnerId}`}>{t('showPartner')}</Link></div>}
        drawerTitle={(row) => row.name}
        empty={{ title: t('empty'), text: t('emptyText'), action: create }} />
      {making && <NewStore onClose={() => setMaking(false)} />}
    </>
  );
}

function NewStore({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('store');
  const [search] = useSearchParams();
  const [form] = Form.useForm<Draft>();
  const [q, setQ] = useState('');
  const found = useGet<Page<{ id: string; legalName: string; code: string }>>('/api/partners', { q, limit: 20 });
  const make = useWrite((draft: Draft, options) => api.post('/api/stores', draft, options), { invalidate: ['/api/stores'], onSuccess: onClose });
  return (
    <Modal open title={t('create')} okText={t('create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((draft) => make.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ partnerId: search.get('partner') ?? undefined }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="partnerId" label={t('partner')} rules={[{ required: true }]}>
          <Select showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} options={(found.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.legalName} ${row.code}` }))} />
        </Form.Item>
        <Form.Item name="province" label={t('province')}><Input /></Form.Item>
        <Form.Item name="city" label={t('city')}><Input /></Form.Item>
        <Form.Item name="district" label={t('district')}><Input /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
