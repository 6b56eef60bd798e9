import { useTranslation } from 'react-i18next';
import { DateText, ListPage, plainDecimal, Quantity } from '@/design';
import { priceText } from './movement';

interface OpenReturn {
  id: string; businessDate: string; documentNo: string; partnerId: string | null; partnerCode: string; productId: string | null; productCode: string;
  quantityMilli: number; openQuantityMilli: number; unitPrice: number; unitPriceScale: number; currency: string;
}

/** Returns of which some quantity found no sale to reverse: for a person to look at. */
export default function OpenReturns() {
  const { t } = useTranslation('movement');
  return (
    <ListPage<OpenReturn> id="movement.open" title={t('open.title')} lead={t('open.lead')} source="/api/movements/open-returns" rowKey={(row) => row.id}
      back={{ to: '/movements', label: t('list.title') }} href={(row) => `/movements/${row.id}`}
      filters={[{ key: 'partnerId', label: t('partnerId'), kind: 'text' }]}
      columns={[
        { key: 'document', title: t('document'), card: 'title', render: (row) => row.documentNo, csv: (row) => row.documentNo },
        { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
        { key: 'partner', title: t('partner'), render: (row) => row.partnerCode || '—', csv: (row) => row.partnerCode },
        { key: 'product', title: t('product'), render: (row) => row.productCode, csv: (row) => row.productCode },
        { key: 'price', title: t('price'), numeric: true, render: (row) => <span className="mq-number">{priceText(row.unitPrice, row.unitPriceScale)} {row.currency}</span>, csv: (row) => priceText(row.unitPrice, row.unitPriceScale) },
        { key: 'quantity', title: t('quantity'), numeric: true, render: (row) => <Quantity milli={row.quantityMilli} />, csv: (row) => plainDecimal(row.quantityMilli, 3) },
        { key: 'open', title: t('open.quantity'), numeric: true, card: 'figure', render: (row) => <Quantity milli={row.openQuantityMilli} />, csv: (row) => plainDecimal(row.openQuantityMilli, 3) },
      ]}
      empty={{ title: t('open.empty'), text: t('open.emptyText') }} />
  );
}
