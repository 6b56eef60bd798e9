import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export type Measure = 'SALES' | 'ORDERS' | 'INVOICES' | 'PAYMENTS' | 'SELL_OUT';
export interface Slice { id: string | null; code: string; nameZh: string; nameEn: string; amountMinor: number; beforeMinor: number; returnedMinor: number; partners: number }
interface Totals { amountMinor: number; returnedMinor: number; quantityMilli: number; lines: number; partners: number }

/** Answer of GET /api/board. */
export interface Board {
  measure: Measure;
  currency: string;
  from: string;
  toExcl: string;
  beforeFrom: string;
  beforeToExcl: string;
  totals: Totals;
  before: Totals;
  days: { date: string; amountMinor: number; returnedMinor: number }[];
  regions: Slice[];
  channels: Slice[];
  partners: Slice[];
  /** The region looked at, when one is. */
  lookedAt: Slice | null;
  choices: { measure: Measure; currency: string; first: string; last: string; lines: number }[];
  knownSeal: number;
  changedAt: string;
}

/** Change in parts per million, null without anything to compare with. */
export function changePpm(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / Math.abs(before)) * 1_000_000);
}

export function useSliceName(): (slice: Slice) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useCallback((slice: Slice) => (english ? slice.nameEn : slice.nameZh), [english]);
}
