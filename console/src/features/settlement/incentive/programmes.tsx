/** The body of a programme policy, as the server reads it. Amounts in minor units, quantities in thousandths, rates in ppm. */
export interface Band { from: number; ratePpm?: number; amountMinor?: number; perUnitMinor?: number }
export interface ExampleFact { kind: string; date: string; originalDate?: string; netMinor?: number; grossMinor?: number; quantityMilli?: number; unit?: string; product?: string }
export interface Example { title?: string; facts: ExampleFact[]; expectedMinor: number; reference?: number; scores?: Record<string, number>; penaltyMinor?: number; penaltyPpm?: number; expectedPartner?: string }
export interface Tiers { mode: string; bands: Band[]; pays?: string; noPrior?: string }
export interface TierChange { from: string; tiers: Tiers }
export interface RequirementBody { kind: 'AT_LEAST' | 'PORTION' | 'ACTIVE_PRODUCTS'; name: string; movement?: string; measure?: string; categories?: string[]; products?: string[]; value?: number; leastPpm?: number; least?: number }
export interface Gate { metric: string; bound: string; valueMillionths: number; missing?: string }
export interface Weight { metric: string; weightPpm: number; missing?: string }
export interface Scope { partnerTypes?: string[]; tiers?: string[]; regions?: string[]; partners?: string[]; categories?: string[]; products?: string[]; channels?: string[] }
export interface Body {
  code: string; nameZh: string; nameEn: string; currency: string; entity: string; scope: Scope;
  base: { movement: string; measure: string; unit?: string | null; payingMeasure?: string; qualifyingMovement?: string }; calendar: { type: string };
  tiers: Tiers; tierChanges?: TierChange[]; cutPeriods?: string; requires?: string; requirements?: RequirementBody[];
  scorecard?: { gates?: Gate[]; weights?: Weight[]; penalties?: string; unmet?: string; severalScores?: string; penaltyReasons?: string[] };
  group?: { split?: string; link?: string }; targetSheet?: string; market?: string; dependsOnResalePrice?: boolean;
  treatment?: { accounting?: string; vat?: string; withholding?: string; adviserNote?: string };
  baseCap?: number | null; lineCapMinor?: number | null; programmeCapMinor?: number | null; budgetMinor?: number | null; payFromMinor?: number | null; minimumMinor?: number | null; guaranteeMinor?: number | null; capMinor?: number | null;
  returns: string; graceDays: number; late?: string; exclusivityGroup?: string; clauseZh?: string; clauseEn?: string; validFrom: string; validTo: string; examples: Example[];
}
export interface ProgrammeView {
  code: string; version: number; nameZh: string; nameEn: string; entity: string; currency: string; validFrom: string; validTo: string; movement: string; qualifying: string;
  unit: string | null; grain: string; calendar: string; returns: string; graceDays: number; late: string; tiersZh: string[]; tiersEn: string[]; clauseZh: string | null; clauseEn: string | null;
}
export interface Checked {
  programme: ProgrammeView; chart: { base: number; payoutMinor: number }[]; chartOver: 'BASE' | 'RATE';
  legalReview: { because: string; partnerCode: string } | null;
  examples: { title: string; expectedMinor: number; computedMinor: number; holds: boolean }[];
  conflict: { otherCode: string; day: string; partnerCode: string; productSku: string } | null;
}
export interface SimulationRow { partnerId: string; partnerCode: string; partnerName: string; draftMinor: number; otherMinor: number; base: number; tier: number; clawbackMinor: number; cliffMinor: number }
export interface Simulated {
  currency: string; partners: number; paid: number; draftMinor: number; otherMinor: number; linesRead: number; cliffMinor: number; returnPpm: number; winnersCount: number; losersCount: number; winners: SimulationRow[]; losers: SimulationRow[]; exposed: SimulationRow[];
  histogram: { fromMinor: number; partners: number }[]; partnersByTier: number[];
}
export const MOVEMENTS = ['ORDERED', 'SHIPPED', 'RECEIVED', 'INVOICED', 'PAID', 'SOLD_OUT'] as const;
export const MEASURES = ['NET', 'GROSS', 'QUANTITY'] as const;
export const CALENDARS = ['MONTH', 'QUARTER', 'YEAR', 'MONTH_26_25', 'QUARTER_26_25', 'YEAR_26_25'] as const;
export const MODES = ['BY_BAND', 'ON_THE_WHOLE', 'ROLLING', 'TOTAL', 'PROSPECTIVE', 'FIXED', 'PER_UNIT', 'PER_UNIT_BY_BAND', 'GROWTH', 'ATTAINMENT', 'MARKET_SHARE'] as const;
export const ACCOUNTINGS = ['VARIABLE_CONSIDERATION', 'MATERIAL_RIGHT'] as const;

/** Whether the bounds of a mode are rates of a target, a market or a prior base. */
export function byShare(mode: string): boolean {
  return mode === 'GROWTH' || mode === 'ATTAINMENT' || mode === 'MARKET_SHARE';
}

/** What a tier of a mode states. */
export function valueOf(mode: string): 'ratePpm' | 'amountMinor' | 'perUnitMinor' {
  return mode === 'FIXED' ? 'amountMinor' : mode.startsWith('PER_UNIT') ? 'perUnitMinor' : 'ratePpm';
}

export function emptyBody(today: string): Body {
  const year = today.slice(0, 4);
  return { code: '', nameZh: '', nameEn: '', currency: 'CNY', entity: '', scope: {}, base: { movement: 'SHIPPED', measure: 'NET' }, calendar: { type: 'QUARTER' },
    tiers: { mode: 'BY_BAND', bands: [{ from: 0, ratePpm: 10_000 }, { from: 10_000_000, ratePpm: 20_000 }] }, returns: 'ORIGINAL', graceDays: 10,
    validFrom: `${year}-01-01`, validTo: `${year}-12-31`,
    examples: [{ facts: [{ kind: 'SHIPPED', date: `${year}-01-05`, netMinor: 10_000_000 }], expectedMinor: 100_000 },
      { facts: [{ kind: 'SHIPPED', date: `${year}-01-05`, netMinor: 20_000_000 }], expectedMinor: 300_000 },
      { facts: [{ kind: 'SHIPPED', date: `${year}-01-05`, netMinor: 50 }], expectedMinor: 1 }] };
}
