import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Money } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { STAGES, StageTag, Where, type Activity } from './fund';

/** Every funded activity and where it lies. */
export default function ActivityList() {
  const { t } = useTranslation('fund');
  return (
    <ListPage<Activity> id="fund.activities" title={t('activities.title')} lead={t('activities.lead')} source="/api/fund/activities" rowKey={(row) => row.id}
      actions={<Link to="/fund/agreements"><Button>{t('agreements.title')}</Button></Link>}
      filters={[{ key: 'q', label: t('search'), kind: 'text' }, { key: 'stage', label: t('stage'), kind: 'select', options: STAGES.map((value) => ({ value, label: t(`stages.${value}`) })) },
        { key: 'desk', label: t('desk'), kind: 'select', options: ['PARTNER', 'APPROVER', 'VERIFIER'].map((value) => ({ value, label: t(`desks.${value}`) })) }]}
      columns={[
        { key: 'number', title: t('number'), render: (row) => row.number, csv: (row) => row.number },
        { key: 'title', title: t('activity.title'), card: 'title', render: (row) => <>{row.title}{row.outletName && <small> {row.outletName}</small>}</>, csv: (row) => row.title },
        { key: 'partner', title: t('partner'), render: (row) => <PartnerName id={row.partnerId} />, csv: (row) => row.partnerId },
        { key: 'days', title: t('days'), render: (row) => <><DateText value={row.fromDay} /> – <DateText value={row.throughDay} /></>, csv: (row) => `${row.fromDay}/${row.throughDay}` },
        { key: 'stage', title: t('stage'), render: (row) => <StageTag stage={row.stage} />, csv: (row) => t(`stages.${row.stage}`) },
        { key: 'where', title: t('where.title'), render: (row) => <Where of={row} />, csv: (row) => row.daysWaiting },
        { key: 'approved', title: t('approved'), numeric: true, card: 'figure', render: (row) => <Money minor={row.approvedMinor || row.requestedMinor} currency={row.currency} />, csv: (row) => row.approvedMinor / 100 },
        { key: 'settled', title: t('settled'), numeric: true, render: (row) => <Money minor={row.settledMinor} currency={row.currency} />, csv: (row) => row.settledMinor / 100 },
      ]}
      href={(row) => `/fund/activities/${row.id}`} empty={{ title: t('activities.empty'), text: t('activities.emptyText') }} />
  );
}
