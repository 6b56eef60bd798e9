import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, ProblemAlert, StatusTag } from '@/design';
import { Amount } from './Amount';
import { MEASURES, titleOf, type Sheet } from './targets';

interface Draft { code: string; titleZh: string; titleEn: string; year: number; measure: Sheet['measure'] }

/** All target sheets and their versions; the way to a new one. */
export default function TargetList() {
  const { t, i18n } = useTranslation('targets');
  const [making, setMaking] = useState(false);
  const manager = useRole('CHANNEL_MANAGER');
  const admin = useRole('ADMIN');
  const create = manager || admin ? <Button type="primary" onClick={() => setMaking(true)}>{t('list.create')}</Button> : undefined;
  return (
    <>
      <ListPage<Sheet> id="targets.list" title={t('list.title')} lead={t('list.lead')} source="/api/targets" rowKey={(row) => row.id} actions={create}
        columns={[
          { key: 'title', title: t('title'), card: 'title', render: (row) => titleOf(row, i18n.language), csv: (row) => titleOf(row, i18n.language) },
          { key: 'code', title: t('code'), render: (row) => `${row.code} v${row.version}`, csv: (row) => `${row.code} v${row.version}` },
          { key: 'year', title: t('year'), render: (row) => row.year, csv: (row) => row.year },
          { key: 'measure', title: t('measure'), render: (row) => t(`measures.${row.measure}`), csv: (row) => t(`measures.${row.measure}`) },
          { key: 'state', title: t('state'), render: (row) => <State sheet={row} />, csv: (row) => t(`states.${row.state}`) },
          { key: 'partners', title: t('partners'), numeric: true, render: (row) => row.partners, csv: (row) => row.partners },
          { key: 'total', title: t('total'), numeric: true, card: 'figure', render: (row) => <Amount value={row.total} currency={row.currency} />, csv: (row) => row.total },
        ]}
        href={(row) => `/targets/${row.id}`}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: create }} />
      <NewSheet open={making} onClose={() => setMaking(false)} />
    </>
  );
}

export function State({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('targets');
  return <StatusTag tone={sheet.state === 'PUBLISHED' ? 'good' : sheet.state === 'DRAFT' ? 'info' : 'quiet'}>{t(`states.${sheet.state}`)}</StatusTag>;
}

function NewSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('targets');
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post<{ id: string }>('/api/targets',
    { ...draft, currency: draft.measure === 'SHIPPED_QUANTITY' ? null : 'CNY' }, options), {
    invalidate: ['/api/targets'], onSuccess: (made) => { onClose(); void navigate(`/targets/${made.id}`); },
  });
  return (
    <Modal open={open} title={t('list.create')} okText={t('list.create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: make.isPending }} onOk={() => void form.validateFields().then((draft) => make.mutate(draft))}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ year: new Date().getFullYear(), measure: 'SHIPPED_NET' }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40 }]}><Input placeholder="SALES-2026" /></Form.Item>
        <Form.Item name="titleZh" label={t('titleZh')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="titleEn" label={t('titleEn')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="year" label={t('year')} rules={[{ required: true }]}><InputNumber min={2000} max={2100} /></Form.Item>
        <Form.Item name="measure" label={t('measure')}><Select options={MEASURES.map((measure) => ({ value: measure, label: t(`measures.${measure}`) }))} /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
