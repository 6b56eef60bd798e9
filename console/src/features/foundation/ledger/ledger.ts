import { useGet } from '@/api';

export const KINDS = ['RECEIVABLE', 'SALES', 'CONTRA_REVENUE', 'REBATE_ACCRUAL', 'REBATE_POOL', 'POOL_RESERVED', 'CLAWBACK_RECEIVABLE', 'GOODS_OBLIGATION',
  'PARTNER_PAYABLE', 'CASH_IN_TRANSIT', 'COMMISSION_ACCRUAL', 'FUND_ACCRUAL', 'COMPENSATION_ACCRUAL', 'BONUS_ACCRUAL', 'SHARE_ACCRUAL', 'MARKETING_EXPENSE', 'COMMISSION_EXPENSE',
  'COMMISSION_PAYABLE', 'OUTPUT_TAX', 'DEPOSIT', 'BUDGET', 'BUDGET_RESERVED', 'BUDGET_CONSUMED', 'BUDGET_GRANTED', 'BANK', 'EXCHANGE', 'OPENING', 'ROUNDING'] as const;
export interface Account { id: string; kind: string; partyId: string | null; entityId: string; currency: string; ref: string; limited: boolean; balanceMinor: number; limitMinor: number | null }
export interface Line {
  id: string; businessDate: string; postedAt: string; decisionId: string; leg: number; text: string; programmeId: string | null; counterAccountId: string;
  counterKind: string; counterPartyId: string | null; debitMinor: number; creditMinor: number; balanceMinor: number; reversesId: string | null;
}
export interface Statement { account: Account; openingMinor: number; closingMinor: number; items: Line[]; next: string | null }
export interface Posting {
  id: string; decisionId: string; leg: number; businessDate: string; postedAt: string; postedBy: string; entityId: string; currency: string; amountMinor: number;
  partyId: string | null; programmeId: string | null; debitAccountId: string; debitKind: string; creditAccountId: string; creditKind: string; text: string;
  reversesId: string | null; reversedById: string | null;
}
export interface TrialRow { entityId: string; currency: string; kind: string; accounts: number; debitMinor: number; creditMinor: number; balanceMinor: number }
export interface Trial { rows: TrialRow[]; postings: number; differenceMinor: number }
export interface Proof { postings: number; differenceMinor: number; balances: number; balancesWrong: number; millis: number }
export interface Lock { entityId: string; lockedThrough: string; lockedBy: string; lockedAt: string; reason: string }
export interface Entity { id: string; code: string; nameZh: string; nameEn: string }

/** Legal entities by id, and what to call one. */
export function useEntities(language: string) {
  const answer = useGet<{ items: Entity[] }>('/api/entities', { limit: 500 });
  const items = answer.data?.items ?? [];
  const nameOf = (id: string) => {
    const found = items.find((one) => String(one.id) === id);
    return found ? (language === 'en' ? found.nameEn : found.nameZh) : id;
  };
  return { items, nameOf };
}
