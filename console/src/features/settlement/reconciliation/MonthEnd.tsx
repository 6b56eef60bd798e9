import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, invalidatePaths, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { useQueryClient } from '@tanstack/react-query';
import { addDays, BoardPage, Confirm, DateText, EmptyState, JobProgress, List, Money, Panel, PeriodPicker, periodAt, Rows, StatusTag, todayIn, type Period } from '@/design';
import { Attention, STATES, StateTag, useActions, useSubject, type Action, type Count, type Run, type State, type StatementView } from './statements';

interface Entity { code: string; nameZh: string; nameEn: string; currency: string }
interface Preview { action: string; moving: number; staying: Record<string, number> }

/** Finance's month-end: run it, see what stands out first, move the rest on in one go. */
export default function MonthEnd() {
  const { t, i18n } = useTranslation('reconciliation');
  const today = todayIn();
  const [picked, setPeriod] = useState<Period | null>(null);
  const entities = useGet<Page<Entity>>('/api/entities', undefined, { staleTime: 300_000 });
  const [chosen, setChosen] = useState<string | null>(null);
  const runs = useGet<Page<Run>>('/api/settlement-runs', { limit: 100 });
  const latest = runs.data?.items.reduce<Run | null>((best, run) => (best === null || run.first > best.first || (run.first === best.first && run.entityCode < best.entityCode) ? run : best), null);
  const period = picked ?? periodAt('month', latest?.first ?? addDays(periodAt('month', today).from, -1));
  const entity = runs.isPending ? undefined : entities.data?.items.find((one) => one.code === (chosen ?? latest?.entityCode)) ?? entities.data?.items[0];
  const params = entity && { period: period.key, entity: entity.code };
  const counts = useGet<{ items: Count[] }>(entity ? '/api/statements/counts' : null, params);
  const [starting, setStarting] = useState(false);
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const start = useWrite((_: void, options) => api.post('/api/settlement-runs', { period: period.key, entity: entity!.code }, options), { invalidate: ['/api/settlement-runs'] });
  const client = useQueryClient();
  const refresh = () => invalidatePaths(client, ['/api/statements', '/api/settlement-runs']);
  const ours = (runs.data?.items ?? []).filter((run) => run.period === period.key && run.entityCode === entity?.code);
  const going = ours.find((run) => run.state === 'RUNNING' && run.jobId);
  const items = counts.data?.items ?? [];
  const sum = (kind: Count['kind'], of: (count: Count) => number) => items.filter((count) => count.kind === kind).reduce((a, count) => a + of(count), 0);
  const currency = entity?.currency ?? 'CNY';
  const to = (query: string) => `/statements?period=${period.key}&entity=${entity?.code ?? ''}${query}`;
  return (
    <>
      <BoardPage title={t('monthEnd.title')} lead={t('monthEnd.lead')} problem={counts.error ?? entities.error} onRetry={() => void counts.refetch()} loading={counts.isPending && !!entity}
        actions={finance && entity && <Button type="primary" disabled={!!going} onClick={() => setStarting(true)}>{t('monthEnd.run')}</Button>}
        controls={<Space wrap>
          <PeriodPicker value={period} onChange={setPeriod} kinds={['month']} />
          <Select aria-label={t('entity')} value={entity?.code} onChange={setChosen} popupMatchSelectWidth={false}
            options={(entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} />
        </Space>}
        tiles={[
          { key: 'accounts', label: t('monthEnd.accounts'), value: sum('ACCOUNT', (c) => c.statements), to: to('&kind=ACCOUNT') },
          { key: 'closing', label: t('heading.CLOSING'), value: <Money minor={sum('ACCOUNT', (c) => c.closingMinor)} currency={currency} compact /> },
          { key: 'rebates', label: t('monthEnd.rebates'), value: sum('REBATE', (c) => c.statements), to: to('&kind=REBATE') },
          { key: 'due', label: t('due'), value: <Money minor={sum('REBATE', (c) => c.dueMinor)} currency={currency} compact /> },
          { key: 'attention', label: t('attentionLabel'), value: items.reduce((a, c) => a + c.attention, 0), to: to('&attention=true') },
          { key: 'open', label: t('monthEnd.unconfirmed'), value: items.filter((c) => c.state === 'SENT').reduce((a, c) => a + c.statements, 0), to: to('&state=SENT') },
        ]}>
        {going && <Panel title={t('monthEnd.going')}><JobProgress id={going.jobId!} onDone={() => void refresh()} /></Panel>}
        {counts.data && items.length === 0 && !going && <EmptyState title={t('monthEnd.empty')} text={t('monthEnd.emptyText')}
          action={finance && <Button type="primary" onClick={() => setStarting(true)}>{t('monthEnd.run')}</Button>} />}
        {items.length > 0 && entity && <Panel title={t('monthEnd.steps')} span="half"><Steps items={items} period={period.key} entity={entity.code} onDone={() => void refresh()} /></Panel>}
        <Panel title={t('monthEnd.runs')} span={items.length > 0 ? 'half' : 'full'}><Runs runs={ours} /></Panel>
        {items.length > 0 && entity && <Panel title={t('monthEnd.exceptions')}><Exceptions period={period.key} entity={entity.code} /></Panel>}
      </BoardPage>
      {entity && <Confirm open={starting} title={t('monthEnd.run')} action={t('monthEnd.run')} onClose={() => setStarting(false)}
        text={t('monthEnd.runEffect', { period: period.key, entity: i18n.language === 'en' ? entity.nameEn : entity.nameZh })} onConfirm={() => start.mutateAsync()} />}
    </>
  );
}

const NEXT: Partial<Record<State, Action>> = { DRAFT: 'CHECK', CHECKED: 'REVIEW', REVIEWED: 'SEND', CONFIRMED: 'FINALISE', FINAL: 'RELEASE' };

/** How many statements stand where, and the step that takes them on. */
function Steps({ items, period, entity, onDone }: { items: readonly Count[]; period: string; entity: string; onDone: () => void }) {
  const { t } = useTranslation('reconciliation');
  const mine = useActions();
  const [asking, setAsking] = useState<{ action: Action; state: State; preview: Preview } | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const look = useWrite((input: { action: Action; state: State }, options) => api.post<Preview>('/api/statements/bulk-steps/preview',
    { action: input.action, selection: { period, entity, state: input.state } }, options));
  const move = useWrite((input: { action: Action; state: State }, options) => api.post<{ jobId: string }>('/api/statements/bulk-steps',
    { action: input.action, selection: { period, entity, state: input.state }, note: '' }, options), { onSuccess: (answer) => setJob(answer.jobId) });
  const rows = STATES.map((state) => ({ state, statements: items.filter((c) => c.state === state).reduce((a, c) => a + c.statements, 0) })).filter((row) => row.statements > 0);
  return (
    <>
      <Rows<{ state: State; statements: number }> rows={rows} rowKey={(row) => row.state} columns={[
        { key: 'state', title: t('stateLabel'), card: 'title', render: (row) => <Link to={`/statements?period=${period}&entity=${entity}&state=${row.state}`}><StateTag state={row.state} /></Link> },
        { key: 'count', title: t('monthEnd.count'), numeric: true, card: 'figure', render: (row) => row.statements },
        { key: 'step', title: t('monthEnd.next'), render: (row) => {
          const action = NEXT[row.state];
          return action && mine.includes(action) ? <Button size="small" loading={look.isPending && look.variables?.state === row.state}
            onClick={() => look.mutate({ action, state: row.state }, { onSuccess: (preview) => setAsking({ action, state: row.state, preview }) })}>{t(`action.${action}`)}</Button>
            : <span className="mq-quiet">{t(`waiting.${row.state}`)}</span>;
        } },
      ]} />
      {job && <JobProgress id={job} onDone={() => { setJob(null); onDone(); }} />}
      {asking && <Confirm open title={t(`action.${asking.action}`)} action={t(`action.${asking.action}`)} onClose={() => setAsking(null)}
        text={<><p>{t('bulk.moving', { count: asking.preview.moving, action: t(`action.${asking.action}`) })}</p>
          <ul>{Object.entries(asking.preview.staying).map(([code, count]) => <li key={code}>{t('bulk.staying', { count, reason: t(`refusal.${code.replace('reconciliation.', '')}` as never) as string })}</li>)}</ul></>}
        onConfirm={() => move.mutateAsync({ action: asking.action, state: asking.state })} />}
    </>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const { t } = useTranslation('reconciliation');
  if (runs.length === 0) return <p className="mq-quiet">{t('monthEnd.noRuns')}</p>;
  return <Rows<Run> rows={runs} rowKey={(row) => row.id} columns={[
    { key: 'at', title: t('monthEnd.at'), card: 'title', render: (row) => <DateText value={row.createdAt} /> },
    { key: 'state', title: t('stateLabel'), render: (row) => <StatusTag tone={row.state === 'DONE' ? 'good' : row.state === 'FAILED' ? 'bad' : 'info'}>{t(`run.${row.state}`)}</StatusTag> },
    { key: 'cut', title: t('monthEnd.cut'), numeric: true, render: (row) => row.cutSeal },
    { key: 'made', title: t('monthEnd.made'), render: (row) => t('monthEnd.madeText', { accounts: row.accounts, rebates: row.rebates, deltas: row.deltas }) },
  ]} />;
}

function Exceptions({ period, entity }: { period: string; entity: string }) {
  const { t } = useTranslation('reconciliation');
  const subject = useSubject();
  return (
    <List<StatementView> id="month-end.exceptions" source="/api/statements" query={{ period, entity, attention: true }} rowKey={(row) => row.id} href={(row) => `/statements/${row.id}`} pageSize={20}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerName },
        { key: 'subject', title: t('subject'), render: (row) => subject(row) },
        { key: 'attention', title: t('attentionLabel'), render: (row) => <><Attention marks={row.attention} />{row.openDisputes > 0 && <StatusTag tone="bad">{t('monthEnd.disputed', { count: row.openDisputes })}</StatusTag>}</> },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.kind === 'ACCOUNT' ? row.closingMinor : row.dueMinor} currency={row.currency} /> },
        { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
      ]}
      empty={{ title: t('monthEnd.noExceptions') }} />
  );
}
