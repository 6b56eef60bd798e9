import { Button, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, List, Money, ProblemAlert, RecordPage, Waterfall, minorDigits, plainDecimal, useNotice } from '@/design';
import { StatementState, useEarningWhy, type EarningView, type Statement, type StatementView } from './commissions';

/** One party's month: what was carried, its lines with their why, what is owed, tax and invoice. */
export default function CommissionStatementPage() {
  const { t } = useTranslation('commission');
  const { id } = useParams();
  const query = useGet<StatementView>(`/api/commissions/statements/${id}`);
  const why = useEarningWhy('/api/commissions');
  const notice = useNotice();
  const [tax, setTax] = useState(false);
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const step = useWrite((name: string, options) => api.post('/api/commissions/statements/steps', { step: name, ids: [id] }, options),
    { invalidate: ['/api/commissions'], onSuccess: () => notice.done(t('stepDone', { count: 1 })) });
  const reviewer = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const approver = useRole('FINANCE_APPROVER');
  const of = query.data?.statement;
  const next = of?.state === 'DRAFT' && reviewer ? 'REVIEW' : of?.state === 'REVIEWED' && (finance || reviewer) ? 'SEND' : (of?.state === 'SENT' || of?.state === 'ACCEPTED') && approver ? 'RELEASE' : null;
  return (
    <RecordPage title={query.data?.party ? `${query.data.party.name} · ${of?.month}` : t('statement.title')} code={of?.number} status={of && <StatementState state={of.state} />}
      back={{ to: '/commissions/statements', label: t('statements.title') }} loading={query.isPending} problem={query.error} onRetry={() => void query.refetch()}
      actions={<Space wrap>
        {finance && of && <Button onClick={() => setTax(true)}>{t('statement.tax')}</Button>}
        {next && <Button type="primary" loading={step.isPending} onClick={() => step.mutate(next, { onError: notice.fail })}>{t(`step.${next}`)}</Button>}
      </Space>}
      summary={of && [
        { label: t('payable'), value: <Money minor={of.payableMinor} currency={of.currency} /> },
        { label: t('plan'), value: of.planCode },
        { label: t('taxTreatment'), value: t(`taxes.${of.taxTreatment as 'NONE'}`) },
        { label: t('withheld'), value: <Money minor={of.withheldMinor} currency={of.currency} /> },
        { label: t('invoice'), value: `${t(`invoiceStatus.${of.invoiceStatus as 'AWAITED'}`)} ${of.invoiceNo}` },
        ...(of.releasedAt ? [{ label: t('statementState.PAYABLE'), value: <DateText value={of.releasedAt} /> }] : []),
      ]}>
      {of && <section className="mq-panel"><h2>{t('statement.sum')}</h2><Waterfall currency={of.currency} steps={[
        { label: t('carried'), kind: 'start', amountMinor: of.carriedMinor }, { label: t('linesSum'), kind: 'change', amountMinor: of.linesMinor },
        { label: t('carryOut'), kind: 'change', amountMinor: -of.carryOutMinor }, ...(of.waivedMinor ? [{ label: t('waived'), kind: 'change' as const, amountMinor: -of.waivedMinor }] : []),
        { label: t('payable'), kind: 'total', amountMinor: of.payableMinor }]} /></section>}
      {of && <List<EarningView> id="commission.statement.lines" source="/api/commissions/entries" query={{ statement: of.id }} rowKey={(row) => row.earning.id}
        columns={[
          { key: 'order', title: t('order'), card: 'title', render: ({ earning }) => <>{earning.orderNo} <small className="mq-quiet">{earning.title}</small></>, csv: (row) => row.earning.orderNo },
          { key: 'paidOn', title: t('paidOn'), render: ({ earning }) => <DateText value={earning.paidOn} />, csv: (row) => row.earning.paidOn },
          { key: 'basis', title: t('basis'), numeric: true, render: ({ earning }) => <Money minor={earning.basisMinor} currency={earning.currency} />, csv: (row) => plainDecimal(row.earning.basisMinor, minorDigits(row.earning.currency)) },
          { key: 'amount', title: t('amountNow'), numeric: true, card: 'figure', render: ({ earning }) => <Money minor={earning.amountMinor} currency={earning.currency} why={why(earning)} />, csv: (row) => plainDecimal(row.earning.amountMinor, minorDigits(row.earning.currency)) },
        ]} empty={{ title: t('statement.empty') }} />}
      {of && <TaxForm statement={of} open={tax} onClose={() => setTax(false)} />}
    </RecordPage>
  );
}

function TaxForm({ statement, open, onClose }: { statement: Statement; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('commission');
  const [withheld, setWithheld] = useState(plainDecimal(statement.withheldMinor, minorDigits(statement.currency)));
  const [status, setStatus] = useState(statement.invoiceStatus);
  const [no, setNo] = useState(statement.invoiceNo);
  const save = useWrite((_: void, options) => api.put(`/api/commissions/statements/${statement.id}/tax`, { withheldMinor: minorOf(withheld, minorDigits(statement.currency)), invoiceStatus: status, invoiceNo: no }, options),
    { invalidate: ['/api/commissions'], onSuccess: onClose });
  return (
    <Modal open={open} title={t('statement.tax')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: save.isPending }} onOk={() => save.mutate()}>
      <div className="mq-stack">
        <p className="mq-quiet">{t('statement.taxHint')}</p>
        <label className="mq-field"><span>{t('withheld')}</span><InputNumber<string> stringMode min="0" aria-label={t('withheld')} value={withheld} onChange={(text) => setWithheld(text ?? '0')} /></label>
        <label className="mq-field"><span>{t('invoice')}</span><Select aria-label={t('invoice')} value={status} onChange={setStatus} options={(['NOT_NEEDED', 'AWAITED', 'RECEIVED'] as const).map((value) => ({ value, label: t(`invoiceStatus.${value}`) }))} /></label>
        <label className="mq-field"><span>{t('invoiceNo')}</span><Input value={no} maxLength={60} onChange={(event) => setNo(event.target.value)} /></label>
        <ProblemAlert problem={save.error} />
      </div>
    </Modal>
  );
}

/** A decimal text in minor units, without floating point. */
export function minorOf(text: string, places: number): number {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = Number(`${whole || '0'}${(fraction + '0'.repeat(places)).slice(0, places)}`);
  return text.startsWith('-') ? -value : value;
}
