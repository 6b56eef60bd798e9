import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '@/app/session';
import { useGet } from '@/api';
import { Panel, ProblemAlert, StatusTag } from '@/design';

interface Count { kind: 'ACCOUNT' | 'REBATE'; state: string; statements: number; attention: number }

/** Statements that wait for the next pair of eyes, by whose turn it is. */
export function StatementsToDo() {
  const { t } = useTranslation('today');
  const business = useRole('CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP');
  const reviewer = useRole('FINANCE_REVIEWER');
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const counts = useGet<{ items: Count[] }>('/api/statements/counts');
  const mine = [...(business ? ['DRAFT'] : []), ...(reviewer ? ['CHECKED'] : []), ...(finance ? ['REVIEWED', 'DISPUTED', 'CONFIRMED', 'FINAL'] : [])];
  const due = (counts.data?.items ?? []).filter((count) => mine.includes(count.state) && count.statements > 0);
  if (mine.length === 0 || (!counts.error && due.length === 0)) return null;
  return (
    <Panel title={t('statements.title')}>
      <ProblemAlert problem={counts.error} onRetry={() => void counts.refetch()} />
      <ul className="mq-today-lines">{due.map((count) => (
        <li key={count.kind + count.state}><span><Link to={`/statements?kind=${count.kind}&state=${count.state}`}>{t(`statements.kind.${count.kind}`)} · {t(`statements.todo.${count.state}` as never) as string}</Link>
          {count.attention > 0 && <small>{t('statements.attention', { count: count.attention })}</small>}</span><StatusTag tone={count.state === 'DISPUTED' ? 'bad' : 'info'}>{count.statements}</StatusTag></li>
      ))}</ul>
    </Panel>
  );
}
