import { Alert, Button, Modal, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { JobProgress, ListPage, Money, ProblemAlert, StatusTag, useNotice } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { FLAGS, StageTag, Where, type Claim } from './fund';
import './fund.css';

interface Tally { state: string; claims: number; flagged: number; sampled: number; unchecked: number; claimedMinor: number }
interface Preview { asked: number; ready: number; readyMinor: number; refusedBy: Record<string, number> }

/** The verifier's desk: exceptions first, the sample next, everything else accepted in one go. */
export default function Workbench() {
  const { t } = useTranslation('fund');
  const [job, setJob] = useState<string | null>(null);
  const [accepting, setAccepting] = useState(false);
  const verifier = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const checker = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const tallies = useGet<{ items: Tally[] }>('/api/fund/claims/tallies');
  const check = useWrite((_: void, options) => api.post<{ jobId: string }>('/api/fund/claims/checks', undefined, options), { onSuccess: (started) => setJob(started.jobId) });
  const submitted = tallies.data?.items.find((one) => one.state === 'SUBMITTED');
  return (
    <>
      <ListPage<Claim> id="fund.claims" title={t('claims.title')} lead={t('claims.lead')} source="/api/fund/claims" rowKey={(row) => row.id}
        actions={<Space wrap>
          {checker && <Button loading={check.isPending} onClick={() => check.mutate()}>{t('claims.check')}</Button>}
          {verifier && <Button type="primary" onClick={() => setAccepting(true)}>{t('claims.accept')}</Button>}
        </Space>}
        summary={<>
          <ProblemAlert problem={check.error} />
          {job && <JobProgress id={job} onDone={() => void tallies.refetch()} />}
          {submitted && <p className="mq-fund-tallies"><span>{t('claims.waiting')} <b>{submitted.claims}</b></span><span>{t('claims.unchecked')} <b>{submitted.unchecked}</b></span>
            <span>{t('claims.flagged')} <b>{submitted.flagged}</b></span><span>{t('claims.sampled')} <b>{submitted.sampled}</b></span><span>{t('claimed')} <Money minor={submitted.claimedMinor} currency="CNY" /></span></p>}
        </>}
        filters={[{ key: 'q', label: t('search'), kind: 'text' },
          { key: 'state', label: t('stage'), kind: 'select', options: ['SUBMITTED', 'RETURNED', 'PROPOSED', 'SETTLED', 'REFUSED'].map((value) => ({ value, label: t(`stages.${value}`) })) },
          { key: 'flag', label: t('flag'), kind: 'select', options: FLAGS.map((value) => ({ value, label: t(`flags.${value}`) })) },
          { key: 'sampled', label: t('claims.sampled'), kind: 'select', options: [{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }] },
          { key: 'month', label: t('month'), kind: 'month' }]}
        columns={[
          { key: 'number', title: t('number'), render: (row) => row.number, csv: (row) => row.number },
          { key: 'title', title: t('claim.title'), card: 'title', render: (row) => `${row.title} ${row.month}`, csv: (row) => `${row.title} ${row.month}` },
          { key: 'partner', title: t('partner'), render: (row) => <PartnerName id={row.partnerId} />, csv: (row) => row.partnerId },
          { key: 'flags', title: t('flag'), render: (row) => <Flags claim={row} />, csv: (row) => row.flags.join(' ') },
          { key: 'state', title: t('stage'), render: (row) => <StageTag stage={row.state} />, csv: (row) => t(`stages.${row.state}`) },
          { key: 'where', title: t('where.title'), render: (row) => <Where of={row} />, csv: (row) => row.daysWaiting },
          { key: 'claimed', title: t('claimed'), numeric: true, card: 'figure', render: (row) => <Money minor={row.claimedMinor} currency={row.currency} />, csv: (row) => row.claimedMinor / 100 },
        ]}
        href={(row) => `/fund/claims/${row.id}`} empty={{ title: t('claims.empty'), text: t('claims.emptyText') }} />
      {accepting && <Acceptance onClose={() => setAccepting(false)} onJob={(id) => { setAccepting(false); setJob(id); }} />}
    </>
  );
}

export function Flags({ claim }: { claim: Claim }) {
  const { t } = useTranslation('fund');
  if (claim.flags.length === 0) return <StatusTag tone={claim.checked ? 'quiet' : 'neutral'}>{t(claim.checked ? (claim.sampled ? 'claims.inSample' : 'claims.clean') : 'claims.notChecked')}</StatusTag>;
  return <span className="mq-fund-flags">{claim.flags.map((flag) => <StatusTag key={flag} tone={claim.openFindings > 0 ? 'bad' : 'quiet'}>{t(`flags.${flag}`)}</StatusTag>)}</span>;
}

/** Says what will happen before it happens: how many, how much, what stays behind and why. */
function Acceptance({ onClose, onJob }: { onClose: () => void; onJob: (job: string) => void }) {
  const { t } = useTranslation('fund');
  const notice = useNotice();
  const preview = useWrite((_: void, options) => api.post<Preview>('/api/fund/claims/acceptance-preview', {}, options));
  const look = preview.mutate;
  useEffect(() => look(), [look]);
  const accept = useWrite((_: void, options) => api.post<{ accepted: number; jobId: string | null }>('/api/fund/claims/acceptance', {}, options), {
    invalidate: ['/api/fund'], onSuccess: (done) => { if (done.jobId) onJob(done.jobId); else { notice.done(t('claims.accepted', { count: done.accepted })); onClose(); } },
  });
  const data = preview.data;
  return (
    <Modal open title={t('claims.accept')} okText={t('claims.acceptNow', { count: data?.ready ?? 0 })} cancelText={t('cancel')} onCancel={onClose}
      okButtonProps={{ loading: accept.isPending, disabled: !data || data.ready === 0 }} onOk={() => accept.mutate()}>
      {data && <div className="mq-stack">
        <p>{t('claims.preview', { ready: data.ready, asked: data.asked })} <Money minor={data.readyMinor} currency="CNY" /></p>
        {Object.entries(data.refusedBy).map(([code, count]) => <Alert key={code} type="warning" showIcon title={`${t(`refused.${code.replace('fund.', '')}`)}: ${count}`} />)}
      </div>}
      <ProblemAlert problem={preview.error ?? accept.error} />
    </Modal>
  );
}
