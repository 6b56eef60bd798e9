import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, newKey, useGet } from '@/api';
import { useQueryClient } from '@tanstack/react-query';
import { invalidatePaths } from '@/api';
import { DateText, ListPage, Money, PageSkeleton, ProblemAlert } from '@/design';
import { ActPanel } from './ActPanel';
import { CardFacts, FlowSteps, StateTag } from './Desk';
import { deskText, titleOf, type Card, type Full, type State } from './approvals';

const VIEWS = ['inbox', 'asked', 'all'] as const;
type View = (typeof VIEWS)[number];
const STATES: State[] = ['OPEN', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN'];

/** What waits for my signature, what I asked for, and everything I may see. */
export default function ApprovalList() {
  const { t, i18n } = useTranslation('approval');
  const [search, setSearch] = useSearchParams();
  const queries = useQueryClient();
  const view: View = VIEWS.find((one) => one === search.get('view')) ?? 'inbox';
  const inbox = view === 'inbox';
  const many = (act: 'APPROVE' | 'REJECT', comment?: string) => async (cards: readonly Card[]) => {
    await api.post('/api/approvals/acts', { ids: cards.map((card) => Number(card.id)), act, comment }, { idempotencyKey: newKey() });
    await invalidatePaths(queries, ['/api/approvals']);
    return t('bulk.done', { count: cards.length });
  };
  return (
    <ListPage<Card> key={view} id={`approval.${view}`} title={t('list.title')} lead={t(`list.lead.${view}`)}
      source={inbox ? '/api/approvals/inbox' : '/api/approvals'} query={view === 'asked' ? { mine: true } : undefined} rowKey={(card) => card.id}
      summary={<div className="mq-controls"><Segmented<View> value={view} aria-label={t('list.title')} onChange={(next) => setSearch({ view: next }, { replace: true })}
        options={VIEWS.map((value) => ({ value, label: t(`list.view.${value}`) }))} /></div>}
      filters={inbox ? [] : [{ key: 'state', label: t('stateLabel'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) }]}
      columns={[
        { key: 'title', title: t('what'), card: 'title', render: (card) => titleOf(card, i18n.language), csv: (card) => titleOf(card, i18n.language) },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', csv: (card) => card.amountMinor,
          render: (card) => (card.currency ? <Money minor={card.amountMinor} currency={card.currency} /> : null) },
        { key: 'state', title: t('stateLabel'), render: (card) => <StateTag card={card} />, csv: (card) => t(`state.${card.state}`) },
        { key: 'requester', title: t('requester'), render: (card) => card.requesterName, csv: (card) => card.requesterName },
        { key: 'desk', title: t('desk'), render: (card) => deskText(card.desk, t) || '—', csv: (card) => deskText(card.desk, t), hiddenAtFirst: inbox },
        { key: 'since', title: t('waitingSince'), render: (card) => <DateText value={card.endedAt ?? card.waitingSince} />, csv: (card) => card.waitingSince },
        { key: 'step', title: t('step'), numeric: true, render: (card) => `${card.stepNumber}/${card.stepCount}`, csv: (card) => `${card.stepNumber}/${card.stepCount}` },
      ]}
      bulk={inbox ? [
        { key: 'approve', label: t('act.APPROVE'), preview: (cards) => <Chosen cards={cards} />, run: many('APPROVE') },
        { key: 'reject', label: t('act.REJECT'), danger: true, preview: (cards) => <Chosen cards={cards} />, run: many('REJECT', t('bulk.rejected')) },
      ] : []}
      drawer={(card) => <Details id={card.id} />} drawerTitle={(card) => titleOf(card, i18n.language)} href={(card) => `/approvals/${card.id}`}
      empty={{ title: t(`list.empty.${view}`), text: t(`list.emptyText.${view}`) }} />
  );
}

function Chosen({ cards }: { cards: readonly Card[] }) {
  const { i18n } = useTranslation('approval');
  return <ul>{cards.slice(0, 12).map((card) => <li key={card.id}>{titleOf(card, i18n.language)} {card.currency && <Money minor={card.amountMinor} currency={card.currency} />}</li>)}{cards.length > 12 && <li>…</li>}</ul>;
}

function Details({ id }: { id: string }) {
  const full = useGet<Full>(`/api/approvals/${id}`);
  if (full.isPending) return <PageSkeleton />;
  if (!full.data) return <ProblemAlert problem={full.error} onRetry={() => void full.refetch()} />;
  return <div className="mq-stack"><CardFacts card={full.data.card} /><ActPanel full={full.data} /><FlowSteps full={full.data} /></div>;
}
