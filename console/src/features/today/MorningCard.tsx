import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet, type Page } from '@/api';
import { DateText, Money, None, Panel, ProblemAlert, Quantity, rateText, Tiles, type Tile } from '@/design';

interface Attained { partnerId: string | null; partnerName: string; goal: number; actual: number; ratePpm: number | null; gap: number }
/** GET /api/attainment: what was reached of what was agreed, largest gap first, for the partners in my care. */
interface Attainment { sheet: { id: string; titleZh: string; titleEn: string; measure: string; currency: string | null } | null; from: string; total: Attained; items: Attained[] }
interface Overdue { asOf: string; termDays: number; totals: { currency: string; overdueMinor: number; partners: number }[]; items: { partnerId: string; partnerName: string; currency: string; overdueMinor: number; lastPaidOn: string | null }[] }
interface Unconfirmed { id: string; partnerName: string; number: string; kind: 'ACCOUNT' | 'REBATE'; currency: string; closingMinor: number; dueMinor: number; sentAt: string | null }

const SHOWN = 5;

/** The regional manager's 8 o'clock: the gap to target, who is overdue, who has not confirmed. */
export function MorningCard({ children }: { children: ReactNode }) {
  const { t } = useTranslation('today');
  const attainment = useGet<Attainment>('/api/attainment', { limit: SHOWN });
  const overdue = useGet<Overdue>('/api/overdue', { limit: SHOWN });
  const unconfirmed = useGet<Page<Unconfirmed>>('/api/statements', { state: 'SENT', limit: SHOWN });
  const counts = useGet<{ items: { state: string; statements: number }[] }>('/api/statements/counts');
  const goal = attainment.data;
  const amount = (value: number) => (goal?.sheet?.currency ? <Money minor={value} currency={goal.sheet.currency} compact /> : <Quantity milli={value} />);
  const waiting = unconfirmed.data?.items ?? [];
  const sent = counts.data?.items.filter((count) => count.state === 'SENT').reduce((sum, count) => sum + count.statements, 0);
  const tiles: Tile[] = [
    { key: 'gap', label: t('morning.gap'), value: goal?.sheet ? amount(Math.max(0, goal.total.gap)) : <None />, targetPpm: goal?.sheet ? goal.total.ratePpm : null, note: goal && !goal.sheet ? t('morning.noTarget') : goal?.from },
    ...(overdue.data?.totals ?? []).map((total) => ({ key: `overdue-${total.currency}`, label: t('morning.overdue'), value: <Money minor={total.overdueMinor} currency={total.currency} compact />, note: t('morning.overdueBy', { count: total.partners }) })),
    { key: 'unconfirmed', label: t('morning.unconfirmed'), value: sent === undefined ? <None /> : sent.toLocaleString('en'), to: '/statements?state=SENT' },
  ];
  return (
    <section className="mq-stack" aria-label={t('morning.title')}>
      <Tiles tiles={tiles} loading={attainment.isPending || overdue.isPending || counts.isPending} />
      <ProblemAlert problem={attainment.error ?? overdue.error ?? unconfirmed.error} onRetry={() => { void attainment.refetch(); void overdue.refetch(); void unconfirmed.refetch(); }} />
      {children}
      <div className="mq-morning">
        {goal?.sheet && goal.items.length > 0 && <Panel title={t('morning.byGap')}><Lines rows={goal.items.filter((row) => row.gap > 0).map((row) => ({
          key: row.partnerId ?? '', to: `/partners/${row.partnerId}`, name: row.partnerName, value: amount(row.gap),
          under: row.ratePpm === null ? null : <Progress percent={Math.min(100, Math.floor(row.ratePpm / 10_000))} size="small" format={() => rateText(Math.round(row.ratePpm! / 1000) * 1000)} aria-label={t('morning.reachedBy', { name: row.partnerName })} />,
        }))} /></Panel>}
        {overdue.data && overdue.data.items.length > 0 && <Panel title={t('morning.mostOverdue')}><p className="mq-quiet">{t('morning.overdueRule', { days: overdue.data.termDays })}</p><Lines rows={overdue.data.items.map((row) => ({
          key: row.partnerId + row.currency, to: `/partners/${row.partnerId}`, name: row.partnerName, value: <Money minor={row.overdueMinor} currency={row.currency} />,
          under: row.lastPaidOn ? <>{t('morning.lastPaid')} <DateText value={row.lastPaidOn} /></> : t('morning.neverPaid'),
        }))} /></Panel>}
        {waiting.length > 0 && <Panel title={t('morning.waiting')}><Lines rows={waiting.map((row) => ({
          key: row.id, to: `/statements/${row.id}`, name: row.partnerName, value: <Money minor={row.kind === 'ACCOUNT' ? row.closingMinor : row.dueMinor} currency={row.currency} />, under: <>{row.number} · <DateText value={row.sentAt} time={false} /></>,
        }))} /></Panel>}
      </div>
    </section>
  );
}

interface Line { key: string; to: string; name: string; value: ReactNode; under: ReactNode }

function Lines({ rows }: { rows: readonly Line[] }) {
  return <ul className="mq-today-lines">{rows.map((row) => <li key={row.key}><span><Link to={row.to}>{row.name}</Link><small>{row.under}</small></span>{row.value}</li>)}</ul>;
}
