import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, JobProgress, List, Money, Panel, ProblemAlert, Rate, RecordPage, StatusTag } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { toneOf, type BonusLine, type BonusListView } from './bonus';

/** One list: what was promised to whom, and what has become owed. */
export default function BonusPage() {
  const { t } = useTranslation('bonus');
  const { id } = useParams();
  const query = useGet<BonusListView>(`/api/bonuses/${id}`);
  const [job, setJob] = useState<string | null>(null);
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const look = useWrite((_: void, options) => api.post<{ jobId: string }>('/api/bonuses/discounts', undefined, options), { onSuccess: (started) => setJob(started.jobId) });
  const list = query.data;
  return (
    <RecordPage title={list?.title ?? t('record.title')} status={list && <StatusTag tone={toneOf(list.state)}>{t(`states.${list.state}`)}</StatusTag>} loading={query.isPending} problem={query.error} lead={list?.note}
      onRetry={() => void query.refetch()} back={{ to: '/bonuses', label: t('list.title') }} actions={keeper && list?.state === 'APPROVED' && <Button loading={look.isPending} onClick={() => look.mutate()}>{t('record.look')}</Button>}
      summary={list && [{ label: t('total'), value: <Money minor={list.totalMinor} currency={list.currency} /> }, { label: t('owed'), value: <Money minor={list.owedMinor} currency={list.currency} /> },
        { label: t('budget'), value: list.budgetCode }, { label: t('at'), value: <DateText value={list.requestedAt} time /> }]}>
      <ProblemAlert problem={look.error} />
      {job && <JobProgress id={job} onDone={() => void query.refetch()} />}
      <Panel title={t('lines')}><List<BonusLine> id="bonus.lines" source={`/api/bonuses/${id}/lines`} rowKey={(row) => row.id} empty={{ title: t('record.none') }} columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => <PartnerName id={row.partnerId} />, csv: (row) => row.partnerId },
        { key: 'kind', title: t('kind'), render: (row) => t(`kinds.${row.kind}`), csv: (row) => t(`kinds.${row.kind}`) },
        { key: 'reason', title: t('reason'), render: (row) => row.reason, csv: (row) => row.reason },
        { key: 'document', title: t('document'), render: (row) => (row.documentNo ? <>{row.documentNo} {row.ratePpm !== null && <Rate ppm={row.ratePpm} />}</> : '—'), csv: (row) => row.documentNo },
        { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`lineStates.${row.state}`)}</StatusTag>, csv: (row) => t(`lineStates.${row.state}`) },
        { key: 'owed', title: t('owed'), numeric: true, render: (row) => <Money minor={row.consumedMinor} currency={row.currency} />, csv: (row) => row.consumedMinor / 100 },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} />, csv: (row) => row.amountMinor / 100 },
      ]} /></Panel>
    </RecordPage>
  );
}
