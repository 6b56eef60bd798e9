import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole, useSession } from '@/app/session';
import { DateText, Panel, ProblemAlert, Rows, todayIn } from '@/design';
import type { StandIn } from './organisation';

interface Colleague { id: string; name: string }
interface Draft { personId?: string; standInId: string; days: [Dayjs, Dayjs]; reason?: string }

/** Who acts for whom in which days 代理. Everyone names their own; an administrator anybody's. */
export function StandIns() {
  const { t } = useTranslation('organisation');
  const admin = useRole('ADMIN');
  const me = useSession().principalId.replace('person:', '');
  const [naming, setNaming] = useState(false);
  const standIns = useGet<Page<StandIn>>('/api/stand-ins');
  const colleagues = useGet<Page<Colleague>>('/api/colleagues');
  const withdraw = useWrite((id: string, options) => api.delete(`/api/stand-ins/${id}`, undefined, options), { invalidate: ['/api/stand-ins'] });
  const nameOf = (id: string) => colleagues.data?.items.find((one) => one.id === id)?.name ?? id;
  return (
    <Panel title={t('standIns')} extra={<Button onClick={() => setNaming(true)}>{t('nameStandIn')}</Button>}>
      <ProblemAlert problem={standIns.error ?? withdraw.error} />
      {standIns.data?.items.length === 0 ? <p>{t('noStandIns')}</p>
        : <Rows<StandIn> label={t('standIns')} rowKey={(row) => row.id} rows={standIns.data?.items ?? []} loading={standIns.isPending} columns={[
          { key: 'person', title: t('absent'), card: 'title', render: (row) => nameOf(row.personId) },
          { key: 'standIn', title: t('standIn'), render: (row) => nameOf(row.standInId) },
          { key: 'from', title: t('firstDay'), render: (row) => <DateText value={row.firstDay} /> },
          { key: 'to', title: t('lastDay'), render: (row) => <DateText value={row.lastDay} /> },
          { key: 'reason', title: t('reason'), render: (row) => row.reason || '–' },
          { key: 'act', title: t('act'), card: 'figure', render: (row) => (admin || row.personId === me ? <Button size="small" onClick={() => withdraw.mutate(row.id)}>{t('withdraw')}</Button> : '–') },
        ]} />}
      {naming && <NameStandIn colleagues={colleagues.data?.items ?? []} me={me} admin={admin} onClose={() => setNaming(false)} />}
    </Panel>
  );
}

function NameStandIn({ colleagues, me, admin, onClose }: { colleagues: Colleague[]; me: string; admin: boolean; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const [form] = Form.useForm<Draft>();
  const options = colleagues.map((one) => ({ value: one.id, label: one.name }));
  const save = useWrite((draft: Draft, write) => api.post('/api/stand-ins', { personId: Number(draft.personId ?? me), standInId: Number(draft.standInId),
    firstDay: draft.days[0].format('YYYY-MM-DD'), lastDay: draft.days[1].format('YYYY-MM-DD'), reason: draft.reason ?? '' }, write), { invalidate: ['/api/stand-ins'], onSuccess: onClose });
  return (
    <Modal open title={t('nameStandIn')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: save.isPending }} onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ personId: me, days: [dayjs(todayIn()), dayjs(todayIn()).add(7, 'day')] }}>
        {admin && <Form.Item name="personId" label={t('absent')} rules={[{ required: true }]}><Select showSearch optionFilterProp="label" options={options} /></Form.Item>}
        <Form.Item name="standInId" label={t('standIn')} rules={[{ required: true, message: t('needStandIn') }]}>
          <Select showSearch optionFilterProp="label" options={options.filter((one) => admin || one.value !== me)} /></Form.Item>
        <Form.Item name="days" label={t('days')} rules={[{ required: true, message: t('needDay') }]}><DatePicker.RangePicker /></Form.Item>
        <Form.Item name="reason" label={t('reason')}><Input maxLength={200} /></Form.Item>
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
