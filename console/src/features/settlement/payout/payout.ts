import type { Tone } from '@/design';

export interface Payable {
  id: string; key: string; source: string; partnerId: string; partnerCode: string; partnerName: string; entityId: string; currency: string; amountMinor: number; nettedMinor: number;
  policyId: string | null; bookedByBoth: boolean; bookedNote: string; form: string; invoice: string; termsCode: string | null; businessDate: string; expiresOn: string | null; text: string;
  state: string; heldReasons: string[]; owedMinor: number; fulfilledMinor: number; createdAt: string; placedAt: string | null;
}
export interface Note {
  id: string; key: string; kind: string; partnerId: string; partnerCode: string; entityCode: string; currency: string; amountMinor: number; taxMinor: number; orderNo: string; documentNo: string;
  businessDate: string; text: string; state: string; batchId: string | null; attempts: number; erpDocumentNo: string | null; reason: string;
}
export interface Batch {
  id: string; number: string; entityId: string; currency: string; state: string; channel: string | null; lines: number; totalMinor: number; note: string; madeBy: string; madeAt: string;
  checkedBy: string | null; sentAt: string | null; fileName: string | null; sha256: string | null; open: number; paid: number; failed: number; unknown: number;
}
export interface CashLine {
  id: string; key: string; partnerCode: string; holder: string; bankName: string; accountMasked: string; amountMinor: number; state: string; bankRef: string; reason: string; resolvedBy: string | null;
}
export interface Taken { done: number; refused: number; unknown: number; before: number; notOurs: string[] }

export const STATES = ['HELD', 'POOLED', 'GOODS_OWED', 'FULFILLED', 'CASH_OWED', 'IN_BATCH', 'PAID', 'TAKEN_BACK', 'NETTED'] as const;
export const SOURCES = ['REBATE', 'COMMISSION', 'FUND', 'COMPENSATION', 'BONUS', 'SHARE'] as const;

export function toneOf(state: string): Tone {
  if (['HELD', 'UNKNOWN'].includes(state)) return 'warn';
  if (['REJECTED', 'FAILED'].includes(state)) return 'bad';
  if (['ACCEPTED', 'PAID', 'POOLED', 'FULFILLED', 'CLOSED', 'APPROVED'].includes(state)) return 'good';
  if (['CANCELLED', 'NETTED', 'TAKEN_BACK', 'REPLACED'].includes(state)) return 'quiet';
  return 'info';
}
