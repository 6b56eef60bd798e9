import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/design';

export interface PartnerFigures { partnerId: number; currency: string; products: number; unreconciled: number; valueMinor: number; ageMinor: number[]; lastObservedOn: string | null; stockDays: number | null; signs: Sign[] }
export interface PartnerRow { partnerId: string; partnerCode: string; partnerName: string; figures: PartnerFigures }
export type Outcome = 'RECONCILED' | 'DIFFERS' | 'NO_OPENING' | 'NO_SELL_OUT' | 'NOT_OBSERVED';
export const OUTCOMES: readonly Outcome[] = ['DIFFERS', 'NO_OPENING', 'NO_SELL_OUT', 'NOT_OBSERVED'];
export interface Figures {
  closingOn: string | null; openingOn: string | null; openingMilli: number | null; receiptsMilli: number; sellOutMilli: number | null; reportedMilli: number | null;
  countedMilli: number | null; capMilli: number; expectedMilli: number | null; gapMilli: number | null; outcome: Outcome; source: string; onHandMilli: number; transitMilli: number;
  soldMilli: number | null; stockDays: number | null; ageMilli: number[]; valueMinor: number; currency: string;
}
export interface Position { partnerId: string; partnerCode: string; partnerName: string; productId: string; sku: string; nameZh: string; nameEn: string; unit: string; figures: Figures }
export type Sign = 'SELL_IN_OVER_SELL_OUT' | 'STOCK_DAYS' | 'PERIOD_END_SPIKE';
export const SIGNS: readonly Sign[] = ['SELL_IN_OVER_SELL_OUT', 'STOCK_DAYS', 'PERIOD_END_SPIKE'];
export interface Overview { asOf: string | null; sealNo: number | null; stale: boolean; rulePolicy: string | null; totals: { partners: number; positions: number; unreconciled: number; valueMinor: number; ageMinor: number[]; stuffed: number } }

export function goodsName(row: { nameZh: string; nameEn: string; sku: string }, language: string): string {
  return (language === 'en' ? row.nameEn || row.nameZh : row.nameZh) || row.sku;
}

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('stock');
  return <StatusTag tone={outcome === 'RECONCILED' ? 'good' : outcome === 'DIFFERS' ? 'bad' : 'warn'}>{t(`outcomes.${outcome}`)}</StatusTag>;
}

export function SignTags({ signs }: { signs: readonly Sign[] }) {
  const { t } = useTranslation('stock');
  return <>{signs.map((sign) => <StatusTag key={sign} tone="warn">{t(`signs.${sign}`)}</StatusTag>)}</>;
}
