import { useTranslation } from 'react-i18next';
import { ApprovalSteps, DateText, Figures, Money, StatusTag, Summary, type ApprovalStep } from '@/design';
import { deskText, stepName, titleOf, tones, type Card, type Full, type Seat } from './approvals';

export function StateTag({ card }: { card: Card }) {
  const { t } = useTranslation('approval');
  return <StatusTag tone={card.overdue ? 'bad' : tones[card.state]}>{card.overdue ? t('overdue') : t(`state.${card.state}`)}</StatusTag>;
}

/** What is asked, by whom, how much, on whose desk. */
export function CardFacts({ card }: { card: Card }) {
  const { t, i18n } = useTranslation('approval');
  return (
    <div className="mq-stack">
      <Summary items={[
        { label: t('what'), value: titleOf(card, i18n.language) },
        ...(card.amountMinor !== null && card.currency ? [{ label: t('amount'), value: <Money minor={card.amountMinor} currency={card.currency} /> }] : []),
        { label: t('requester'), value: card.requesterName },
        ...(card.state === 'OPEN' ? [{ label: t('desk'), value: deskText(card.desk, t) }, { label: t('waitingSince'), value: <DateText value={card.waitingSince} /> }] : []),
        ...(card.dueAt ? [{ label: t('due'), value: <DateText value={card.dueAt} /> }] : []),
      ]} />
      {card.figures.length > 0 && <Figures figures={card.figures} />}
    </div>
  );
}

export function FlowSteps({ full }: { full: Full }) {
  const { t, i18n } = useTranslation('approval');
  const who = (seat: Seat) => {
    const name = seat.signedBy ? full.names[seat.signedBy] ?? seat.signedBy : null;
    if (name) return seat.signedFor ? t('signedFor', { name, other: full.names[seat.signedFor] ?? seat.signedFor }) : name;
    return seat.principalId ? full.names[seat.principalId] ?? seat.principalId : t(`shell:role.${seat.role}`);
  };
  const steps = full.flow.steps.map((step, index): ApprovalStep => {
    const signed = full.history.filter((one) => one.act === 'APPROVE' && one.step === step.name).at(-1);
    const done = index < full.flow.at || full.flow.state === 'APPROVED';
    const here = index === full.flow.at;
    const rejected = here && (full.flow.state === 'REJECTED' || full.flow.state === 'RETURNED');
    return {
      title: `${stepName(step.name, i18n.language)} · ${t(`mode.${step.mode}`)}${step.addedBy ? ` · ${t('added')}` : ''}`,
      who: step.seats.filter((seat) => seat.state !== 'NOT_NEEDED').map(who).join('、'),
      state: done ? 'done' : rejected ? 'rejected' : here && full.flow.state === 'OPEN' ? 'current' : 'waiting',
      at: done ? signed?.at ?? null : null,
      note: done && signed?.comment ? signed.comment : null,
    };
  });
  return <ApprovalSteps steps={steps} />;
}
