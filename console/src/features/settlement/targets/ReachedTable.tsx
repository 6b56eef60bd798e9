import { useTranslation } from 'react-i18next';
import { Rate, Rows } from '@/design';
import { Amount } from './Amount';
import type { AttainmentAnswer, Reached } from './targets';

/** Who has reached how much of the goal, largest gap first. */
export function ReachedTable({ answer }: { answer: AttainmentAnswer }) {
  const { t } = useTranslation('targets');
  const currency = answer.sheet?.currency;
  return (
    <Rows<Reached> rows={answer.items} rowKey={(row) => row.partnerId ?? ''} label={t('attainment.title')} href={(row) => `/partners/${row.partnerId}`}
      columns={[
        { key: 'name', title: t('partner'), card: 'title', render: (row) => row.partnerName },
        { key: 'code', title: t('code'), render: (row) => row.partnerCode },
        { key: 'goal', title: t('goal'), numeric: true, render: (row) => <Amount value={row.goal} currency={currency} /> },
        { key: 'actual', title: t('actual'), numeric: true, render: (row) => <Amount value={row.actual} currency={currency} /> },
        { key: 'rate', title: t('rate'), numeric: true, card: 'figure', render: (row) => <Rate ppm={row.ratePpm} /> },
        { key: 'gap', title: t('gap'), numeric: true, render: (row) => <Amount value={row.gap} currency={currency} /> },
        { key: 'ahead', title: t('ahead'), numeric: true, render: (row) => <Amount value={row.ahead} currency={currency} /> },
      ]} />
  );
}
