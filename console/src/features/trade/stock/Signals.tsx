import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListPage, Money, Rate } from '@/design';
import { SIGNS, SignTags, type Sign } from './stock';

interface Row { partnerId: string; partnerCode: string; partnerName: string; figures: { currency: string; sellInMinor: number; sellOutMinor: number | null; stockMinor: number; lastMinor: number; periodMinor: number; ratioPpm: number | null; stockDays: number | null; spikePpm: number | null; signs: Sign[] } }

/** 压货: partners whose purchases run ahead of what they sell. */
export default function Signals() {
  const { t } = useTranslation('stock');
  return (
    <ListPage<Row> id="stock.signals" title={t('signals.title')} lead={t('signals.lead')} source="/api/stock/signals" rowKey={(row) => row.partnerId}
      filters={[{ key: 'sign', label: t('signals.column'), kind: 'select', options: SIGNS.map((sign) => ({ value: sign, label: t(`signs.${sign}`) })) }]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerName, csv: (row) => row.partnerName },
        { key: 'signs', title: t('signals.column'), render: (row) => <SignTags signs={row.figures.signs} />, csv: (row) => row.figures.signs.join(' ') },
        { key: 'ratio', title: t('signals.ratio'), numeric: true, card: 'figure', render: (row) => <Rate ppm={row.figures.ratioPpm} />, csv: (row) => row.figures.ratioPpm },
        { key: 'in', title: t('signals.sellIn'), numeric: true, render: (row) => <Money minor={row.figures.sellInMinor} currency={row.figures.currency} symbol={false} />, csv: (row) => row.figures.sellInMinor },
        { key: 'out', title: t('signals.sellOut'), numeric: true, render: (row) => row.figures.sellOutMinor === null ? '—' : <Money minor={row.figures.sellOutMinor} currency={row.figures.currency} symbol={false} />, csv: (row) => row.figures.sellOutMinor },
        { key: 'days', title: t('stockDays'), numeric: true, render: (row) => row.figures.stockDays ?? '—', csv: (row) => row.figures.stockDays },
        { key: 'spike', title: t('signals.spike'), numeric: true, render: (row) => <Rate ppm={row.figures.spikePpm} />, csv: (row) => row.figures.spikePpm },
        { key: 'last', title: t('signals.last'), numeric: true, render: (row) => <Money minor={row.figures.lastMinor} currency={row.figures.currency} symbol={false} />, csv: (row) => row.figures.lastMinor },
      ]}
      href={(row) => `/stock/partners/${row.partnerId}`}
      empty={{ title: t('signals.empty'), text: t('signals.emptyText'), action: <Link to="/stock">{t('list.title')}</Link> }} />
  );
}
