import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { api, type Page, useGet } from '@/api';
import { ListPage, Money, minorDigits, plainDecimal, Summary, useNotice, useSettlementWhy, type BulkAction } from '@/design';
import { Attention, HEADINGS, STATES, StateTag, useActions, useSubject, type StatementView } from './statements';

interface Entity { code: string; nameZh: string; nameEn: string }

/** Every account and rebate statement; a step on many at once says first what it will do. */
export default function StatementList() {
  const { t, i18n } = useTranslation('reconciliation');
  const entities = useGet<Page<Entity>>('/api/entities', undefined, { staleTime: 300_000 });
  const subject = useSubject();
  const actions = useActions();
  const notice = useNotice();
  const bulk: BulkAction<StatementView>[] = actions.map((action) => ({
    key: action, label: t(`action.${action}`), applies: (row) => row.possible.includes(action),
    preview: (rows) => t('bulk.preview', { count: rows.length, action: t(`action.${action}`) }),
    run: async (rows) => {
      await api.post('/api/statements/bulk-steps', { action, selection: { ids: rows.map((row) => row.id) }, note: '' });
      return t('bulk.queued', { count: rows.length });
    },
  }));
  return (
    <ListPage<StatementView> id="statements.list" title={t('list.title')} lead={t('list.lead')} source="/api/statements" rowKey={(row) => row.id}
      actions={<Button onClick={() => void api.download('/api/statements/export', 'statements.xlsx', Object.fromEntries(new URLSearchParams(window.location.search))).catch(notice.fail)}>{t('list.export')}</Button>}
      filters={[
        { key: 'partner', label: t('partner'), kind: 'text' },
        { key: 'period', label: t('period'), kind: 'month' },
        { key: 'kind', label: t('kindLabel'), kind: 'select', options: ['ACCOUNT', 'REBATE'].map((value) => ({ value, label: t(`kind.${value as 'ACCOUNT'}`) })) },
        { key: 'state', label: t('stateLabel'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
        { key: 'entity', label: t('entity'), kind: 'select', options: (entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh })) },
        { key: 'attention', label: t('attentionLabel'), kind: 'select', options: [{ value: 'true', label: t('attentionOnly') }] },
      ]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => <>{row.partnerName}<small className="mq-quiet"> {row.partnerCode}</small></>, csv: (row) => row.partnerCode },
        { key: 'subject', title: t('subject'), render: (row) => subject(row), csv: (row) => subject(row) },
        { key: 'period', title: t('period'), render: (row) => row.periodCode + (row.sequence ? ` · ${t('correction', { n: row.sequence })}` : ''), csv: (row) => row.periodCode },
        { key: 'entity', title: t('entity'), render: (row) => row.entityCode, csv: (row) => row.entityCode },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.kind === 'ACCOUNT' ? row.closingMinor : row.dueMinor} currency={row.currency} />,
          csv: (row) => plainDecimal(row.kind === 'ACCOUNT' ? row.closingMinor : row.dueMinor, minorDigits(row.currency)) },
        { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} />, csv: (row) => row.state },
        { key: 'attention', title: t('attentionLabel'), render: (row) => <Attention marks={row.attention} />, csv: (row) => row.attention.join(' ') },
        { key: 'number', title: t('number'), hiddenAtFirst: true, card: 'none', render: (row) => row.number, csv: (row) => row.number },
      ]}
      drawer={(row) => <StatementSummary statement={row} />} drawerTitle={(row) => row.number} href={(row) => `/statements/${row.id}`} bulk={bulk}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }} />
  );
}

/** The figures of a statement, each with its why. */
export function StatementSummary({ statement }: { statement: StatementView }) {
  const { t } = useTranslation('reconciliation');
  const why = useSettlementWhy();
  const path = `/api/statements/${statement.id}`;
  if (statement.kind === 'REBATE') {
    return <Summary items={[
      { label: t('payout'), value: <Money minor={statement.payoutMinor} currency={statement.currency} /> },
      ...(statement.settledMinor ? [{ label: t('settledBefore'), value: <Money minor={statement.settledMinor} currency={statement.currency} /> }] : []),
      { label: t('due'), value: <Money minor={statement.dueMinor} currency={statement.currency} why={why(path, undefined, statement.baseIn)} /> },
      { label: t('released'), value: <Money minor={statement.releasedMinor} currency={statement.currency} /> },
    ]} />;
  }
  return <Summary items={[
    ...HEADINGS.filter((heading) => heading !== 'ADJUSTMENTS' || statement.figures[heading]).map((heading) => ({
      label: t(`heading.${heading}`), value: <Money minor={statement.figures[heading] ?? 0} currency={statement.currency} why={why(path, heading)} /> })),
    { label: t('heading.CLOSING'), value: <Money minor={statement.closingMinor} currency={statement.currency} why={why(path, 'CLOSING')} /> },
  ]} />;
}
