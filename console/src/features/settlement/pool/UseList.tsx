import { useTranslation } from 'react-i18next';
import { DateText, ListPage, Money, plainDecimal, StatusTag } from '@/design';
import { toneOf, whyUse, type Use } from './pool';

/** What orders draw on the pool. */
export default function UseList() {
  const { t } = useTranslation('pool');
  return (
    <ListPage<Use> id="pool.uses" title={t('uses.title')} lead={t('uses.lead')} source="/api/pool/uses" rowKey={(row) => row.id}
      filters={[
        { key: 'orderNo', label: t('uses.orderNo'), kind: 'text' },
        { key: 'state', label: t('state'), kind: 'select', options: ['RESERVED', 'CONSUMED', 'GIVEN_BACK'].map((value) => ({ value, label: t(`useState.${value}`) })) },
        { key: 'partnerId', label: t('partnerNumber'), kind: 'text' },
      ]}
      columns={[
        { key: 'orderNo', title: t('uses.orderNo'), card: 'title', render: (row) => row.orderNo, csv: (row) => row.orderNo },
        { key: 'partner', title: t('partner'), render: (row) => `${row.partnerCode} ${row.partnerName}`, csv: (row) => row.partnerCode },
        { key: 'orderedOn', title: t('uses.orderedOn'), render: (row) => <DateText value={row.orderedOn} />, csv: (row) => row.orderedOn },
        { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`useState.${row.state}`)}</StatusTag>, csv: (row) => t(`useState.${row.state}`) },
        { key: 'bound', title: t('uses.bound'), render: (row) => t(`bound.${row.bound}`), csv: (row) => t(`bound.${row.bound}`) },
        { key: 'usable', title: t('uses.usable'), numeric: true, card: 'figure', csv: (row) => plainDecimal(row.usableMinor, 2),
          render: (row) => <Money minor={row.usableMinor} currency={row.currency} symbol={false} why={whyUse(`/api/pool/uses/${row.id}`, t)} /> },
        { key: 'reserved', title: t('uses.reserved'), numeric: true, render: (row) => <Money minor={row.reservedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.reservedMinor, 2) },
        { key: 'consumed', title: t('uses.consumed'), numeric: true, render: (row) => <Money minor={row.consumedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.consumedMinor, 2) },
        { key: 'returned', title: t('uses.returned'), numeric: true, render: (row) => <Money minor={row.returnedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.returnedMinor, 2) },
      ]}
      href={(row) => `/pool/uses/${row.id}`}
      empty={{ title: t('uses.empty'), text: t('uses.emptyText') }} />
  );
}
