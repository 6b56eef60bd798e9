import { useTranslation } from 'react-i18next';
import { StatusTag, moneyText, type Tone, type Why, type WhySource } from '@/design';

/** Shapes of /api/commissions. Amounts in minor units, quantities in thousandths, rates in ppm. */
export interface Party { id: string; code: string; name: string }
export interface Earning {
  id: string; partnerId: string; orderNo: string; lineNo: string; title: string; planCode: string; role: string; level: number; ratePpm: number; perItemMinor: number;
  basisMinor: number; itemsMilli: number; askedMinor: number; amountMinor: number; bookedMinor: number; currency: string; state: State; paidOn: string; frozenUntil: string;
}
export interface EarningView { earning: Earning; party: Party | null }
export type State = 'ESTIMATED' | 'FROZEN' | 'CONFIRMED' | 'PAYABLE' | 'PAID';
export interface Total { currency: string; state: State; amountMinor: number; lines: number }
export interface EarningWhy {
  earning: Earning; paidMinor: number; refundedMinor: number; excludedMinor: number; capPpm: number; overCap: string; cutSeal: number; versionId: string; soldOut: boolean;
  entries: { no: number; kind: string; amountMinor: number; basisMinor: number; cutSeal: number; bookedOn: string; statementNumber: string | null }[];
}
export interface Statement {
  id: string; number: string; partnerId: string; planCode: string; currency: string; month: string; through: string; carriedMinor: number; linesMinor: number; payableMinor: number;
  carryOutMinor: number; waivedMinor: number; taxTreatment: string; invoiceStatus: string; invoiceNo: string; withheldMinor: number;
  state: 'DRAFT' | 'REVIEWED' | 'SENT' | 'ACCEPTED' | 'PAYABLE'; acceptedAt: string | null; releasedAt: string | null;
}
export interface StatementView { statement: Statement; party: Party | null }
export const EARNING_STATES: State[] = ['ESTIMATED', 'FROZEN', 'CONFIRMED', 'PAYABLE', 'PAID'];
export const STATEMENT_STATES = ['DRAFT', 'REVIEWED', 'SENT', 'ACCEPTED', 'PAYABLE'] as const;
export const ROLES_OF_PARTIES = ['KOL', 'MCN', 'GUIDE', 'AGENT', 'STORE'] as const;

const earningTones: Record<State, Tone> = { ESTIMATED: 'neutral', FROZEN: 'info', CONFIRMED: 'warn', PAYABLE: 'good', PAID: 'quiet' };
const statementTones: Record<Statement['state'], Tone> = { DRAFT: 'neutral', REVIEWED: 'info', SENT: 'warn', ACCEPTED: 'info', PAYABLE: 'good' };

export function EarningState({ state }: { state: State }) {
  const { t } = useTranslation('commission');
  return <StatusTag tone={earningTones[state]}>{t(`state.${state}`)}</StatusTag>;
}

export function StatementState({ state }: { state: Statement['state'] }) {
  const { t } = useTranslation('commission');
  return <StatusTag tone={statementTones[state]}>{t(`statementState.${state}`)}</StatusTag>;
}

/** ppm as a percentage in words, without floating point. */
export function percent(ppm: number): string {
  const digits = String(ppm).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${digits.slice(0, -4)}${fraction ? `.${fraction}` : ''}%`;
}

/** Where an earning's amount comes from: paid − refunded − excluded, times the stored rate, cut to the cap. */
export function useEarningWhy(prefix: string): (earning: Earning) => WhySource {
  const { t } = useTranslation('commission');
  return (earning) => ({
    path: `${prefix}/entries/${earning.id}/why`,
    adapt: ((answer: EarningWhy): Why => {
      const { earning: of } = answer;
      const money = (minor: number) => moneyText(minor, of.currency);
      const way = of.perItemMinor > 0 ? t('why.perItem', { amount: money(of.perItemMinor), items: of.itemsMilli / 1000 }) : percent(of.ratePpm);
      return {
        sentence: t('why.sentence', { amount: money(of.amountMinor), way, basis: money(of.basisMinor), plan: of.planCode, order: of.orderNo }),
        currency: of.currency, cutSeal: answer.cutSeal,
        steps: [
          { label: t('why.paid'), kind: 'start', amountMinor: answer.paidMinor },
          { label: t('why.refunded'), kind: 'change', amountMinor: -answer.refundedMinor },
          ...(answer.excludedMinor ? [{ label: t('why.excluded'), kind: 'change' as const, amountMinor: -answer.excludedMinor }] : []),
          { label: t('why.basis'), kind: 'total', amountMinor: of.basisMinor },
          { label: t('why.asked', { way }), kind: 'start', amountMinor: of.askedMinor },
          { label: t('why.cap', { cap: percent(answer.capPpm) }), kind: 'change', amountMinor: of.amountMinor - of.askedMinor, text: t(`overCap.${answer.overCap as 'PROPORTIONAL'}`) },
          { label: t('why.amount'), kind: 'total', amountMinor: of.amountMinor },
          { label: t('why.held', { from: of.paidOn, until: of.frozenUntil }), kind: 'note' },
          ...answer.entries.map((entry) => ({ label: t(`entryKind.${entry.kind as 'EARNED'}`, { no: entry.no, day: entry.bookedOn }), kind: 'note' as const,
            text: `${money(entry.amountMinor)}${entry.statementNumber ? ` · ${entry.statementNumber}` : ''}` })),
        ],
        clauses: [{ document: of.planCode, clause: t('why.stored'), version: '', to: prefix.startsWith('/api/my') ? undefined : `/commissions/plans/${answer.versionId}` }],
        subject: { kind: 'commission-entry', id: of.id, partyId: of.partnerId },
      };
    }) as never,
  });
}
