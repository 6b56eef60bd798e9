import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { Confirm, DateText, EmptyState, Figures, Money, PageSkeleton, Panel, ProblemAlert, StatusTag, useNotice, type Figure } from '@/design';

/** A request that waits for a signature, as GET /api/approvals/inbox gives it. */
interface Card {
  id: string; titleZh: string; titleEn: string; amountMinor: number | null; currency: string | null; figures: Figure[]; link: string;
  requesterName: string; step: string; stepNumber: number; stepCount: number; waitingSince: string; overdue: boolean;
}

/** Signatures that wait for me: two taps, with the figures that matter in sight. */
export function ApprovalsForMe() {
  const { t, i18n } = useTranslation('today');
  const english = i18n.language === 'en';
  const notice = useNotice();
  const inbox = useGet<Page<Card>>('/api/approvals/inbox', { limit: 6 }, { refetchInterval: 60_000 });
  const count = useGet<{ count: number }>('/api/approvals/inbox/count');
  const [asked, setAsked] = useState<Card | null>(null);
  const approve = useWrite((card: Card, options) => api.post(`/api/approvals/${card.id}/acts`, { act: 'APPROVE' }, options),
    { invalidate: ['/api/approvals'], onSuccess: () => notice.done(t('approvals.done')) });
  const title = (card: Card) => (english ? card.titleEn : card.titleZh);

  return (
    <Panel title={<>{t('approvals.title')} {count.data && count.data.count > 0 && <StatusTag tone="warn">{count.data.count}</StatusTag>}</>}
      extra={<Link to="/approvals">{t('seeAll')}</Link>}>
      <ProblemAlert problem={inbox.error} onRetry={() => void inbox.refetch()} />
      {inbox.isPending && <PageSkeleton />}
      {inbox.data?.items.length === 0 && <EmptyState small title={t('approvals.none')} text={t('approvals.noneText')} />}
      <ul className="mq-today-cards">
        {inbox.data?.items.map((card) => (
          <li key={card.id}>
            <div className="mq-today-card-head">
              <Link to={`/approvals/${card.id}`}>{title(card)}</Link>
              {card.amountMinor !== null && card.currency && <Money minor={card.amountMinor} currency={card.currency} />}
            </div>
            {card.figures.length > 0 && <Figures figures={card.figures} />}
            <div className="mq-today-card-foot">
              <span>{card.requesterName} · <DateText value={card.waitingSince} /> {card.overdue && <StatusTag tone="bad">{t('approvals.overdue')}</StatusTag>}</span>
              <span className="mq-row">
                <Link to={`/approvals/${card.id}`}>{t('approvals.open')}</Link>
                <Button type="primary" onClick={() => setAsked(card)} aria-label={t('approvals.approveOf', { title: title(card) })}>{t('approvals.approve')}</Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {asked && <Confirm open title={t('approvals.approve')} action={t('approvals.approve')} text={<p>{title(asked)}{asked.amountMinor !== null && asked.currency && <> · <Money minor={asked.amountMinor} currency={asked.currency} /></>}<br />{t('approvals.effect', { step: asked.stepNumber, count: asked.stepCount })}</p>}
        onClose={() => setAsked(null)} onConfirm={() => approve.mutateAsync(asked)} />}
    </Panel>
  );
}
