import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, Money, Panel, Quantity, RecordPage, Rows, Summary } from '@/design';
import { Summed, type Line, type OrderRecord } from './orders';

const TEXTS = ['buyer', 'receiver', 'phone', 'district', 'carrier', 'parcel', 'closedBecause'] as const;

/** One order with its three axes, its lines, and when the source said so. */
export default function OrderPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('orders');
  const record = useGet<OrderRecord>(`/api/orders/${id}`);
  const one = record.data;
  const order = one?.order;
  const timeline = one ? [
    ...(one.saidAt ? [{ at: one.saidAt, title: t('record.said'), text: t('record.saidText') }] : []),
    ...(one.paidAt ? [{ at: one.paidAt, title: t('record.paid') }] : []),
    { at: one.order.placedAt, title: t('record.placed') },
    { at: one.changedAt, title: t('record.changed'), text: one.order.source },
  ].sort((a, b) => b.at.localeCompare(a.at)) : [];
  return (
    <RecordPage loading={record.isPending} problem={record.error} onRetry={() => void record.refetch()} back={{ to: '/orders', label: t('list.title') }}
      title={order ? t('record.of', { shop: order.shopCode || order.source }) : t('record.title')} code={order?.externalId} status={order && <Summed of={order.summary} />}
      summary={one && order && [
        { label: t('payment'), value: t(`payments.${order.payment}`) }, { label: t('fulfilment'), value: t(`fulfilments.${order.fulfilment}`) },
        { label: t('afterSale'), value: t(`afterSales.${order.afterSale}`) }, { label: t('dueAmount'), value: <Money minor={order.dueMinor} currency={order.currency} /> },
        { label: t('paidAmount'), value: <Money minor={order.paidMinor} currency={order.currency} /> }, { label: t('freight'), value: <Money minor={one.freightMinor} currency={order.currency} /> },
        { label: t('refundAmount'), value: <Money minor={order.refundMinor} currency={order.currency} /> },
        { label: t('partner'), value: order.partnerId ? <Link to={`/partners/${order.partnerId}`}>{t('showPartner')}</Link> : t('brand') }]}
      timeline={timeline}>
      {one && order && <>
        <Panel title={t('record.lines')}>
          {one.lines.length === 0 ? <p className="mq-quiet">{t('record.noLines')}</p> : <Rows<Line> rows={one.lines} rowKey={(row) => row.lineId} label={t('record.lines')} columns={[
            { key: 'title', title: t('product'), card: 'title', render: (row) => row.productId ? <Link to={`/products/${row.productId}`}>{row.title || row.productCode}</Link> : row.title || row.productCode },
            { key: 'summary', title: t('summary'), render: (row) => <Summed of={row.summary} /> },
            { key: 'afterSale', title: t('afterSale'), render: (row) => t(`afterSales.${row.afterSale}`) },
            { key: 'quantity', title: t('quantity'), numeric: true, render: (row) => <Quantity milli={row.quantityMilli} /> },
            { key: 'paid', title: t('paidAmount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.paidMinor} currency={order.currency} /> },
            { key: 'refund', title: t('refundAmount'), numeric: true, render: (row) => <Money minor={row.refundMinor} currency={order.currency} /> },
            { key: 'soldOut', title: t('soldOut'), numeric: true, render: (row) => <Money minor={row.effect.soldOutMinor - row.effect.returnedMinor} currency={order.currency} /> },
            { key: 'said', title: t('record.saidAt'), card: 'none', render: (row) => <DateText value={row.saidAt} /> }]} />}
        </Panel>
        {Object.keys(one.texts).length > 0 && <Panel title={t('record.more')}><Summary items={TEXTS.filter((name) => one.texts[name]).map((name) => ({ label: t(`texts.${name}`), value: one.texts[name] }))} /></Panel>}
      </>}
    </RecordPage>
  );
}
