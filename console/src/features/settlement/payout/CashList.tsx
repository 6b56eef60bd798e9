import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, plainDecimal, ProblemAlert, StatusTag } from '@/design';
import { AnswerButton } from './AnswerButton';
import { toneOf, type Batch } from './payout';

interface Made { id: string; lines: number; totalMinor: number; withoutAccount: string[]; nothingLeft: string[] }

/** Cash batches: made by one, approved by another, sent once, settled by the bank's answers. */
export default function CashList() {
  const { t } = useTranslation('payout');
  const navigate = useNavigate();
  const preparer = useRole('FINANCE_PREPARER');
  const [making, setMaking] = useState(false);
  const action = preparer ? <Button type="primary" onClick={() => setMaking(true)}>{t('cash.make')}</Button> : undefined;
  return (
    <>
      <ListPage<Batch> id="payout.cash" title={t('cash.title')} lead={t('cash.lead')} source="/api/cash-batches" rowKey={(row) => row.id}
        actions={<>{action}{preparer && <AnswerButton path="/api/cash-batches/answers" label={t('cash.answers')} invalidate={['/api/cash', '/api/payables']} />}</>}
        filters={[{ key: 'state', label: t('state'), kind: 'select', options: ['DRAFT', 'IN_REVIEW', 'APPROVED', 'SENT', 'CLOSED', 'CANCELLED'].map((value) => ({ value, label: t(`batchState.${value}`) })) }]}
        columns={[
          { key: 'number', title: t('cash.number'), card: 'title', render: (row) => row.number, csv: (row) => row.number },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`batchState.${row.state}`)}</StatusTag>, csv: (row) => t(`batchState.${row.state}`) },
          { key: 'made', title: t('date'), render: (row) => <DateText value={row.madeAt} />, csv: (row) => row.madeAt },
          { key: 'lines', title: t('cash.lines'), numeric: true, render: (row) => row.lines, csv: (row) => row.lines },
          { key: 'counts', title: t('cash.counts'), render: (row) => t('cash.countsText', { open: row.open, paid: row.paid, failed: row.failed, unknown: row.unknown }) },
          { key: 'unknown', title: t('cash.unknown'), render: (row) => (row.unknown > 0 ? <StatusTag tone="warn">{row.unknown}</StatusTag> : '—'), csv: (row) => row.unknown },
          { key: 'total', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.totalMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.totalMinor, 2) },
        ]}
        href={(row) => `/payout/cash/${row.id}`}
        empty={{ title: t('cash.empty'), text: t('cash.emptyText'), action }} />
      {making && <Make onClose={() => setMaking(false)} onMade={(made) => void navigate(`/payout/cash/${made.id}`)} />}
    </>
  );
}

function Make({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const { t } = useTranslation('payout');
  const [form] = Form.useForm<{ entityCode: string; note?: string }>();
  const make = useWrite((body: { entityCode: string; note?: string }, options) => api.post<Made>('/api/cash-batches', body, options), { invalidate: ['/api/cash', '/api/payables'], onSuccess: onMade });
  return (
    <Modal open title={t('cash.make')} okText={t('cash.make')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((body) => make.mutate(body))}>
      <p>{t('cash.makeEffect')}</p>
      <Form form={form} layout="vertical">
        <Form.Item name="entityCode" label={t('entity')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="note" label={t('note')}><Input maxLength={200} /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
