import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, Money, ProblemAlert, minorDigits, plainDecimal, useNotice, type BulkAction } from '@/design';
import { STATEMENT_STATES, StatementState, type StatementView } from './commissions';

/** Commission statements of all parties; drawn for a month, then moved on, many at once. */
export default function CommissionStatements() {
  const { t } = useTranslation('commission');
  const [drawing, setDrawing] = useState(false);
  const preparer = useRole('FINANCE_PREPARER');
  const reviewer = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const approver = useRole('FINANCE_APPROVER');
  const step = (name: 'REVIEW' | 'SEND' | 'RELEASE', from: string[]): BulkAction<StatementView> => ({
    key: name, label: t(`step.${name}`), applies: (row) => from.includes(row.statement.state), preview: (rows) => t(`stepEffect.${name}`, { count: rows.length }),
    run: async (rows) => { await api.post('/api/commissions/statements/steps', { step: name, ids: rows.map((row) => row.statement.id) }); return t('stepDone', { count: rows.length }); },
  });
  const bulk = [...(reviewer ? [step('REVIEW', ['DRAFT'])] : []), ...(preparer || reviewer ? [step('SEND', ['REVIEWED'])] : []), ...(approver ? [step('RELEASE', ['SENT', 'ACCEPTED'])] : [])];
  const create = preparer ? <Button type="primary" onClick={() => setDrawing(true)}>{t('statements.draw')}</Button> : undefined;
  return (
    <>
      <ListPage<StatementView> id="commission.statements" title={t('statements.title')} lead={t('statements.lead')} source="/api/commissions/statements" rowKey={(row) => row.statement.id}
        actions={create} bulk={bulk} href={(row) => `/commissions/statements/${row.statement.id}`}
        filters={[{ key: 'month', label: t('month'), kind: 'month' },
          { key: 'state', label: t('stateLabel'), kind: 'select', options: STATEMENT_STATES.map((value) => ({ value, label: t(`statementState.${value}`) })) }]}
        columns={[
          { key: 'party', title: t('party'), card: 'title', render: (row) => <>{row.party?.name} <small className="mq-quiet">{row.party?.code}</small></>, csv: (row) => row.party?.code },
          { key: 'month', title: t('month'), render: (row) => row.statement.month, csv: (row) => row.statement.month },
          { key: 'plan', title: t('plan'), render: (row) => row.statement.planCode, csv: (row) => row.statement.planCode },
          { key: 'carried', title: t('carried'), numeric: true, render: (row) => <Money minor={row.statement.carriedMinor} currency={row.statement.currency} />, csv: (row) => plainDecimal(row.statement.carriedMinor, minorDigits(row.statement.currency)) },
          { key: 'lines', title: t('linesSum'), numeric: true, render: (row) => <Money minor={row.statement.linesMinor} currency={row.statement.currency} />, csv: (row) => plainDecimal(row.statement.linesMinor, minorDigits(row.statement.currency)) },
          { key: 'payable', title: t('payable'), numeric: true, card: 'figure', render: (row) => <Money minor={row.statement.payableMinor} currency={row.statement.currency} />, csv: (row) => plainDecimal(row.statement.payableMinor, minorDigits(row.statement.currency)) },
          { key: 'invoice', title: t('invoice'), render: (row) => t(`invoiceStatus.${row.statement.invoiceStatus as 'AWAITED'}`), csv: (row) => row.statement.invoiceStatus },
          { key: 'state', title: t('stateLabel'), render: (row) => <StatementState state={row.statement.state} />, csv: (row) => row.statement.state },
        ]}
        empty={{ title: t('statements.empty'), text: t('statements.emptyText'), action: create }} />
      <DrawMonth open={drawing} path="/api/commissions/statements" invalidate="/api/commissions" onClose={() => setDrawing(false)} />
    </>
  );
}

/** Asks for the month and draws its statements. */
export function DrawMonth({ open, path, invalidate, onClose }: { open: boolean; path: string; invalidate: string; onClose: () => void }) {
  const { t } = useTranslation('commission');
  const notice = useNotice();
  const [month, setMonth] = useState('');
  const draw = useWrite((input: string, options) => api.post<{ statements: number }>(path, { month: input }, options),
    { invalidate: [invalidate], onSuccess: (made) => { onClose(); notice.done(t('statements.drawn', { count: made.statements })); } });
  return (
    <Modal open={open} title={t('statements.draw')} okText={t('statements.draw')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden
      okButtonProps={{ loading: draw.isPending, disabled: !month }} onOk={() => draw.mutate(month)}>
      <label className="mq-field"><span>{t('month')}</span><Input type="month" value={month} onChange={(event) => setMonth(event.target.value)} /></label>
      <p>{t('statements.drawEffect')}</p>
      <ProblemAlert problem={draw.error} />
    </Modal>
  );
}
