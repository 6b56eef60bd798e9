import { useTranslation } from 'react-i18next';
import { DateText, StatusTag, type Tone } from '@/design';

/** Shapes of /api/fund and /api/my/fund. */
export interface Activity {
  id: string; number: string; applicationId: string; policyId: string; partnerId: string; currency: string; budgetCode: string; kind: string; title: string; outletId: string | null;
  outletName: string | null; latitudeE6: number | null; longitudeE6: number | null; fromDay: string; throughDay: string; stage: string; desk: string; since: string; daysWaiting: number;
  expectedOn: string | null; requestedMinor: number; approvedMinor: number; claimedMinor: number; settledMinor: number; openMinor: number; claimUntil: string | null; extensions: number;
  photos: number; claimId: string | null;
}
export interface Line { lineNo: number; kind: 'EXPENSE' | 'FRONTED_GOODS'; item: string; quantityMilli: number | null; requestedMinor: number; approvedMinor: number | null; reason: string }
export interface Evidence { id: string; kind: 'PHOTO' | 'DOCUMENT'; fileId: string; name: string; latitudeE6: number | null; longitudeE6: number | null; takenAt: string | null; saidBy: string; claimId: string | null }
export interface Happened { act: string; amountMinor: number; note: string; doneBy: string; doneAt: string; claimId: string | null }
export interface Standing { approvalId: number; state: string; step: string; desk: string; since: string }
export interface Claim {
  id: string; number: string; activityId: string; activityNumber: string; title: string; policyId: string; partnerId: string; currency: string; month: string; state: string; desk: string; since: string;
  daysWaiting: number; expectedOn: string | null; claimedMinor: number; verifiedMinor: number; approvedMinor: number; checked: boolean; sampled: boolean; flags: string[]; openFindings: number;
  photos: number; verdict: string; note: string; claimedBy: string; verifiedBy: string | null; settledOn: string | null;
}
export interface ClaimLine { lineNo: number; kind: string; item: string; approvedMinor: number; claimedMinor: number; verifiedMinor: number | null; reason: string }
export interface Invoice { sellerTaxNo: string; number: string; amountMinor: number }
export interface Finding {
  id: string; kind: string; witnessClaimId: string; photoId: string | null; photoFileId: string | null; witnessPhotoId: string | null; witnessFileId: string | null; witnessPartnerId: string | null;
  witnessTitle: string | null; witnessMonth: string | null; value: number; detail: string; state: 'OPEN' | 'UPHELD' | 'DISMISSED'; reason: string;
}
export interface Fund { policyId: string; titleZh: string; titleEn: string; documentNo: string | null; currency?: string; claimDays?: number; photosMin?: number }

export const FLAGS = ['DUPLICATE_INVOICE', 'IMAGE_REUSED_BY_ANOTHER', 'IMAGE_REUSED_BY_SAME', 'PHOTO_FAR_AWAY', 'PHOTO_WRONG_DAY', 'SAME_BANK_ACCOUNT', 'ABOVE_APPROVAL', 'UNUSUAL_RATIO'] as const;
export const STAGES = ['REQUESTED', 'RETURNED', 'REFUSED', 'APPROVED', 'NOTICED', 'CLAIMED', 'CLAIM_RETURNED', 'SETTLED', 'RELEASED'] as const;
export const KINDS = ['DISPLAY', 'PROMOTION', 'EVENT', 'ADVERTISING', 'MATERIAL'] as const;
export const fileUrl = (fileId: string) => `/api/files/${fileId}/content`;

const TONES: Record<string, Tone> = { REQUESTED: 'info', APPROVED: 'info', CLAIMED: 'info', SUBMITTED: 'info', PROPOSED: 'warn', NOTICED: 'warn', RETURNED: 'warn', CLAIM_RETURNED: 'warn', SETTLED: 'good', REFUSED: 'bad', RELEASED: 'quiet' };

export function StageTag({ stage }: { stage: string }) {
  const { t } = useTranslation('fund');
  return <StatusTag tone={TONES[stage] ?? 'neutral'}>{t(`stages.${stage}`)}</StatusTag>;
}

/** Whose desk it is on, since how many days, and when to expect the next step. */
export function Where({ of }: { of: { desk: string; daysWaiting: number; expectedOn: string | null } }) {
  const { t } = useTranslation('fund');
  if (of.desk === 'NOBODY') return <>{t('where.done')}</>;
  return <>{t('where.at', { desk: t(`desks.${of.desk}`), count: of.daysWaiting })}{of.expectedOn && <> · {t('where.by')} <DateText value={of.expectedOn} /></>}</>;
}
