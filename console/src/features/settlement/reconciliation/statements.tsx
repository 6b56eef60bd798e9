import { useTranslation } from 'react-i18next';
import { useRole } from '@/app/session';
import { StatusTag, type Tone } from '@/design';
import type { ConsentState } from './WhatChanged';

export type State = 'DRAFT' | 'CHECKED' | 'REVIEWED' | 'SENT' | 'CONFIRMED' | 'DISPUTED' | 'FINAL' | 'PAYABLE';
export type Action = 'CHECK' | 'REVIEW' | 'SEND' | 'FINALISE' | 'RELEASE' | 'SEND_BACK' | 'WITHDRAW';
export const STATES: readonly State[] = ['DRAFT', 'CHECKED', 'REVIEWED', 'SENT', 'CONFIRMED', 'DISPUTED', 'FINAL', 'PAYABLE'];
export const HEADINGS = ['OPENING', 'SHIPMENTS', 'RETURNS', 'RECEIPTS', 'OFFSETS', 'CHARGES', 'ADJUSTMENTS'] as const;

/** A statement as GET /api/statements gives it. */
export interface StatementView {
  id: string; number: string; kind: 'ACCOUNT' | 'REBATE'; partnerId: string; partnerCode: string; partnerName: string; entityCode: string; currency: string;
  periodCode: string; periodFirst: string; periodLast: string; programmeCode: string; programmeVersion: number; programmeNameZh: string | null;
  programmeNameEn: string | null; sequence: number; correctsId: string | null; state: State; figures: Record<string, number>; closingMinor: number;
  payoutMinor: number; settledMinor: number; dueMinor: number; releasedMinor: number; refusedMinor: number; base: number; baseIn: 'AMOUNT' | 'QUANTITY';
  tier: number; toNextTier: number; lines: number; openDisputes: number; attention: string[]; sha256: string | null; sentAt: string | null;
  cutSeal: number; engineVersion: number; consent: ConsentState; possible: string[];
}
export interface Count { kind: 'ACCOUNT' | 'REBATE'; state: State; statements: number; closingMinor: number; dueMinor: number; attention: number }
export interface Run {
  id: string; period: string; first: string; last: string; entityCode: string; cutSeal: number; state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
  jobId: string | null; partners: number; accounts: number; rebates: number; deltas: number; problem: string | null; createdBy: string; createdAt: string; finishedAt: string | null;
}
export interface Dispute { id: string; documentNo: string; lineKey: string; amountMinor: number; reason: string; caseId: string | null; state: 'OPEN' | 'UPHELD' | 'REJECTED'; answer: string; openedAt: string }
export interface StatementEvent { action: string; fromState: string; toState: string; byName: string; note: string; at: string }
export interface FullStatement { statement: StatementView; events: StatementEvent[]; disputes: Dispute[]; corrections: StatementView[] }

const tones: Record<State, Tone> = { DRAFT: 'neutral', CHECKED: 'info', REVIEWED: 'info', SENT: 'warn', CONFIRMED: 'good', DISPUTED: 'bad', FINAL: 'good', PAYABLE: 'good' };

export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation('reconciliation');
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}

export function Attention({ marks }: { marks: readonly string[] }) {
  const { t } = useTranslation('reconciliation');
  return <>{marks.map((mark) => <StatusTag key={mark} tone="warn">{t(`attention.${mark}` as never) as string}</StatusTag>)}</>;
}

/** The name of what a statement is about. */
export function useSubject(): (statement: StatementView) => string {
  const { t, i18n } = useTranslation('reconciliation');
  return (statement) => statement.kind === 'ACCOUNT' ? t('kind.ACCOUNT')
    : (i18n.language === 'en' ? statement.programmeNameEn : statement.programmeNameZh) ?? statement.programmeCode;
}

/** Steps the signed-in person's duties allow; the server decides again. */
export function useActions(): readonly Action[] {
  const business = useRole('CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP');
  const preparer = useRole('FINANCE_PREPARER');
  const reviewer = useRole('FINANCE_REVIEWER');
  const approver = useRole('FINANCE_APPROVER');
  const actions: Action[] = [];
  if (business || preparer) actions.push('CHECK');
  if (reviewer) actions.push('REVIEW');
  if (preparer || reviewer) actions.push('SEND');
  if (reviewer || approver) actions.push('FINALISE');
  if (approver) actions.push('RELEASE');
  if (reviewer || approver) actions.push('SEND_BACK');
  return actions;
}
