import type { WhyStep } from '@/design';

/** Shapes of /api/shares. Amounts in minor units, rates in ppm. */
export interface Split { id: string; orderNo: string; no: number; planCode: string; versionId: string; currency: string; soldOn: string; finalFrom: string; totalMinor: number; refundedMinor: number; cutSeal: number }
export interface Share {
  id: string; no: number; party: string; partnerId: string | null; outside: boolean; orderNo: string; soldOn: string; how: 'FIXED' | 'PERCENT' | 'RESIDUAL'; ratePpm: number; basisMinor: number; amountMinor: number; givenBackMinor: number;
  refundable: boolean; currency: string;
}
export interface ShareView { share: Share; party: { id: string; code: string; name: string } | null }

/** The whole, then what each taking leaves: the picture of a waterfall. */
export function waterfall(total: { label: string; minor: number }, takings: readonly { label: string; minor: number; text?: string }[]): WhyStep[] {
  const last = takings.at(-1);
  return [{ label: total.label, kind: 'start', amountMinor: total.minor },
    ...takings.slice(0, -1).map((taking) => ({ label: taking.label, kind: 'change' as const, amountMinor: -taking.minor, text: taking.text })),
    ...(last ? [{ label: last.label, kind: 'total' as const, amountMinor: last.minor, text: last.text }] : [])];
}
