import { Button, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, EmptyState, Money, Panel, ProblemAlert, RecordPage, Rows, UploadDrop, useNotice } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { Photos } from './Photos';
import { StageTag, Where, type Activity, type Evidence, type Happened, type Line, type Standing } from './fund';

interface Full { activity: Activity; lines: Line[]; evidence: Evidence[]; events: Happened[]; approval: Standing | null }

/** One activity from request to settlement. */
export default function ActivityPage() {
  const { t } = useTranslation('fund');
  const { id } = useParams();
  const address = `/api/fund/activities/${id}`;
  const query = useGet<Full>(address);
  const notice = useNotice();
  const field = useRole('ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP');
  const cutter = useRole('ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const [asking, setAsking] = useState<'topUp' | number | null>(null);
  const invalidate = ['/api/fund'];
  const extend = useWrite((_: void, options) => api.post(`${address}/extension`, undefined, options), { invalidate, onSuccess: () => notice.done(t('activity.extended')) });
  const add = useWrite((file: File, options) => api.post(`${address}/evidence?name=${encodeURIComponent(file.name)}`, file, options), { invalidate });
  const activity = query.data?.activity;
  const claimable = activity && ['APPROVED', 'NOTICED', 'CLAIM_RETURNED'].includes(activity.stage);
  return (
    <>
      <RecordPage title={activity?.title ?? t('activity.title')} code={activity?.number} status={activity && <StageTag stage={activity.stage} />} loading={query.isPending} problem={query.error}
        onRetry={() => void query.refetch()} back={{ to: '/fund/activities', label: t('activities.title') }} lead={activity && <Where of={activity} />}
        actions={activity && <Space wrap>
          {activity.claimId && <Link to={`/fund/claims/${activity.claimId}`}><Button type="primary">{t('activity.claim')}</Button></Link>}
          {field && claimable && <Button onClick={() => setAsking('topUp')}>{t('activity.topUp')}</Button>}
          {field && claimable && <Button loading={extend.isPending} onClick={() => extend.mutate()}>{t('activity.extend')}</Button>}
        </Space>}
        summary={activity && [
          { label: t('partner'), value: <PartnerName id={activity.partnerId} /> },
          { label: t('requested'), value: <Money minor={activity.requestedMinor} currency={activity.currency} /> },
          { label: t('approved'), value: <Money minor={activity.approvedMinor} currency={activity.currency} /> },
          { label: t('settled'), value: <Money minor={activity.settledMinor} currency={activity.currency} /> },
          { label: t('open'), value: <Money minor={activity.openMinor} currency={activity.currency} /> },
          { label: t('days'), value: <><DateText value={activity.fromDay} /> – <DateText value={activity.throughDay} /></> },
          { label: t('claimUntil'), value: <DateText value={activity.claimUntil} /> },
          { label: t('outlet'), value: activity.outletName ?? '—' },
        ]}
        aside={query.data?.approval && activity?.stage === 'REQUESTED' && <section className="mq-panel"><h2>{t('activity.approval')}</h2><p>{query.data.approval.step} · {query.data.approval.desk}</p>
          <Link to={`/approvals/${query.data.approval.approvalId}`}>{t('activity.toApproval')}</Link></section>}
        timeline={query.data && [...query.data.events].reverse().map((e) => ({ at: e.doneAt, title: <>{t(`acts.${e.act}`)} {e.amountMinor > 0 && <Money minor={e.amountMinor} currency={activity!.currency} />}</>, text: e.note || undefined }))}>
        <ProblemAlert problem={extend.error ?? add.error} />
        {query.data && <Panel title={t('activity.lines')}><Rows<Line> rows={query.data.lines} rowKey={(row) => String(row.lineNo)} columns={[
          { key: 'item', title: t('item'), card: 'title', render: (row) => row.item },
          { key: 'kind', title: t('kind'), render: (row) => t(`lineKinds.${row.kind}`) },
          { key: 'requested', title: t('requested'), numeric: true, render: (row) => <Money minor={row.requestedMinor} currency={activity!.currency} /> },
          { key: 'approved', title: t('approved'), numeric: true, card: 'figure', render: (row) => (row.approvedMinor === null ? '—' : <Money minor={row.approvedMinor} currency={activity!.currency} />) },
          { key: 'reason', title: t('reason'), render: (row) => row.reason || '—' },
          ...(cutter && activity?.stage === 'REQUESTED' ? [{ key: 'cut', title: '', render: (row: Line) => <Button size="small" onClick={() => setAsking(row.lineNo)}>{t('activity.cut')}</Button> }] : []),
        ]} /></Panel>}
        {query.data && <Panel title={t('activity.evidence')}>
          {query.data.evidence.length === 0 ? <EmptyState small title={t('activity.noEvidence')} text={t('activity.noEvidenceText')} /> : <Photos items={query.data.evidence} />}
          {field && claimable && <UploadDrop accept="image/*,.pdf" label={t('activity.addEvidence')} disabled={add.isPending} onFiles={(files) => files.forEach((file) => add.mutate(file))} />}
        </Panel>}
      </RecordPage>
      {activity && asking !== null && <Amount title={asking === 'topUp' ? t('activity.topUp') : t('activity.cut')} currency={activity.currency} onClose={() => setAsking(null)}
        send={(minor, reason, options) => (asking === 'topUp' ? api.post(`${address}/top-ups`, { amountMinor: minor, reason }, options)
          : api.put(`${address}/lines/${asking}`, { approvedMinor: minor, reason }, options))} />}
    </>
  );
}

function Amount({ title, currency, onClose, send }: { title: string; currency: string; onClose: () => void; send: (minor: number, reason: string, options: { idempotencyKey: string }) => Promise<unknown> }) {
  const { t } = useTranslation('fund');
  const [form] = Form.useForm<{ amount: number; reason: string }>();
  const write = useWrite((wish: { amount: number; reason: string }, options) => send(Math.round(wish.amount * 100), wish.reason, options), { invalidate: ['/api/fund'], onSuccess: onClose });
  return (
    <Modal open title={title} okText={title} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: write.isPending }} onOk={() => void form.validateFields().then((wish) => write.mutate(wish))}>
      <Form form={form} layout="vertical">
        <Form.Item name="amount" label={`${t('amount')} (${currency})`} rules={[{ required: true }]}><InputNumber min={0} precision={2} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
      <ProblemAlert problem={write.error} />
    </Modal>
  );
}
