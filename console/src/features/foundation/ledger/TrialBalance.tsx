import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { BoardPage, DateText, EmptyState, Money, PageSkeleton, Panel, ProblemAlert, Rows, StatusTag, exportCsv, useNotice } from '@/design';
import { useEntities, type Lock, type Proof, type Trial, type TrialRow } from './ledger';

/** 试算平衡: what was debited and credited, by entity and kind of account; whether it is even; through which day the books are closed. */
export default function TrialBalance() {
  const { t, i18n } = useTranslation('ledger');
  const [entityId, setEntityId] = useState<string>();
  const [through, setThrough] = useState<string>();
  const entities = useEntities(i18n.language);
  const trial = useGet<Trial>('/api/ledger/trial-balance', { entityId, through });
  const data = trial.data;
  return (
    <BoardPage title={t('trial.title')} lead={t('trial.lead')}
      tiles={data ? [
        { key: 'postings', label: t('trial.postings'), value: <span className="mq-number">{data.postings.toLocaleString('en')}</span> },
        { key: 'difference', label: t('trial.difference'), value: data.differenceMinor === 0 ? t('trial.even') : String(data.differenceMinor), note: t('trial.differenceNote') },
      ] : []}
      controls={<>
        <Select allowClear aria-label={t('entity')} placeholder={t('entity')} style={{ minWidth: 180 }} value={entityId} onChange={(next?: string) => setEntityId(next)}
          options={entities.items.map((one) => ({ value: String(one.id), label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} />
        <DatePicker aria-label={t('trial.through')} placeholder={t('trial.through')} value={through ? dayjs(through) : null} onChange={(day) => setThrough(day?.format('YYYY-MM-DD'))} />
      </>}>
      <ProblemAlert problem={trial.error} onRetry={() => void trial.refetch()} />
      {trial.isPending && <PageSkeleton />}
      {data && <Panel span="full" title={t('trial.table')} extra={data.rows.length > 0 && <Button size="small" onClick={() => exportTrial(data.rows, (row) => [entities.nameOf(row.entityId), t(`kind.${row.kind}`)])}>{t('trial.export')}</Button>}>
        {data.rows.length === 0 ? <EmptyState small title={t('trial.empty')} text={t('trial.emptyText')} /> : <Rows<TrialRow> rows={data.rows} label={t('trial.title')}
          rowKey={(row) => `${row.entityId} ${row.currency} ${row.kind}`} columns={[
            { key: 'kind', title: t('account_kind'), card: 'title', render: (row) => t(`kind.${row.kind}`) },
            { key: 'entity', title: t('entity'), render: (row) => entities.nameOf(row.entityId) },
            { key: 'currency', title: t('currency'), render: (row) => row.currency },
            { key: 'accounts', title: t('accountsCount'), numeric: true, render: (row) => <span className="mq-number">{row.accounts}</span> },
            { key: 'debit', title: t('debit'), numeric: true, render: (row) => <Money minor={row.debitMinor} currency={row.currency} symbol={false} /> },
            { key: 'credit', title: t('credit'), numeric: true, render: (row) => <Money minor={row.creditMinor} currency={row.currency} symbol={false} /> },
            { key: 'balance', title: t('balance'), numeric: true, card: 'figure', render: (row) => <Money minor={row.balanceMinor} currency={row.currency} symbol={false} /> },
          ]} />}
      </Panel>}
      <ProofPanel />
      <PeriodLocks nameOf={entities.nameOf} entities={entities.items.map((one) => ({ value: String(one.id), label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} />
    </BoardPage>
  );
}

function exportTrial(rows: readonly TrialRow[], words: (row: TrialRow) => string[]) {
  exportCsv('trial-balance', ['entity', 'account', 'currency', 'debitMinor', 'creditMinor', 'balanceMinor'],
    rows.map((row) => [...words(row), row.currency, row.debitMinor, row.creditMinor, row.balanceMinor]));
}

function ProofPanel() {
  const { t } = useTranslation('ledger');
  const admin = useRole('ADMIN');
  const reviewer = useRole('FINANCE_REVIEWER');
  const approver = useRole('FINANCE_APPROVER');
  const [asked, setAsked] = useState(false);
  const proof = useGet<Proof>(asked ? '/api/ledger/proof' : null);
  if (!admin && !reviewer && !approver) return null;
  const holds = proof.data && proof.data.differenceMinor === 0 && proof.data.balancesWrong === 0;
  return (
    <Panel span="half" title={t('proof.title')} extra={<Button size="small" loading={asked && proof.isFetching} onClick={() => (asked ? void proof.refetch() : setAsked(true))}>{t('proof.run')}</Button>}>
      <ProblemAlert problem={proof.error} />
      {proof.data ? <p><StatusTag tone={holds ? 'good' : 'bad'}>{t(holds ? 'proof.holds' : 'proof.broken')}</StatusTag> {t('proof.figures', { ...proof.data })}</p> : <p className="mq-quiet">{t('proof.text')}</p>}
    </Panel>
  );
}

function PeriodLocks({ nameOf, entities }: { nameOf: (id: string) => string; entities: { value: string; label: string }[] }) {
  const { t } = useTranslation('ledger');
  const notice = useNotice();
  const approver = useRole('FINANCE_APPROVER');
  const locks = useGet<{ items: Lock[] }>('/api/ledger/period-locks');
  const [moving, setMoving] = useState(false);
  const [form] = Form.useForm<{ entityId: string; through: dayjs.Dayjs; reason: string }>();
  const move = useWrite((input: { entityId: string; lockedThrough: string; reason: string }, options) => api.put(`/api/ledger/period-locks/${input.entityId}`,
    { lockedThrough: input.lockedThrough, reason: input.reason }, options),
  { invalidate: ['/api/ledger'], onSuccess: () => { setMoving(false); notice.done(t('lock.done')); } });
  const needed = [{ required: true, message: t('lock.needed') }];
  return (
    <Panel span="half" title={t('lock.title')} extra={approver && <Button size="small" onClick={() => setMoving(true)}>{t('lock.move')}</Button>}>
      {locks.data?.items.length === 0 && <p className="mq-quiet">{t('lock.none')}</p>}
      {locks.data && locks.data.items.length > 0 && <Rows<Lock> rows={locks.data.items} rowKey={(lock) => lock.entityId} label={t('lock.title')} columns={[
        { key: 'entity', title: t('entity'), card: 'title', render: (lock) => nameOf(lock.entityId) },
        { key: 'through', title: t('lock.through'), card: 'figure', render: (lock) => <DateText value={lock.lockedThrough} /> },
        { key: 'reason', title: t('lock.reason'), render: (lock) => lock.reason },
      ]} />}
      {moving && <Modal open title={t('lock.move')} okText={t('lock.move')} cancelText={t('cancel')} onCancel={() => setMoving(false)} destroyOnHidden okButtonProps={{ loading: move.isPending }}
        onOk={() => void form.validateFields().then((v) => move.mutate({ entityId: v.entityId, lockedThrough: v.through.format('YYYY-MM-DD'), reason: v.reason })).catch(() => undefined)}>
        <p>{t('lock.effect')}</p>
        <Form form={form} layout="vertical">
          <Form.Item name="entityId" label={t('entity')} rules={needed}><Select options={entities} /></Form.Item>
          <Form.Item name="through" label={t('lock.through')} rules={needed}><DatePicker /></Form.Item>
          <Form.Item name="reason" label={t('lock.reason')} rules={[{ required: true, whitespace: true, message: t('lock.needed') }]}><Input maxLength={500} /></Form.Item>
        </Form>
        <ProblemAlert problem={move.error} />
      </Modal>}
    </Panel>
  );
}
