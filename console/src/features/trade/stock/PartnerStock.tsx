import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet, type Page } from '@/api';
import { List, Money, Quantity, RecordPage } from '@/design';
import { goodsName, OutcomeTag, SignTags, type PartnerRow, type Position } from './stock';

/** One partner's stock, product by product; each quantity opens how it came about. */
export default function PartnerStock() {
  const { t, i18n } = useTranslation('stock');
  const { partnerId } = useParams();
  const head = useGet<Page<PartnerRow>>('/api/stock/partners', { partnerId, limit: 1 });
  const row = head.data?.items[0];
  return (
    <RecordPage title={row?.partnerName ?? t('record.title')} code={row?.partnerCode} status={row && <SignTags signs={row.figures.signs} />} back={{ to: '/stock', label: t('list.title') }}
      loading={head.isPending} problem={head.error} onRetry={() => void head.refetch()}
      summary={row && [
        { label: t('value'), value: <Money minor={row.figures.valueMinor} currency={row.figures.currency} /> },
        { label: t('stockDays'), value: row.figures.stockDays ?? '—' },
        { label: t('unreconciled'), value: `${row.figures.unreconciled} / ${row.figures.products}` },
        { label: t('record.more'), value: <><Link to={`/partners/${partnerId}`}>{t('record.partner')}</Link> · <Link to={`/stock/observations?partnerId=${partnerId}`}>{t('observed.title')}</Link></> },
      ]}>
      <List<Position> id="stock.positions" source="/api/stock/positions" query={{ partnerId }} rowKey={(one) => one.productId}
        columns={[
          { key: 'product', title: t('product'), card: 'title', render: (one) => goodsName(one, i18n.language), csv: (one) => one.sku },
          { key: 'onHand', title: t('onHand'), numeric: true, card: 'figure', render: (one) => <Quantity milli={one.figures.onHandMilli} unit={one.unit} why={{ path: `/api/stock/why/${one.partnerId}/${one.productId}` }} />, csv: (one) => one.figures.onHandMilli / 1000 },
          { key: 'transit', title: t('transit'), numeric: true, render: (one) => <Quantity milli={one.figures.transitMilli} />, csv: (one) => one.figures.transitMilli / 1000 },
          { key: 'days', title: t('stockDays'), numeric: true, render: (one) => one.figures.stockDays ?? '—', csv: (one) => one.figures.stockDays },
          { key: 'value', title: t('value'), numeric: true, render: (one) => <Money minor={one.figures.valueMinor} currency={one.figures.currency} symbol={false} />, csv: (one) => one.figures.valueMinor },
          { key: 'outcome', title: t('outcome'), render: (one) => <OutcomeTag outcome={one.figures.outcome} />, csv: (one) => t(`outcomes.${one.figures.outcome}`) },
          { key: 'gap', title: t('gap'), numeric: true, render: (one) => one.figures.gapMilli === null ? '—' : <Quantity milli={one.figures.gapMilli} />, csv: (one) => one.figures.gapMilli },
          { key: 'source', title: t('source'), render: (one) => t(`sources.${one.figures.source}`), csv: (one) => t(`sources.${one.figures.source}`) },
        ]}
        empty={{ title: t('record.empty'), text: t('record.emptyText') }} />
    </RecordPage>
  );
}
