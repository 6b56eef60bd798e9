import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api';
import { useRole } from '@/app/session';
import { DateText, List, ListPage, Money, minorDigits, plainDecimal, type BulkAction } from '@/design';
import { StatementState, type Statement } from '../commission/commissions';
import { DrawMonth } from '../commission/CommissionStatements';
import type { ShareView } from './shares';

interface Row { statement: { id: string; number: string; partnerId: string; planCode: string; currency: string; month: string; amountMinor: number; state: Statement['state']; releasedAt: string | null }; party: { code: string; name: string } | null }

/** Share statements of all parties, drawn for a month. */
export default function ShareStatements() {
  const { t } = useTranslation('sharing');
  const [drawing, setDrawing] = useState(false);
  const preparer = useRole('FINANCE_PREPARER');
  const reviewer = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const approver = useRole('FINANCE_APPROVER');
  const step = (name: 'SEND' | 'RELEASE', from: string[]): BulkAction<Row> => ({
    key: name, label: t(`step.${name}`), applies: (row) => from.includes(row.statement.state), preview: (rows) => t(`stepEffect.${name}`, { count: rows.length }),
    run: async (rows) => { await api.post('/api/shares/statements/steps', { step: name, ids: rows.map((row) => row.statement.id) }); return t('stepDone', { count: rows.length }); },
  });
  const create = preparer ? <Button type="primary" onClick={() => setDrawing(true)}>{t('statements.draw')}</Button> : undefined;
  return (
    <>
      <ListPage<Row> id="sharing.statements" title={t('statements.title')} lead={t('statements.lead')} source="/api/shares/statements" rowKey={(row) => row.statement.id} actions={create}
        bulk={[...(reviewer ? [step('SEND', ['DRAFT'])] : []), ...(approver ? [step('RELEASE', ['SENT', 'ACCEPTED'])] : [])]}
        filters={[{ key: 'month', label: t('month'), kind: 'month' }]}
        columns={[
          { key: 'party', title: t('party'), card: 'title', render: (row) => <>{row.party?.name} <small className="mq-quiet">{row.party?.code}</small></>, csv: (row) => row.party?.code },
          { key: 'month', title: t('month'), render: (row) => row.statement.month, csv: (row) => row.statement.month },
          { key: 'plan', title: t('plan'), render: (row) => row.statement.planCode, csv: (row) => row.statement.planCode },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.statement.amountMinor} currency={row.statement.currency} />, csv: (row) => plainDecimal(row.statement.amountMinor, minorDigits(row.statement.currency)) },
          { key: 'state', title: t('stateLabel'), render: (row) => <StatementState state={row.statement.state} />, csv: (row) => row.statement.state },
        ]}
        drawer={(row) => <List<ShareView> id="sharing.statement.lines" source="/api/shares" query={{ statement: row.statement.id }} rowKey={(one) => one.share.id}
          columns={[
            { key: 'order', title: t('order'), card: 'title', render: (one) => one.share.orderNo, csv: (one) => one.share.orderNo },
            { key: 'soldOn', title: t('soldOn'), render: (one) => <DateText value={one.share.soldOn} /> },
            { key: 'keeps', title: t('keeps'), numeric: true, card: 'figure', render: (one) => <Money minor={one.share.amountMinor - one.share.givenBackMinor} currency={one.share.currency} /> },
          ]} empty={{ title: t('statements.noLines') }} />}
        drawerTitle={(row) => row.statement.number}
        empty={{ title: t('statements.empty'), text: t('statements.emptyText'), action: create }} />
      <DrawMonth open={drawing} path="/api/shares/statements" invalidate="/api/shares" onClose={() => setDrawing(false)} />
    </>
  );
}
