import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, JobProgress, ListPage, Money, Tiles, plainDecimal } from '@/design';
import { SignTags, type Overview, type PartnerRow } from './stock';

/** What partners hold, by value: how old, how long it lasts, how much of it does not reconcile. */
export default function StockList() {
  const { t } = useTranslation('stock');
  const overview = useGet<Overview>('/api/stock/overview');
  const [job, setJob] = useState<string | null>(null);
  const preparer = useRole('FINANCE_PREPARER');
  const manager = useRole('CHANNEL_MANAGER');
  const reckon = useWrite((_: void, options) => api.post<{ jobId: string }>('/api/stock/reckonings', {}, options), { onSuccess: (started) => setJob(started.jobId) });
  const totals = overview.data?.totals;
  const old = totals ? (totals.ageMinor[2] ?? 0) + (totals.ageMinor[3] ?? 0) : 0;
  const act = preparer || manager ? <Button loading={reckon.isPending} onClick={() => reckon.mutate()}>{t('reckon')}</Button> : undefined;
  return (
    <ListPage<PartnerRow> id="stock.list" title={t('list.title')} lead={t('list.lead')} source="/api/stock/partners" rowKey={(row) => row.partnerId} actions={act}
      summary={<>
        {job && <JobProgress id={job} onDone={() => { setJob(null); void overview.refetch(); }} />}
        {overview.data?.stale && <Alert type="info" showIcon title={t('stale')} />}
        {totals && overview.data?.asOf && <Tiles tiles={[
          { key: 'value', label: t('value'), value: <Money minor={totals.valueMinor} currency="CNY" compact />, note: <>{t('asOf')} <DateText value={overview.data.asOf} /></> },
          { key: 'partners', label: t('partners'), value: totals.partners },
          { key: 'old', label: t('older'), value: <Money minor={old} currency="CNY" compact /> },
          { key: 'gaps', label: t('unreconciled'), value: totals.unreconciled, note: t('ofPositions', { count: totals.positions }), to: '/stock/discrepancies' },
          { key: 'signs', label: t('stuffed'), value: totals.stuffed, to: '/stock/signals' },
        ]} />}
      </>}
      filters={[{ key: 'unreconciled', label: t('show'), kind: 'select', options: [{ value: 'true', label: t('unreconciledOnly') }] }]}
      columns={[
        { key: 'name', title: t('partner'), card: 'title', render: (row) => row.partnerName, csv: (row) => row.partnerName },
        { key: 'code', title: t('code'), render: (row) => row.partnerCode, csv: (row) => row.partnerCode },
        { key: 'value', title: t('value'), numeric: true, card: 'figure', render: (row) => <Money minor={row.figures.valueMinor} currency={row.figures.currency} symbol={false} />, csv: (row) => plainDecimal(row.figures.valueMinor, 2) },
        { key: 'days', title: t('stockDays'), numeric: true, render: (row) => row.figures.stockDays ?? '—', csv: (row) => row.figures.stockDays },
        ...[0, 1, 2, 3].map((age) => ({ key: `age${age}`, title: t(`ages.${age}`), numeric: true, card: 'none' as const, render: (row: PartnerRow) => <Money minor={row.figures.ageMinor[age] ?? 0} currency={row.figures.currency} symbol={false} />,
          csv: (row: PartnerRow) => plainDecimal(row.figures.ageMinor[age] ?? 0, 2) })),
        { key: 'gaps', title: t('unreconciled'), numeric: true, render: (row) => `${row.figures.unreconciled} / ${row.figures.products}`, csv: (row) => row.figures.unreconciled },
        { key: 'observed', title: t('observedOn'), render: (row) => <DateText value={row.figures.lastObservedOn} />, csv: (row) => row.figures.lastObservedOn },
        { key: 'signs', title: t('signals.column'), render: (row) => <SignTags signs={row.figures.signs} />, csv: (row) => row.figures.signs.join(' ') },
      ]}
      href={(row) => `/stock/partners/${row.partnerId}`}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: <Link to="/intake/new">{t('list.import')}</Link> }} />
  );
}
