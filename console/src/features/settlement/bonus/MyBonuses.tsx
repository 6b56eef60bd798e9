import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, usePages, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, EmptyState, Money, PageHead, PageSkeleton, ProblemAlert, StatusTag } from '@/design';
import { toneOf, type BonusLine } from './bonus';
import '@/features/portal/phone/phone.css';

/** What was promised to me beyond rebates; a bonus counts once I accept it, a discount once its document is shipped. */
export default function MyBonuses() {
  const { t } = useTranslation('bonus');
  const pages = usePages<BonusLine>('/api/my/bonuses', undefined, 50);
  const owner = useRole('PARTNER_OWNER');
  const [asking, setAsking] = useState<BonusLine | null>(null);
  const accept = useWrite((id: string, options) => api.post(`/api/my/bonuses/${id}/accept`, undefined, options), { invalidate: ['/api/my'] });
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
      {pages.isLoading && <PageSkeleton />}
      {!pages.isLoading && pages.rows.length === 0 && !pages.problem && <EmptyState small title={t('mine.none')} text={t('mine.noneText')} />}
      <ul className="mq-phone-lines">{pages.rows.map((row) => (
        <li key={row.id}><span>{row.title} <StatusTag tone={toneOf(row.state)}>{t(`lineStates.${row.state}`)}</StatusTag><small>{t(`kinds.${row.kind}`)} · {row.reason} {row.documentNo}</small>
          {owner && row.kind === 'BONUS' && row.state === 'PROMISED' && <Button onClick={() => setAsking(row)}>{t('mine.accept')}</Button>}</span>
          <Money minor={row.state === 'OWED' ? row.consumedMinor : row.amountMinor} currency={row.currency} /></li>))}</ul>
      {asking && <Confirm open title={t('mine.accept')} action={t('mine.accept')} text={<>{t('mine.effect')} <Money minor={asking.amountMinor} currency={asking.currency} /></>} onClose={() => setAsking(null)} onConfirm={() => accept.mutateAsync(asking.id)} />}
    </>
  );
}
