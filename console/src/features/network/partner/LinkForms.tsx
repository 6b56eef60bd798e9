import { DatePicker, Form, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { ProblemAlert, todayIn } from '@/design';
import { LINKS, type PartnerLink, type PartnerRecord, type PartnerRow } from './partner';

interface Draft { parentId: string; role: string; validFrom: Dayjs }

export function AddLink({ partner, onClose }: { partner: PartnerRecord; onClose: () => void }) {
  const { t } = useTranslation('partner');
  const [form] = Form.useForm<Draft>();
  const [q, setQ] = useState('');
  const found = useGet<Page<PartnerRow>>('/api/partners', { q, limit: 20 });
  const add = useWrite((draft: Draft, options) => api.post(`/api/partners/${partner.id}/links`,
    { ...draft, validFrom: draft.validFrom.format('YYYY-MM-DD') }, options), { invalidate: ['/api/partners'], onSuccess: onClose });
  return (
    <Modal open title={t('tree.addTitle', { name: partner.legalName })} okText={t('tree.add')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: add.isPending }} onOk={() => void form.validateFields().then((draft) => add.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ role: 'BUYS_FROM', validFrom: dayjs(todayIn()).startOf('month') }}>
        <Form.Item name="parentId" label={t('tree.parent')} rules={[{ required: true }]}>
          <Select showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching}
            options={(found.data?.items ?? []).filter((row) => row.id !== partner.id).map((row) => ({ value: row.id, label: `${row.legalName} ${row.code}` }))} />
        </Form.Item>
        <Form.Item name="role" label={t('tree.role')}><Select options={LINKS.map((value) => ({ value, label: t(`links.${value}`) }))} /></Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]}><DatePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={add.error} />
    </Modal>
  );
}

export function EndLink({ partner, link, onClose }: { partner: PartnerRecord; link: PartnerLink; onClose: () => void }) {
  const { t } = useTranslation('partner');
  const [day, setDay] = useState<Dayjs>(dayjs(todayIn()));
  const end = useWrite((validTo: string, options) => api.post(`/api/partners/${partner.id}/links/${link.id}/end`, { validTo }, options),
    { invalidate: ['/api/partners'], onSuccess: onClose });
  return (
    <Modal open title={t('tree.endTitle', { name: link.partner.legalName })} okText={t('tree.end')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: end.isPending }} onOk={() => end.mutate(day.format('YYYY-MM-DD'))}>
      <p className="mq-quiet">{t('tree.endText')}</p>
      <DatePicker aria-label={t('tree.endDay')} allowClear={false} value={day} onChange={(next) => { if (next) setDay(next); }} />
      <ProblemAlert problem={end.error} />
    </Modal>
  );
}
