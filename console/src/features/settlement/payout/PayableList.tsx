import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, plainDecimal, ProblemAlert, StatusTag, Summary, Tiles, useNotice } from '@/design';
import { SOURCES, STATES, toneOf, type Payable } from './payout';

interface Total { state: string; entityId: string; currency: string; payables: number; amountMinor: number }

/** 应付: everything owed to partners, what is held and why. */
export default function PayableList() {
  const { t } = useTranslation('payout');
  const notice = useNotice();
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const totals = useGet<{ items: Total[] }>('/api/payables/totals');
  const recheck = useWrite((_: Record<string, never>, options) => api.post<{ released: number }>('/api/payables/recheck', {}, options), {
    invalidate: ['/api/payables'], onSuccess: (done) => notice.done(t('payables.released', { count: done.released })),
  });
  const held = totals.data?.items.filter((total) => ['HELD', 'CASH_OWED', 'GOODS_OWED'].includes(total.state)) ?? [];
  return (
    <ListPage<Payable> id="payout.payables" title={t('payables.title')} lead={t('payables.lead')} source="/api/payables" rowKey={(row) => row.id}
      actions={finance && <Button loading={recheck.isPending} onClick={() => recheck.mutate({})}>{t('payables.recheck')}</Button>}
      summary={<><ProblemAlert problem={recheck.error} />{held.length > 0 && <Tiles tiles={held.map((total) => ({ key: total.state + total.entityId + total.currency,
        label: `${t(`payableState.${total.state}`)} · ${total.payables}`, value: <Money minor={total.amountMinor} currency={total.currency} compact /> }))} />}</>}
      filters={[
        { key: 'state', label: t('state'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`payableState.${value}`) })) },
        { key: 'source', label: t('source_'), kind: 'select', options: SOURCES.map((value) => ({ value, label: t(`source.${value}`) })) },
        { key: 'partnerId', label: t('partnerNumber'), kind: 'text' },
      ]}
      columns={[
        { key: 'text', title: t('text'), card: 'title', render: (row) => row.text, csv: (row) => row.text },
        { key: 'partner', title: t('partner'), render: (row) => `${row.partnerCode} ${row.partnerName}`, csv: (row) => row.partnerCode },
        { key: 'source', title: t('source_'), render: (row) => t(`source.${row.source}`), csv: (row) => t(`source.${row.source}`) },
        { key: 'form', title: t('form_'), render: (row) => `${t(`form.${row.form}`)} · ${t(`invoice.${row.invoice}`)}`, csv: (row) => `${row.form}/${row.invoice}` },
        { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
        { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`payableState.${row.state}`)}</StatusTag>, csv: (row) => t(`payableState.${row.state}`) },
        { key: 'held', title: t('payables.why'), render: (row) => row.heldReasons.map((reason) => t(`heldReason.${reason}`)).join(' · '), csv: (row) => row.heldReasons.join(' ') },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
      ]}
      drawer={(row) => <PayableDrawer payable={row} />} drawerTitle={(row) => row.text}
      empty={{ title: t('payables.empty'), text: t('payables.emptyText') }} />
  );
}

function PayableDrawer({ payable }: { payable: Payable }) {
  const { t } = useTranslation('payout');
  const reviewer = useRole('FINANCE_REVIEWER');
  const notice = useNotice();
  const [note, setNote] = useState('');
  const booked = useWrite((text: string, options) => api.post(`/api/payables/${payable.id}/booked`, { note: text }, options), {
    invalidate: ['/api/payables'], onSuccess: () => notice.done(t('payables.bookedDone')),
  });
  return (
    <div className="mq-stack">
      <Summary items={[
        { label: t('amount'), value: <Money minor={payable.amountMinor} currency={payable.currency} /> },
        { label: t('state'), value: <StatusTag tone={toneOf(payable.state)}>{t(`payableState.${payable.state}`)}</StatusTag> },
        { label: t('form_'), value: `${t(`form.${payable.form}`)} · ${t(`invoice.${payable.invoice}`)}` },
        { label: t('payables.terms'), value: payable.termsCode ?? t('payables.defaultTerms') },
        { label: t('payables.key'), value: payable.key },
        ...(payable.nettedMinor ? [{ label: t('payables.netted'), value: <Money minor={payable.nettedMinor} currency={payable.currency} /> }] : []),
        ...(payable.owedMinor ? [{ label: t('payables.owed'), value: <Money minor={payable.owedMinor} currency={payable.currency} /> }] : []),
      ]} />
      {payable.heldReasons.map((reason) => <p key={reason}><StatusTag tone="warn">{t(`heldReason.${reason}`)}</StatusTag> {t(`heldCure.${reason}`)}</p>)}
      {reviewer && payable.heldReasons.includes('NOT_BOOKED_BY_PARTNER') && (
        <div className="mq-row">
          <Input aria-label={t('payables.evidence')} placeholder={t('payables.evidence')} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          <Button disabled={note.trim().length < 2} loading={booked.isPending} onClick={() => booked.mutate(note.trim())}>{t('payables.booked')}</Button>
        </div>
      )}
      <ProblemAlert problem={booked.error} />
    </div>
  );
}
