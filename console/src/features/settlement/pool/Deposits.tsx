import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, Panel, plainDecimal, ProblemAlert, Rows, StatusTag, useNotice } from '@/design';

interface Entry { id: string; partnerId: string; partnerCode: string; partnerName: string; entityId: string; currency: string; kind: string; documentNo: string; amountMinor: number; reason: string; state: string; businessDate: string }
interface Balance { partnerId: string; partnerCode: string; partnerName: string; entityId: string; currency: string; receivedMinor: number; deductedMinor: number; returnedMinor: number; heldMinor: number; inReviewMinor: number }

/** 保证金: what is held for partners, and every entry with its document. */
export default function Deposits() {
  const { t } = useTranslation('pool');
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const [entering, setEntering] = useState(false);
  const balances = useGet<{ items: Balance[] }>('/api/deposits');
  const action = finance ? <Button type="primary" onClick={() => setEntering(true)}>{t('deposits.enter')}</Button> : undefined;
  const tone = (state: string) => (state === 'POSTED' ? 'good' as const : state === 'IN_REVIEW' ? 'info' as const : 'quiet' as const);
  return (
    <>
      <ListPage<Entry> id="pool.deposits" title={t('deposits.title')} lead={t('deposits.lead')} source="/api/deposits/entries" rowKey={(row) => row.id} actions={action}
        filters={[{ key: 'partnerId', label: t('partnerNumber'), kind: 'text' }]}
        summary={balances.data && balances.data.items.length > 0 && (
          <Panel title={t('deposits.balances')}>
            <Rows<Balance> label={t('deposits.balances')} rows={balances.data.items} rowKey={(row) => row.partnerId + row.entityId} columns={[
              { key: 'partner', title: t('partner'), card: 'title', render: (row) => `${row.partnerCode} ${row.partnerName}` },
              { key: 'received', title: t('deposits.receivedMinor'), numeric: true, render: (row) => <Money minor={row.receivedMinor} currency={row.currency} /> },
              { key: 'deducted', title: t('deposits.deductedMinor'), numeric: true, render: (row) => <Money minor={row.deductedMinor} currency={row.currency} /> },
              { key: 'returned', title: t('deposits.returnedMinor'), numeric: true, render: (row) => <Money minor={row.returnedMinor} currency={row.currency} /> },
              { key: 'held', title: t('deposits.heldMinor'), numeric: true, card: 'figure', render: (row) => <Money minor={row.heldMinor} currency={row.currency} /> },
              { key: 'inReview', title: t('deposits.inReviewMinor'), numeric: true, render: (row) => <Money minor={row.inReviewMinor} currency={row.currency} /> },
            ]} />
          </Panel>
        )}
        columns={[
          { key: 'document', title: t('deposits.documentNo'), card: 'title', render: (row) => row.documentNo, csv: (row) => row.documentNo },
          { key: 'partner', title: t('partner'), render: (row) => `${row.partnerCode} ${row.partnerName}`, csv: (row) => row.partnerCode },
          { key: 'kind', title: t('deposits.kind'), render: (row) => t(`depositKind.${row.kind}`), csv: (row) => t(`depositKind.${row.kind}`) },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={tone(row.state)}>{t(`depositState.${row.state}`)}</StatusTag>, csv: (row) => t(`depositState.${row.state}`) },
          { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
          { key: 'reason', title: t('reason'), render: (row) => row.reason, csv: (row) => row.reason },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
        ]}
        empty={{ title: t('deposits.empty'), text: t('deposits.emptyText'), action }} />
      {entering && <Enter onClose={() => setEntering(false)} />}
    </>
  );
}

interface Draft { partnerCode: string; entityCode: string; kind: string; documentNo: string; amount: number; reason?: string }

function Enter({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('pool');
  const notice = useNotice();
  const [form] = Form.useForm<Draft>();
  const enter = useWrite((draft: Draft, options) => api.post('/api/deposits/entries', { partnerCode: draft.partnerCode, entityCode: draft.entityCode, kind: draft.kind,
    documentNo: draft.documentNo, amountMinor: Math.round(draft.amount * 100), reason: draft.reason ?? '' }, options), {
    invalidate: ['/api/deposits'], onSuccess: () => { notice.done(t('deposits.entered')); onClose(); },
  });
  return (
    <Modal open title={t('deposits.enter')} okText={t('deposits.enter')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: enter.isPending }}
      onOk={() => void form.validateFields().then((draft) => enter.mutate(draft))}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: 'RECEIVED' }}>
        <Form.Item name="partnerCode" label={t('partner')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="entityCode" label={t('entity')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="kind" label={t('deposits.kind')}><Select options={['RECEIVED', 'DEDUCTED', 'RETURNED'].map((value) => ({ value, label: t(`depositKind.${value}`) }))} /></Form.Item>
        <Form.Item name="documentNo" label={t('deposits.documentNo')} rules={[{ required: true, max: 60 }]}><Input /></Form.Item>
        <Form.Item name="amount" label={t('amount')} rules={[{ required: true }]}><InputNumber min={0.01} precision={2} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="reason" label={t('reason')}><Input.TextArea maxLength={500} /></Form.Item>
      </Form>
      <ProblemAlert problem={enter.error} />
    </Modal>
  );
}
