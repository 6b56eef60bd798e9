import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet, type Page } from '@/api';
import { DateText, Panel, ProblemAlert, StatusTag } from '@/design';

interface CaseRow { id: string; kindZh: string; kindEn: string; stateZh: string; stateEn: string; title: string; openedByName: string; deskSince: string }

/** Cases at my desk: how many wait for my roles, and those I have taken. */
export function CasesForMe() {
  const { t, i18n } = useTranslation('today');
  const english = i18n.language === 'en';
  const waiting = useGet<{ count: number }>('/api/cases/waiting/count', undefined, { refetchInterval: 60_000 });
  const mine = useGet<Page<CaseRow>>('/api/cases', { mine: true, open: true, limit: 5 });
  const count = waiting.data?.count ?? 0;
  const rows = mine.data?.items ?? [];
  if (!waiting.error && !mine.error && count === 0 && rows.length === 0) return null;
  return (
    <Panel title={<>{t('cases.title')} {count > 0 && <StatusTag tone="warn">{count}</StatusTag>}</>} extra={<Link to="/cases">{t('seeAll')}</Link>}>
      <ProblemAlert problem={waiting.error ?? mine.error} onRetry={() => { void waiting.refetch(); void mine.refetch(); }} />
      {rows.length === 0 && count > 0 && <p className="mq-quiet">{t('cases.untaken', { count })}</p>}
      <ul className="mq-today-lines">{rows.map((row) => (
        <li key={row.id}><span><Link to={`/cases/${row.id}`}>{row.title}</Link><small>{english ? row.kindEn : row.kindZh} · {row.openedByName} · <DateText value={row.deskSince} /></small></span>
          <StatusTag>{english ? row.stateEn : row.stateZh}</StatusTag></li>
      ))}</ul>
    </Panel>
  );
}
