import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Quantity } from '@/design';
import { goodsName, OUTCOMES, OutcomeTag, type Position } from './stock';

/** Stock that does not reconcile, the largest gap first, and what counts instead. */
export default function Discrepancies() {
  const { t, i18n } = useTranslation('stock');
  return (
    <ListPage<Position> id="stock.gaps" title={t('gaps.title')} lead={t('gaps.lead')} source="/api/stock/discrepancies" rowKey={(row) => `${row.partnerId}/${row.productId}`}
      filters={[{ key: 'outcome', label: t('outcome'), kind: 'select', options: OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) })) }]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerName, csv: (row) => row.partnerName },
        { key: 'product', title: t('product'), render: (row) => goodsName(row, i18n.language), csv: (row) => row.sku },
        { key: 'outcome', title: t('outcome'), render: (row) => <OutcomeTag outcome={row.figures.outcome} />, csv: (row) => t(`outcomes.${row.figures.outcome}`) },
        { key: 'expected', title: t('expected'), numeric: true, render: (row) => row.figures.expectedMilli === null ? '—' : <Quantity milli={row.figures.expectedMilli} />, csv: (row) => row.figures.expectedMilli },
        { key: 'reported', title: t('reported'), numeric: true, render: (row) => row.figures.reportedMilli === null ? '—' : <Quantity milli={row.figures.reportedMilli} />, csv: (row) => row.figures.reportedMilli },
        { key: 'counted', title: t('counted'), numeric: true, render: (row) => row.figures.countedMilli === null ? '—' : <Quantity milli={row.figures.countedMilli} />, csv: (row) => row.figures.countedMilli },
        { key: 'gap', title: t('gap'), numeric: true, card: 'figure', render: (row) => row.figures.gapMilli === null ? '—' : <Quantity milli={row.figures.gapMilli} why={{ path: `/api/stock/why/${row.partnerId}/${row.productId}` }} />, csv: (row) => row.figures.gapMilli },
        { key: 'usable', title: t('usable'), numeric: true, render: (row) => <Quantity milli={row.figures.onHandMilli} unit={row.unit} />, csv: (row) => row.figures.onHandMilli },
        { key: 'source', title: t('source'), render: (row) => t(`sources.${row.figures.source}`), csv: (row) => t(`sources.${row.figures.source}`) },
        { key: 'on', title: t('observedOn'), render: (row) => <DateText value={row.figures.closingOn} />, csv: (row) => row.figures.closingOn },
      ]}
      href={(row) => `/stock/partners/${row.partnerId}`}
      empty={{ title: t('gaps.empty'), text: t('gaps.emptyText'), action: <Link to="/stock">{t('list.title')}</Link> }} />
  );
}
