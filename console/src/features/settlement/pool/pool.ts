import type { TFunction } from 'i18next';
import { moneyText, rateText, type Tone, type Why, type WhySource } from '@/design';

export interface Balance {
  partnerId: string; partnerCode: string; partnerName: string; entityId: string; currency: string; creditedMinor: number; usableMinor: number; reservedMinor: number;
  usedMinor: number; takenMinor: number; lapsedMinor: number; expiringMinor: number; nextExpiry: string | null; lots: number;
}
export interface Lot {
  id: string; key: string; partnerId: string; entityId: string; currency: string; source: string; policyId: string | null; invoice: string; text: string; creditedMinor: number;
  availableMinor: number; reservedMinor: number; usedMinor: number; takenMinor: number; lapsedMinor: number; creditedOn: string; expiresOn: string | null; noticedOn: string | null;
}
export interface Use {
  id: string; partnerId: string; partnerCode: string; partnerName: string; entityId: string; currency: string; orderNo: string; orderedOn: string; wishMinor: number | null;
  eligibleMinor: number; sharePpm: number; shareMinor: number; poolMinor: number; usableMinor: number; bound: string; termsCode: string; state: string;
  reservedMinor: number; consumedMinor: number; returnedMinor: number;
}
export interface UseLine { lineNo: number; productId: string; sku: string; nameZh: string; netMinor: number; excluded: boolean; partMinor: number }
export interface Draw { position: number; lotId: string; text: string; source: string; expiresOn: string | null; amountMinor: number; consumedMinor: number; returnedMinor: number }
export interface UseEvent { id: string; kind: string; documentNo: string; amountMinor: number; lapsedMinor: number; businessDate: string; note: string; byName: string; at: string }
export interface UseView { use: Use; lines: UseLine[]; draws: Draw[]; events: UseEvent[] }

export const toneOf = (state: string): Tone => (state === 'RESERVED' ? 'info' : state === 'CONSUMED' ? 'good' : 'quiet');

/** Why an order could use just this much: the drawer asks the use itself. */
export function whyUse(path: string, t: TFunction): WhySource {
  const adapt = (view: UseView): Why => {
    const { use } = view;
    const money = (minor: number) => moneyText(minor, use.currency);
    const share = rateText(use.sharePpm);
    return {
      sentence: t(`why.${use.bound}`, { usable: money(use.usableMinor), share, eligible: money(use.eligibleMinor), shareAmount: money(use.shareMinor), pool: money(use.poolMinor) }),
      currency: use.currency,
      steps: [
        { label: t('why.eligible'), kind: 'note', amountMinor: use.eligibleMinor },
        { label: t('why.share', { share }), kind: 'note', amountMinor: use.shareMinor },
        { label: t('why.pool'), kind: 'note', amountMinor: use.poolMinor },
        ...view.draws.map((draw) => ({ label: draw.text, kind: 'change' as const, amountMinor: draw.amountMinor, text: draw.expiresOn })),
        { label: t('why.usable'), kind: 'total', amountMinor: use.usableMinor },
      ],
      clauses: [{ document: t('why.terms'), clause: use.termsCode, version: '' }],
      knownOn: use.orderedOn,
      subject: { kind: 'pool-use', id: use.id, partyId: use.partnerId },
    };
  };
  return { path, adapt: adapt as (answer: never) => Why };
}
