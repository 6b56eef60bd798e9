/** Shapes of /api/budgets. */
export interface Budget {
  id: string; code: string; titleZh: string; titleEn: string; entityId: string; currency: string; source: 'GRANTED' | 'ACCRUED' | 'ALLOCATED'; accrualPpm: number | null;
  parentId: string | null; orgUnitId: string | null; partnerId: string | null; validFrom: string; validThrough: string; state: 'ACTIVE' | 'FROZEN' | 'CLOSED';
  successorId: string | null; grantedMinor: number; freeMinor: number; reservedMinor: number; consumedMinor: number; pendingMinor: number; allocations: number;
}
export interface Entry { id: string; act: string; decisionId: string; amountMinor: number; day: string; text: string; madeBy: string; madeAt: string }
export interface Burn { month: string; grantedMinor: number; reservedMinor: number; consumedMinor: number }
export interface Accrued { month: string; version: number; baseMinor: number; accruedMinor: number; postedMinor: number }

export const nameOf = (budget: Budget, language: string) => (language.startsWith('zh') ? budget.titleZh : budget.titleEn);
export const toneOf = (state: Budget['state']) => (state === 'ACTIVE' ? 'good' : state === 'FROZEN' ? 'warn' : 'quiet') as 'good' | 'warn' | 'quiet';
