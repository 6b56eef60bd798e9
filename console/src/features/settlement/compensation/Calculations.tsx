import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Money, plainDecimal } from '@/design';
import { CalculationTag, titled, type Calculation } from './compensation';

/** What orders came to, calculation by calculation. */
export default function Calculations() {
  const { t, i18n } = useTranslation('compensation');
  return (
    <ListPage<Calculation> id="compensation.list" title={t('list.title')} lead={t('list.lead')} source="/api/compensation/calculations" rowKey={(row) => row.id}
      columns={[
        { key: 'title', title: t('title'), card: 'title', render: (row) => titled(row, i18n.language), csv: (row) => titled(row, i18n.language) },
        { key: 'no', title: t('documentNo'), render: (row) => row.documentNo ?? row.code, csv: (row) => row.documentNo },
        { key: 'day', title: t('effective'), render: (row) => <DateText value={row.effective} />, csv: (row) => row.effective },
        { key: 'state', title: t('state'), render: (row) => <CalculationTag state={row.state} />, csv: (row) => t(`states.${row.state}`) },
        { key: 'partners', title: t('partners'), numeric: true, render: (row) => row.partners, csv: (row) => row.partners },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
        { key: 'payable', title: t('accepted'), numeric: true, render: (row) => <Money minor={row.payableMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.payableMinor, 2) },
        { key: 'disputed', title: t('disputed'), numeric: true, render: (row) => row.disputed, csv: (row) => row.disputed },
      ]}
      href={(row) => `/compensation/${row.id}`}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: <Link to="/price-changes">{t('orders.title')}</Link> }} />
  );
}
