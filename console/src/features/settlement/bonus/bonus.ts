/** Shapes of /api/bonuses and /api/my/bonuses. */
export interface BonusListView { id: string; title: string; policyId: string | null; budgetCode: string; currency: string; state: 'REQUESTED' | 'APPROVED' | 'REFUSED'; totalMinor: number; lines: number; owedMinor: number; requestedAt: string; note: string }
export interface BonusLine {
  id: string; listId: string; title: string; partnerId: string; kind: 'BONUS' | 'ORDER_DISCOUNT'; reason: string; amountMinor: number; documentNo: string | null; ratePpm: number | null;
  state: 'REQUESTED' | 'REFUSED' | 'PROMISED' | 'OWED' | 'LAPSED'; consumedMinor: number; currency: string; settledOn: string | null;
}
export const toneOf = (state: string) => (state === 'APPROVED' || state === 'OWED' ? 'good' : state === 'REFUSED' ? 'bad' : state === 'LAPSED' ? 'quiet' : 'info') as 'good' | 'bad' | 'quiet' | 'info';
