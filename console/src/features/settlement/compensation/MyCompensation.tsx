import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, EmptyState, Money, PageHead, PageSkeleton, ProblemAlert, useNotice } from '@/design';
import { ClaimTag, titled, type Claim } from './compensation';
import './compensation.css';

/** 调价补差, the partner's side: what a price change brings me for the stock I hold, and why; accept or disagree. */
export default function MyCompensation() {
  const { t } = useTranslation('compensation');
  const mine = useGet<Page<Claim>>('/api/my/compensation');
  return (
    <div className="mq-stack">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <ProblemAlert problem={mine.error} onRetry={() => void mine.refetch()} />
      {mine.isPending && <PageSkeleton />}
      {mine.data?.items.length === 0 && <EmptyState small title={t('mine.none')} text={t('mine.noneText')} />}
      <ul className="mq-compensation-cards">{mine.data?.items.map((claim) => <ClaimCard key={claim.id} claim={claim} />)}</ul>
    </div>
  );
}

function ClaimCard({ claim }: { claim: Claim }) {
  const { t, i18n } = useTranslation('compensation');
  const notice = useNotice();
  const owner = useRole('PARTNER_OWNER');
  const [accepting, setAccepting] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const accept = useWrite((_: void, options) => api.post(`/api/my/compensation/${claim.id}/accept`, {}, options), { invalidate: ['/api/my'], onSuccess: () => notice.done(t('mine.thanks')) });
  const dispute = useWrite((why: string, options) => api.post(`/api/my/compensation/${claim.id}/dispute`, { reason: why }, options), { invalidate: ['/api/my'], onSuccess: () => { setReason(null); notice.done(t('mine.sent')); } });
  const open = claim.state === 'APPROVED';
  return (
    <li className="mq-compensation-card">
      <h2>{titled(claim, i18n.language)}</h2>
      <p className="mq-compensation-foot"><span>{t('effective')} <DateText value={claim.effective} /></span><ClaimTag state={claim.state} /></p>
      <p className="mq-compensation-amount"><Money minor={claim.amountMinor} currency={claim.currency} why={{ path: `/api/compensation/claims/${claim.id}/why` }} /></p>
      {claim.note && <p>{claim.note}</p>}
      <ProblemAlert problem={dispute.error} />
      {open && reason === null && <div className="mq-compensation-acts">
        <Button onClick={() => setReason('')}>{t('mine.disagree')}</Button>
        {owner && <Button type="primary" onClick={() => setAccepting(true)}>{t('mine.accept')}</Button>}
      </div>}
      {reason !== null && <>
        <Input.TextArea rows={3} maxLength={500} value={reason} aria-label={t('mine.reason')} placeholder={t('mine.reason')} onChange={(event) => setReason(event.target.value)} />
        <div className="mq-compensation-acts"><Button onClick={() => setReason(null)}>{t('mine.back')}</Button>
          <Button type="primary" disabled={!reason.trim()} loading={dispute.isPending} onClick={() => dispute.mutate(reason)}>{t('mine.send')}</Button></div>
      </>}
      <Confirm open={accepting} title={t('mine.accept')} action={t('mine.accept')} text={t('mine.effect')} onClose={() => setAccepting(false)} onConfirm={() => accept.mutateAsync()} />
    </li>
  );
}
