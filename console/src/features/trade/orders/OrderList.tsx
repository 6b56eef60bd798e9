import { useTranslation } from 'react-i18next';
import { DateText, ListPage, Money, plainDecimal } from '@/design';
import { AFTER_SALES, FULFILMENTS, PAYMENTS, SUMMARIES, Summed, type Order } from './orders';

/** Platform orders as they stand, newest first. */
export default function OrderList() {
  const { t } = useTranslation('orders');
  return (
    <ListPage<Order> id="orders.list" title={t('list.title')} lead={t('list.lead')} source="/api/orders" rowKey={(row) => row.id}
      filters={[
        { key: 'q', label: t('search'), kind: 'text', width: 240 },
        { key: 'summary', label: t('summary'), kind: 'select', options: SUMMARIES.map((value) => ({ value, label: t(`summaries.${value}`) })) },
        { key: 'payment', label: t('payment'), kind: 'select', options: PAYMENTS.map((value) => ({ value, label: t(`payments.${value}`) })) },
        { key: 'fulfilment', label: t('fulfilment'), kind: 'select', options: FULFILMENTS.map((value) => ({ value, label: t(`fulfilments.${value}`) })) },
        { key: 'afterSale', label: t('afterSale'), kind: 'select', options: AFTER_SALES.map((value) => ({ value, label: t(`afterSales.${value}`) })) },
        { key: 'shop', label: t('shop'), kind: 'text' },
      ]}
      columns={[
        { key: 'id', title: t('externalId'), card: 'title', render: (row) => <span className="mq-number">{row.externalId}</span>, csv: (row) => row.externalId },
        { key: 'summary', title: t('summary'), render: (row) => <Summed of={row.summary} />, csv: (row) => t(`summaries.${row.summary}`) },
        { key: 'payment', title: t('payment'), card: 'none', render: (row) => t(`payments.${row.payment}`), csv: (row) => t(`payments.${row.payment}`) },
        { key: 'fulfilment', title: t('fulfilment'), card: 'none', render: (row) => t(`fulfilments.${row.fulfilment}`), csv: (row) => t(`fulfilments.${row.fulfilment}`) },
        { key: 'afterSale', title: t('afterSale'), card: 'none', render: (row) => t(`afterSales.${row.afterSale}`), csv: (row) => t(`afterSales.${row.afterSale}`) },
        { key: 'shop', title: t('shop'), render: (row) => row.shopCode || '—', csv: (row) => row.shopCode },
        { key: 'paid', title: t('paidAmount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.paidMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.paidMinor, 2) },
        { key: 'refund', title: t('refundAmount'), numeric: true, card: 'none', render: (row) => <Money minor={row.refundMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.refundMinor, 2) },
        { key: 'placed', title: t('placedAt'), render: (row) => <DateText value={row.placedAt} />, csv: (row) => row.placedAt },
      ]}
      href={(row) => `/orders/${row.id}`}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }} />
  );
}
