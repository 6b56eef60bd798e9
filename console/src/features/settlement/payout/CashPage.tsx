import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, Money, Panel, ProblemAlert, RecordPage, Rows, StatusTag } from '@/design';
import { toneOf, type Batch, type CashLine } from './payout';

interface View { batch: Batch; lines: CashLine[] }

/** One cash batch: its payments, where it stands, and what waits for a person. */
export default function CashPage() {
  const { t } = useTranslation('payout');
  const { id } = useParams();
  const path = `/api/cash-batches/${id}`;
  const answer = useGet<View>(path);
  const preparer = useRole('FINANCE_PREPARER');
  const judge = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const fetcher = useRole('FINANCE_PREPARER', 'FINANCE_APPROVER');
  const [sending, setSending] = useState(false);
  const [resolving, setResolving] = useState<CashLine | null>(null);
  const act = useWrite((step: string, options) => api.post(`${path}/${step}`, {}, options), { invalidate: ['/api/cash', '/api/payables', '/api/approvals'] });
  const batch = answer.data?.batch;
  return (
    <>
      <RecordPage title={batch ? `${t('batch.title')} ${batch.number}` : t('batch.title')} loading={answer.isPending} problem={answer.error} onRetry={() => void answer.refetch()}
        actions={batch && <>
          {preparer && batch.state === 'DRAFT' && <Button type="primary" loading={act.isPending} onClick={() => act.mutate('submit')}>{t('batch.submit')}</Button>}
          {fetcher && batch.state === 'APPROVED' && <Button type="primary" onClick={() => setSending(true)}>{t('batch.send')}</Button>}
          {fetcher && ['DRAFT', 'APPROVED'].includes(batch.state) && <Button danger loading={act.isPending} onClick={() => act.mutate('cancel')}>{t('batch.cancel')}</Button>}
          {fetcher && batch.fileName && <Button onClick={() => void api.download(`${path}/file`, batch.fileName ?? '')}>{t('batch.file')}</Button>}
        </>}
        summary={batch && [
          { label: t('state'), value: <StatusTag tone={toneOf(batch.state)}>{t(`batchState.${batch.state}`)}</StatusTag> },
          { label: t('amount'), value: <Money minor={batch.totalMinor} currency={batch.currency} /> },
          { label: t('cash.counts'), value: t('cash.countsText', { open: batch.open, paid: batch.paid, failed: batch.failed, unknown: batch.unknown }) },
          { label: t('batch.sentAt'), value: <DateText value={batch.sentAt} /> },
          { label: t('batch.channel'), value: batch.channel ? t(`channel.${batch.channel}`) : '—' },
        ]}>
        <ProblemAlert problem={act.error} />
        {answer.data && (
          <Panel title={t('batch.lines')}>
            <Rows<CashLine> label={t('batch.lines')} rows={answer.data.lines} rowKey={(row) => row.id} columns={[
              { key: 'key', title: t('batch.key'), card: 'title', render: (row) => row.key },
              { key: 'partner', title: t('partner'), render: (row) => row.partnerCode },
              { key: 'holder', title: t('batch.holder'), render: (row) => row.holder },
              { key: 'account', title: t('batch.account'), render: (row) => `${row.bankName} ${row.accountMasked}` },
              { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`lineState.${row.state}`)}</StatusTag> },
              { key: 'ref', title: t('batch.ref'), render: (row) => row.bankRef || row.reason || '—' },
              { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={answer.data.batch.currency} /> },
              { key: 'act', title: '', render: (row) => (row.state === 'UNKNOWN' && judge ? <Button size="small" onClick={() => setResolving(row)}>{t('batch.resolve')}</Button> : null) },
            ]} />
          </Panel>
        )}
      </RecordPage>
      {sending && batch && <Send path={path} batch={batch} onClose={() => setSending(false)} />}
      {resolving && <Resolve line={resolving} onClose={() => setResolving(null)} />}
    </>
  );
}

function Send({ path, batch, onClose }: { path: string; batch: Batch; onClose: () => void }) {
  const { t } = useTranslation('payout');
  const [form] = Form.useForm();
  const channel = Form.useWatch<string>('channel', form);
  const send = useWrite((body: object, options) => api.post(`${path}/send`, body, options), { invalidate: ['/api/cash'], onSuccess: onClose });
  return (
    <Modal open title={t('batch.send')} okText={t('batch.send')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: send.isPending }}
      onOk={() => void form.validateFields().then((body: object) => send.mutate(body))}>
      <p>{t('batch.sendEffect', { count: batch.lines })} <Money minor={batch.totalMinor} currency={batch.currency} /></p>
      <Form form={form} layout="vertical" initialValues={{ channel: 'GENERIC' }}>
        <Form.Item name="channel" label={t('batch.channel')}><Select options={['GENERIC', 'ICBC_BULK', 'DIRECT'].map((value) => ({ value, label: t(`channel.${value}`) }))} /></Form.Item>
        {channel === 'ICBC_BULK' && <>
          <Form.Item name="payerAccount" label={t('batch.payerAccount')} rules={[{ required: true }]}><Input /></Form.Item>
          <Form.Item name="payerName" label={t('batch.payerName')} rules={[{ required: true }]}><Input /></Form.Item>
          <Form.Item name="payerBank" label={t('batch.payerBank')} rules={[{ required: true }]}><Input /></Form.Item>
        </>}
      </Form>
      <ProblemAlert problem={send.error} />
    </Modal>
  );
}

function Resolve({ line, onClose }: { line: CashLine; onClose: () => void }) {
  const { t } = useTranslation('payout');
  const [evidence, setEvidence] = useState('');
  const [ref, setRef] = useState('');
  const resolve = useWrite((body: object, options) => api.post(`/api/cash-lines/${line.id}/resolve`, body, options), { invalidate: ['/api/cash', '/api/payables'], onSuccess: onClose });
  return (
    <Modal open title={`${t('batch.resolve')} ${line.key}`} onCancel={onClose} footer={[
      <Button key="failed" disabled={!evidence.trim()} onClick={() => resolve.mutate({ paid: false, evidence: evidence.trim() })}>{t('batch.notPaid')}</Button>,
      <Button key="paid" type="primary" disabled={!evidence.trim() || !ref.trim()} onClick={() => resolve.mutate({ paid: true, bankRef: ref.trim(), evidence: evidence.trim() })}>{t('batch.paid')}</Button>,
    ]}>
      <div className="mq-stack">
        <p>{t('batch.resolveText')}</p>
        <Input aria-label={t('batch.ref')} placeholder={t('batch.ref')} value={ref} onChange={(event) => setRef(event.target.value)} />
        <Input.TextArea aria-label={t('notes.evidence')} placeholder={t('notes.evidence')} value={evidence} maxLength={300} onChange={(event) => setEvidence(event.target.value)} />
        <ProblemAlert problem={resolve.error} />
      </div>
    </Modal>
  );
}
