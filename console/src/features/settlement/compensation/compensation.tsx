import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/design';

export interface Order { policyId: string; versionId: string; code: string; documentNo: string | null; titleZh: string; titleEn: string; effective: string; currency: string; eligibleDays: number; inTransit: boolean; whenRising: string; items: { sku: string; oldPrice: string; newPrice: string }[] }
export interface Calculation { id: string; policyId: string; versionId: string; code: string; documentNo: string | null; titleZh: string; titleEn: string; effective: string; sealNo: number; state: CalculationState; currency: string; calculatedBy: string; calculatedAt: string; approvalId: string | null; decidedBy: string | null; claims: number; partners: number; amountMinor: number; payableMinor: number; payableClaims: number; disputed: number }
export type CalculationState = 'CALCULATED' | 'SUBMITTED' | 'APPROVED' | 'CANCELLED';
export interface Claim { id: string; calculationId: string; partnerId: string; partnerCode: string; partnerName: string; currency: string; amountMinor: number; quantityMilli: number; state: ClaimState; note: string; code: string; documentNo: string | null; titleZh: string; titleEn: string; effective: string }
export type ClaimState = 'CALCULATED' | 'APPROVED' | 'DISPUTED' | 'PAYABLE' | 'CANCELLED';
export const CLAIM_STATES: readonly ClaimState[] = ['CALCULATED', 'APPROVED', 'DISPUTED', 'PAYABLE', 'CANCELLED'];

export const titled = (row: { titleZh: string; titleEn: string }, language: string) => (language === 'en' ? row.titleEn : row.titleZh);

export function ClaimTag({ state }: { state: ClaimState }) {
  const { t } = useTranslation('compensation');
  return <StatusTag tone={({ CALCULATED: 'neutral', APPROVED: 'info', DISPUTED: 'warn', PAYABLE: 'good', CANCELLED: 'quiet' } as const)[state]}>{t(`claims.${state}`)}</StatusTag>;
}

export function CalculationTag({ state }: { state: CalculationState }) {
  const { t } = useTranslation('compensation');
  return <StatusTag tone={({ CALCULATED: 'neutral', SUBMITTED: 'info', APPROVED: 'good', CANCELLED: 'quiet' } as const)[state]}>{t(`states.${state}`)}</StatusTag>;
}
