import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Money, plainDecimal, Quantity, StatusTag, Summary } from '@/design';
import { KINDS, priceText, type Movement } from './movement';

/** Signed facts of goods and money, latest first. */
export default function MovementList() {
  const { t } = useTranslation('movement');
  return (
    <ListPage<Movement> id="movement.list" title={t('list.title')} lead={t('list.lead')} source="/api/movements" rowKey={(row) => row.id}
      actions={<Link to="/movements/open-returns"><Button>{t('open.title')}</Button></Link>} href={(row) => `/movements/${row.id}`}
      filters={[
        { key: 'kind', label: t('kind'), kind: 'select', options: KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })) },
        { key: 'documentNo', label: t('document'), kind: 'text' },
        { key: 'period', label: t('date'), kind: 'dates', params: ['from', 'to'] },
        { key: 'batchId', label: t('batch'), kind: 'text' },
        { key: 'partnerId', label: t('partnerId'), kind: 'text' },
        { key: 'voided', label: t('voided'), kind: 'select', options: [{ value: 'true', label: t('withVoided') }] },
      ]}
      columns={[
        { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
        { key: 'kind', title: t('kind'), card: 'figure', render: (row) => <KindTag row={row} />, csv: (row) => row.kind },
        { key: 'document', title: t('document'), card: 'title', render: (row) => row.documentNo, csv: (row) => row.documentNo },
        { key: 'partner', title: t('partner'), render: (row) => row.partnerCode || '—', csv: (row) => row.partnerCode },
        { key: 'product', title: t('product'), render: (row) => row.productCode || '—', csv: (row) => row.productCode },
        { key: 'quantity', title: t('quantity'), numeric: true, render: (row) => <Quantity milli={row.quantityMilli} />, csv: (row) => plainDecimal(row.quantityMilli, 3) },
        { key: 'gross', title: t('gross'), numeric: true, render: (row) => <Money minor={row.grossMinor} currency={row.currency} />, csv: (row) => row.grossMinor },
        { key: 'seal', title: t('seal'), numeric: true, card: 'none', render: (row) => row.sealNo, csv: (row) => row.sealNo },
      ]}
      drawer={(row) => <MovementSummary row={row} />} drawerTitle={(row) => row.documentNo}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: <Link to="/intake/new"><Button type="primary">{t('list.import')}</Button></Link> }} />
  );
}

export function KindTag({ row }: { row: Movement }) {
  const { t } = useTranslation('movement');
  const tone = row.voidSeal ? 'quiet' : row.kind === 'RETURNED' ? 'warn' : row.kind === 'PAID' ? 'good' : 'neutral';
  return <StatusTag tone={tone}>{t(`kinds.${row.kind}`)}{row.voidSeal ? ` · ${t('void')}` : ''}</StatusTag>;
}

export function MovementSummary({ row }: { row: Movement }) {
  const { t } = useTranslation('movement');
  return (
    <Summary items={[
      { label: t('kind'), value: <KindTag row={row} /> },
      { label: t('date'), value: <DateText value={row.businessDate} /> },
      { label: t('partner'), value: row.partnerId ? <Link to={`/partners/${row.partnerId}`}>{row.partnerCode || t('unknownCustomer')}</Link> : '—' },
      { label: t('product'), value: row.productId ? <Link to={`/products/${row.productId}`}>{row.productCode}</Link> : '—' },
      { label: t('codeKind'), value: t(`codeKinds.${row.codeKind}`) },
      { label: t('quantity'), value: <Quantity milli={row.quantityMilli} /> },
      { label: t('price'), value: <span className="mq-number">{priceText(row.unitPrice, row.unitPriceScale)}</span> },
      { label: t('net'), value: <Money minor={row.netMinor} currency={row.currency} /> },
      { label: t('tax'), value: <Money minor={row.taxMinor} currency={row.currency} /> },
      { label: t('gross'), value: <Money minor={row.grossMinor} currency={row.currency} /> },
      { label: t('line'), value: row.lineKey },
      { label: t('batch'), value: <Link to={`/intake/${row.batchId}`}>{row.batchId}</Link> },
      { label: t('seal'), value: row.voidSeal ? t('sealed', { seal: row.sealNo, void: row.voidSeal }) : row.sealNo },
    ]} />
  );
}
