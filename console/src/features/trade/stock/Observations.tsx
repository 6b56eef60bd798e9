import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Quantity, StatusTag } from '@/design';
import { goodsName } from './stock';

interface Row { id: string; partnerId: string; partnerName: string; productId: string; sku: string; nameZh: string; nameEn: string; baseUnit: string;
  figures: { heldOn: string; origin: 'REPORT' | 'COUNT'; quantityMilli: number; statedMilli: number; unit: string; photoFileId: string | null; note: string; recordedBy: string; recordedAt: string; sealNo: number; voidSeal: number | null } }

/** Reports and counts as facts, newest first; what was replaced stays visible. */
export default function Observations() {
  const { t, i18n } = useTranslation('stock');
  return (
    <ListPage<Row> id="stock.observed" title={t('observed.title')} lead={t('observed.lead')} source="/api/stock/observations" rowKey={(row) => row.id}
      filters={[{ key: 'origin', label: t('observed.origin'), kind: 'select', options: (['REPORT', 'COUNT'] as const).map((one) => ({ value: one, label: t(`origins.${one}`) })) }]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerName, csv: (row) => row.partnerName },
        { key: 'product', title: t('product'), render: (row) => goodsName(row, i18n.language), csv: (row) => row.sku },
        { key: 'on', title: t('observedOn'), render: (row) => <DateText value={row.figures.heldOn} />, csv: (row) => row.figures.heldOn },
        { key: 'origin', title: t('observed.origin'), render: (row) => <StatusTag tone={row.figures.voidSeal ? 'quiet' : 'info'}>{t(`origins.${row.figures.origin}`)}{row.figures.voidSeal ? ` · ${t('observed.replaced')}` : ''}</StatusTag>, csv: (row) => t(`origins.${row.figures.origin}`) },
        { key: 'quantity', title: t('quantity'), numeric: true, card: 'figure', render: (row) => <Quantity milli={row.figures.quantityMilli} unit={row.baseUnit} />, csv: (row) => row.figures.quantityMilli / 1000 },
        { key: 'note', title: t('observed.note'), render: (row) => row.figures.photoFileId ? <>{row.figures.note} <a href={`/api/files/${row.figures.photoFileId}`} target="_blank" rel="noreferrer">{t('count.photo')}</a></> : row.figures.note, csv: (row) => row.figures.note },
        { key: 'seal', title: t('observed.seal'), numeric: true, render: (row) => row.figures.sealNo, csv: (row) => row.figures.sealNo },
      ]}
      href={(row) => `/stock/partners/${row.partnerId}`}
      empty={{ title: t('observed.empty'), text: t('list.emptyText'), action: <Link to="/intake/new">{t('list.import')}</Link> }} />
  );
}
