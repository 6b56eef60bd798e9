import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, minorDigits, plainDecimal, useNotice } from '@/design';
import type { Split } from './shares';

/** Orders whose money was shared, newest first. */
export default function SplitList() {
  const { t } = useTranslation('sharing');
  const notice = useNotice();
  const may = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const run = useWrite((_: void, options) => api.post('/api/shares/runs', {}, options), { invalidate: ['/api/shares'], onSuccess: () => notice.done(t('splits.started')) });
  return (
    <ListPage<Split> id="sharing.splits" title={t('splits.title')} lead={t('splits.lead')} source="/api/shares/splits" rowKey={(row) => row.id} href={(row) => `/shares/splits/${row.id}`}
      actions={may && <Button loading={run.isPending} onClick={() => run.mutate(undefined, { onError: notice.fail })}>{t('splits.run')}</Button>}
      filters={[{ key: 'order', label: t('order'), kind: 'text' }, { key: 'plan', label: t('plan'), kind: 'text' }]}
      columns={[
        { key: 'order', title: t('order'), card: 'title', render: (row) => row.orderNo, csv: (row) => row.orderNo },
        { key: 'plan', title: t('plan'), render: (row) => row.planCode, csv: (row) => row.planCode },
        { key: 'soldOn', title: t('soldOn'), render: (row) => <DateText value={row.soldOn} />, csv: (row) => row.soldOn },
        { key: 'finalFrom', title: t('finalFrom'), render: (row) => <DateText value={row.finalFrom} />, csv: (row) => row.finalFrom },
        { key: 'total', title: t('total'), numeric: true, card: 'figure', render: (row) => <Money minor={row.totalMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.totalMinor, minorDigits(row.currency)) },
        { key: 'refunded', title: t('refunded'), numeric: true, render: (row) => <Money minor={row.refundedMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.refundedMinor, minorDigits(row.currency)) },
      ]}
      empty={{ title: t('splits.empty'), text: t('splits.emptyText'), action: <Link to="/shares/plans">{t('plans.title')}</Link> }} />
  );
}
