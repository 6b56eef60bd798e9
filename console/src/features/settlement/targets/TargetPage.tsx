import { Button, Form, InputNumber, Modal, Segmented, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, EmptyState, ProblemAlert, RecordPage } from '@/design';
import { Amount } from './Amount';
import { ReachedTable } from './ReachedTable';
import { State } from './TargetList';
import { titleOf, type AttainmentAnswer, type Sheet } from './targets';

/** One version of a target sheet: what it asks of whom; split and publish while it is a draft. */
export default function TargetPage() {
  const { t, i18n } = useTranslation('targets');
  const { id } = useParams();
  const sheet = useGet<Sheet>(`/api/targets/${id}`);
  const [splitting, setSplitting] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const manager = useRole('CHANNEL_MANAGER');
  const admin = useRole('ADMIN');
  const data = sheet.data;
  const reached = useGet<AttainmentAnswer>(data?.state === 'PUBLISHED' ? '/api/attainment' : null,
    data ? { sheet: data.code, from: `${data.year}-01`, through: `${data.year}-12`, limit: 200 } : undefined);
  const publish = useWrite((_: void, options) => api.post(`/api/targets/${id}/publish`, undefined, options), { invalidate: ['/api/targets', '/api/attainment'] });
  const draft = data?.state === 'DRAFT' && (manager || admin);
  return (
    <>
      <RecordPage title={data ? titleOf(data, i18n.language) : t('record.title')} status={data && <State sheet={data} />} code={data && `${data.code} v${data.version}`}
        back={{ to: '/targets', label: t('list.title') }} loading={sheet.isPending} problem={sheet.error} onRetry={() => void sheet.refetch()}
        actions={draft && <Space wrap>
          <Button onClick={() => setSplitting(true)}>{t('record.split')}</Button>
          <Button type="primary" disabled={data.partners === 0} onClick={() => setPublishing(true)}>{t('record.publish')}</Button>
        </Space>}
        summary={data && [
          { label: t('year'), value: data.year },
          { label: t('measure'), value: t(`measures.${data.measure}`) },
          { label: t('partners'), value: data.partners },
          { label: t('total'), value: <Amount value={data.total} currency={data.currency} /> },
        ]}>
        {data && data.partners === 0 && <EmptyState small title={t('record.empty')} text={t('record.emptyText')}
          action={draft && <Button type="primary" onClick={() => setSplitting(true)}>{t('record.split')}</Button>} />}
        {reached.data && <ReachedTable answer={reached.data} />}
      </RecordPage>
      {data && <Split sheet={data} open={splitting} onClose={() => setSplitting(false)} />}
      {data && <Confirm open={publishing} title={t('record.publish')} action={t('record.publish')} onClose={() => setPublishing(false)}
        text={t('record.publishEffect', { code: data.code, version: data.version, partners: data.partners, year: data.year })}
        onConfirm={() => publish.mutateAsync()} />}
    </>
  );
}

interface SplitForm { total: number; partnersBy: 'LAST_YEAR' | 'EQUAL'; monthsBy: 'LAST_YEAR' | 'EQUAL' }

function Split({ sheet, open, onClose }: { sheet: Sheet; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('targets');
  const [form] = Form.useForm<SplitForm>();
  const unit = sheet.currency ? 100 : 1000;
  const split = useWrite((input: SplitForm, options) => api.post(`/api/targets/${sheet.id}/split`,
    { total: Math.round(input.total * unit), partnersBy: input.partnersBy, monthsBy: input.monthsBy, regionUnitIds: [] }, options),
  { invalidate: ['/api/targets'], onSuccess: onClose });
  const ways = (['LAST_YEAR', 'EQUAL'] as const).map((way) => ({ value: way, label: t(`weights.${way}`) }));
  return (
    <Modal open={open} title={t('record.split')} okText={t('record.split')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: split.isPending }} onOk={() => void form.validateFields().then((input) => split.mutate(input))}>
      <Form<SplitForm> form={form} layout="vertical" initialValues={{ partnersBy: 'LAST_YEAR', monthsBy: 'LAST_YEAR' }}>
        <Form.Item name="total" label={t('record.yearTotal', { unit: sheet.currency ?? t('record.units') })} rules={[{ required: true }]}>
          <InputNumber min={0} precision={sheet.currency ? 2 : 3} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="partnersBy" label={t('record.partnersBy')}><Segmented options={ways} /></Form.Item>
        <Form.Item name="monthsBy" label={t('record.monthsBy')}><Segmented options={ways} /></Form.Item>
      </Form>
      <p>{t('record.splitEffect')}</p>
      <ProblemAlert problem={split.error} />
    </Modal>
  );
}
