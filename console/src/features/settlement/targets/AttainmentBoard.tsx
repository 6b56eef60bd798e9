import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet } from '@/api';
import { BoardPage, EmptyState, Panel, PeriodPicker, periodAt, type Period } from '@/design';
import { Amount } from './Amount';
import { ReachedTable } from './ReachedTable';
import { titleOf, type AttainmentAnswer } from './targets';

/** Targets against what was sold, live: the month or the year, everybody in sight. */
export default function AttainmentBoard() {
  const { t, i18n } = useTranslation('targets');
  const [chosen, setChosen] = useState<Period | null>(null);
  // without a choice the server answers for its own current month: its clock may be moved
  const months = chosen ? { from: chosen.from.slice(0, 7), through: lastMonth(chosen.toExcl) } : {};
  const answer = useGet<AttainmentAnswer>('/api/attainment', { ...months, limit: 200 }, { placeholderData: (before) => before });
  const data = answer.data;
  const period = chosen ?? (data ? periodAt('month', `${data.from}-01`) : null);
  const currency = data?.sheet?.currency;
  return (
    <BoardPage title={t('attainment.title')} lead={data?.sheet ? titleOf(data.sheet, i18n.language) : t('attainment.lead')}
      loading={answer.isPending} problem={answer.error} onRetry={() => void answer.refetch()}
      controls={period && <PeriodPicker value={period} kinds={['month', 'quarter', 'year']} onChange={setChosen} />}
      tiles={data?.sheet ? [
        { key: 'actual', label: t('actual'), value: <Amount value={data.total.actual} currency={currency} compact />, targetPpm: data.total.ratePpm },
        { key: 'goal', label: t('goal'), value: <Amount value={data.total.goal} currency={currency} compact /> },
        { key: 'gap', label: t('gap'), value: <Amount value={data.total.gap} currency={currency} compact /> },
        { key: 'forecast', label: t('forecast'), value: <Amount value={data.total.forecast} currency={currency} compact />, note: t('attainment.pace') },
      ] : []}>
      <Panel span="full">
        {data && (data.items.length > 0 ? <ReachedTable answer={data} />
          : <EmptyState small title={t('attainment.empty')} text={t('attainment.emptyText')} action={<Link to="/targets">{t('list.title')}</Link>} />)}
      </Panel>
    </BoardPage>
  );
}

/** The month before the first day after the period. */
function lastMonth(toExcl: string): string {
  const year = Number(toExcl.slice(0, 4));
  const month = Number(toExcl.slice(5, 7));
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
