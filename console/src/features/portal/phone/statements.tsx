import { useTranslation } from 'react-i18next';
import type { ConsentState } from '@/features/settlement/reconciliation/WhatChanged';
import { Link } from 'react-router';
import { Money, StatusTag, type Tone } from '@/design';

/** A statement as GET /api/my/statements gives it: only what was sent, only one's own. */
export interface MyStatementView {
  id: string; number: string; kind: 'ACCOUNT' | 'REBATE'; partnerName: string; entityCode: string; currency: string; periodCode: string; periodFirst: string; periodLast: string;
  programmeNameZh: string | null; programmeNameEn: string | null; state: 'SENT' | 'CONFIRMED' | 'DISPUTED' | 'FINAL' | 'PAYABLE'; sequence: number;
  figures: Record<string, number>; closingMinor: number; payoutMinor: number; settledMinor: number; dueMinor: number; base: number; baseIn: 'AMOUNT' | 'QUANTITY';
  tier: number; toNextTier: number; lines: number; openDisputes: number; sentAt: string | null; correctsId: string | null; sha256: string | null; consent: ConsentState; possible: string[];
}
export interface DisputeView { id: string; documentNo: string; lineKey: string; amountMinor: number; reason: string; state: 'OPEN' | 'UPHELD' | 'REJECTED'; answer: string; openedAt: string }
export interface StatementEvent { action: string; toState: string; byName: string; note: string; at: string }
export interface FullStatement { statement: MyStatementView; events: StatementEvent[]; disputes: DisputeView[] }

const tones: Record<MyStatementView['state'], Tone> = { SENT: 'warn', CONFIRMED: 'good', DISPUTED: 'bad', FINAL: 'good', PAYABLE: 'good' };

export function StateTag({ statement: { kind, state } }: { statement: MyStatementView }) {
  const { t } = useTranslation('phone');
  return <StatusTag tone={tones[state]}>{t(kind === 'ACCOUNT' && state === 'PAYABLE' ? 'state.CLOSED' : `state.${state}`)}</StatusTag>;
}

/** What a statement is about in a few words: the account, or the programme by its name. */
export function useStatementTitle(): (statement: MyStatementView) => string {
  const { t, i18n } = useTranslation('phone');
  return (statement) => {
    if (statement.kind === 'ACCOUNT') return t('accountOf', { period: statement.periodCode });
    const name = (i18n.language === 'en' ? statement.programmeNameEn : statement.programmeNameZh) ?? '';
    return t('rebateOf', { period: statement.periodCode, name });
  };
}

export function StatementCard({ statement }: { statement: MyStatementView }) {
  const { t } = useTranslation('phone');
  const title = useStatementTitle()(statement);
  const amount = statement.kind === 'ACCOUNT' ? statement.closingMinor : statement.dueMinor;
  return (
    <li className="mq-phone-card">
      <Link to={`/portal/statements/${statement.id}`}>
        <span className="mq-phone-card-title">{title}</span>
        <span className="mq-phone-card-amount"><small>{t(statement.kind === 'ACCOUNT' ? 'closing' : 'rebate')}</small><Money minor={amount} currency={statement.currency} /></span>
        <span className="mq-phone-card-foot"><StateTag statement={statement} /><small>{statement.entityCode} · {statement.number}</small></span>
      </Link>
    </li>
  );
}
