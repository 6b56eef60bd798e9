import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, Money, StatusTag, Summary, plainDecimal } from '@/design';
import { PartnerName } from './PartnerName';
import { useEntities, type Posting } from './ledger';

/** Every posting, the latest first; all of one decision by its number. */
export default function PostingList() {
  const { t, i18n } = useTranslation('ledger');
  const entities = useEntities(i18n.language);
  return (
    <ListPage<Posting> id="ledger.postings" title={t('postings.title')} lead={t('postings.lead')} source="/api/ledger/postings" rowKey={(row) => row.id}
      filters={[
        { key: 'decisionId', label: t('decision'), kind: 'text', width: 220 },
        { key: 'date', label: t('date'), kind: 'dates', params: ['from', 'through'] },
        { key: 'entityId', label: t('entity'), kind: 'select', options: entities.items.map((one) => ({ value: String(one.id), label: entities.nameOf(String(one.id)) })) },
        { key: 'partyId', label: t('partnerNumber'), kind: 'text' },
      ]}
      columns={[
        { key: 'text', title: t('text'), card: 'title', render: (row) => row.text || row.decisionId, csv: (row) => row.text },
        { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
        { key: 'debit', title: t('debit'), render: (row) => t(`kind.${row.debitKind}`), csv: (row) => t(`kind.${row.debitKind}`) },
        { key: 'credit', title: t('credit'), render: (row) => t(`kind.${row.creditKind}`), csv: (row) => t(`kind.${row.creditKind}`) },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
        { key: 'state', title: t('state'), render: (row) => <PostingState row={row} /> },
        { key: 'decision', title: t('decision'), render: (row) => row.decisionId, csv: (row) => row.decisionId },
      ]}
      drawerTitle={(row) => row.decisionId}
      drawer={(row) => <Summary items={[
        { label: t('amount'), value: <Money minor={row.amountMinor} currency={row.currency} /> },
        { label: t('debit'), value: <Link to={`/ledger/accounts/${row.debitAccountId}`}>{t(`kind.${row.debitKind}`)}</Link> },
        { label: t('credit'), value: <Link to={`/ledger/accounts/${row.creditAccountId}`}>{t(`kind.${row.creditKind}`)}</Link> },
        { label: t('partner'), value: row.partyId ? <PartnerName id={row.partyId} /> : t('brand') },
        { label: t('entity'), value: entities.nameOf(row.entityId) },
        { label: t('date'), value: <DateText value={row.businessDate} /> },
        { label: t('postedAt'), value: <DateText value={row.postedAt} time /> },
        { label: t('postedBy'), value: row.postedBy },
        { label: t('decision'), value: `${row.decisionId} / ${row.leg}` },
        { label: t('text'), value: row.text || '—' },
        { label: t('state'), value: <PostingState row={row} /> },
      ]} />}
      empty={{ title: t('postings.empty'), text: t('postings.emptyText') }} />
  );
}

function PostingState({ row }: { row: Posting }) {
  const { t } = useTranslation('ledger');
  if (row.reversesId) return <StatusTag tone="info">{t('reversal')}</StatusTag>;
  return row.reversedById ? <StatusTag tone="quiet">{t('reversed')}</StatusTag> : <StatusTag tone="good">{t('posted')}</StatusTag>;
}
