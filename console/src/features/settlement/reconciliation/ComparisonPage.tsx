import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, List, minorDigits, Money, plainDecimal, RecordPage, StatusTag } from '@/design';
import type { Comparison } from './Comparisons';
import { HEADINGS } from './statements';

const COLUMNS: readonly string[] = [...HEADINGS, 'CLOSING', 'REBATE'];

interface Row {
  no: number; rowNo: number; partnerCode: string; partnerName: string; entityCode: string; currency: string; statementId: string | null; subject: string;
  oursMinor: number; theirsMinor: number; reason: string; leading: boolean; evidence: Record<string, string>;
}

/** One comparison: the partners that differ, why each, and the document that shows it. */
export default function ComparisonPage() {
  const { t } = useTranslation('reconciliation');
  const { id } = useParams();
  const comparison = useGet<Comparison>(`/api/comparisons/${id}`);
  const data = comparison.data;
  const reason = (code: string) => t(`reason.${code}` as never) as string;
  return (
    <RecordPage title={data ? t('compare.of', { period: data.periodCode }) : t('compare.record')} back={{ to: '/comparisons', label: t('compare.title') }}
      lead={data && t('compare.says', { rows: data.rowsRead, differing: data.differing })} loading={comparison.isPending} problem={comparison.error} onRetry={() => void comparison.refetch()}
      summary={data && [
        { label: t('compare.rows'), value: data.rowsRead },
        { label: t('compare.differing'), value: data.differing },
        { label: t('compare.unmatched'), value: data.unmatched },
        { label: t('monthEnd.at'), value: <DateText value={data.createdAt} /> },
      ]}>
      {data && <ul className="mq-tags">{Object.entries(data.byReason).map(([code, count]) => <li key={code}><StatusTag tone="warn">{reason(code)} {count}</StatusTag></li>)}</ul>}
      {data && <List<Row> id="comparison.rows" source={`/api/comparisons/${id}/rows`} query={{ leading: true }} rowKey={(row) => String(row.no)} pageSize={100}
        filters={[{ key: 'reason', label: t('compare.reason'), kind: 'select', options: Object.keys(data.byReason).map((value) => ({ value, label: reason(value) })) }]}
        columns={[
          { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.statementId ? <Link to={`/statements/${row.statementId}`}>{row.partnerName || row.partnerCode}</Link> : row.partnerName || row.partnerCode, csv: (row) => row.partnerCode },
          { key: 'entity', title: t('entity'), render: (row) => row.entityCode, csv: (row) => row.entityCode },
          { key: 'subject', title: t('compare.column'), render: (row) => COLUMNS.includes(row.subject) ? t(`heading.${row.subject}` as never) as string : row.subject, csv: (row) => row.subject },
          { key: 'reason', title: t('compare.reason'), render: (row) => <StatusTag tone="warn">{reason(row.reason)}</StatusTag>, csv: (row) => reason(row.reason) },
          { key: 'evidence', title: t('compare.evidence'), render: (row) => [row.evidence.documentNo, row.evidence.lineKey, row.evidence.date, row.evidence.factor && `× ${row.evidence.factor}`].filter(Boolean).join(' · ') || '—', csv: (row) => row.evidence.documentNo },
          { key: 'ours', title: t('compare.ours'), numeric: true, render: (row) => <Money minor={row.oursMinor} currency={row.currency || 'CNY'} />, csv: (row) => plainDecimal(row.oursMinor, minorDigits(row.currency || 'CNY')) },
          { key: 'theirs', title: t('compare.theirs'), numeric: true, render: (row) => <Money minor={row.theirsMinor} currency={row.currency || 'CNY'} />, csv: (row) => plainDecimal(row.theirsMinor, minorDigits(row.currency || 'CNY')) },
          { key: 'difference', title: t('compare.difference'), numeric: true, card: 'figure', render: (row) => <Money minor={row.theirsMinor - row.oursMinor} currency={row.currency || 'CNY'} />, csv: (row) => plainDecimal(row.theirsMinor - row.oursMinor, minorDigits(row.currency || 'CNY')) },
        ]}
        empty={{ title: t('compare.same') }} />}
    </RecordPage>
  );
}
