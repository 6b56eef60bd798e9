import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fixed, moneyText, quantityText, rateText } from './numbers';
import type { Why, WhyFact, WhySource, WhyStep } from './Why';

/** A value with its unit, as the settlement kernel explains itself. */
type Value = { kind: 'amount'; amountMinor: number; currency: string } | { kind: 'quantity'; quantityMilli: number } | { kind: 'rate'; ratePpm: number }
  | { kind: 'price'; perUnit: string; currency: string } | { kind: 'count'; count: number } | { kind: 'code'; code: string } | { kind: 'day'; date: string };
interface Step { key: string; params: Record<string, Value>; unit: 'BASE_MINOR' | 'BASE_MILLI' | 'PAYOUT_MILLIONTHS'; change: number; total: number }

/** Answer of GET …/statements/{id}/why: keys and values, no words. */
export interface SettlementWhy {
  statementId: string; figure: string; amountMinor: number; currency: string; key: string; params: Record<string, Value>; steps: Step[];
  partnerId?: string;
  clause: { programmeCode: string; version: number; nameZh: string; nameEn: string; textZh: string | null; textEn: string | null; tiersZh: string[]; tiersEn: string[] } | null;
  cutSeal: number; engineVersion: number; facts: number;
}

/** A line of a statement: GET …/statements/{id}/lines. */
export interface StatementLine { date: string; kind: string; documentNo: string; lineKey: string; productCode: string; quantityMilli: number; amountMinor: number; base: number; shareMinor: number; movementId: string | null }

type Words = (key: string, options?: Record<string, unknown>) => string;

function valueText(value: Value): string {
  switch (value.kind) {
    case 'amount': return moneyText(value.amountMinor, value.currency);
    case 'quantity': return quantityText(value.quantityMilli);
    case 'rate': return rateText(value.ratePpm);
    case 'price': return `${value.perUnit} ${value.currency}`;
    case 'count': return fixed(value.count, 0);
    case 'code': return value.code;
    case 'day': return value.date;
  }
}

const texts = (params: Record<string, Value>) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueText(value)]));

function sentenceOf(why: SettlementWhy, t: Words): string {
  const values = texts(why.params);
  const parts = [t(`sentence.${why.key}`, values)];
  if (values.toNextTier) parts.push(t('sentence.next', values));
  if (values.nextTierGain) parts.push(t('sentence.gain', values));
  return parts.join('');
}

/** Base steps end in the base, payout steps in what is paid: two scales, drawn one after the other. */
function stepsOf(why: SettlementWhy, t: Words): WhyStep[] {
  const steps: WhyStep[] = [];
  let scale = '';
  why.steps.forEach((step, index) => {
    const label = t(`step.${step.key}`, texts(step.params));
    const first = step.unit !== scale;
    scale = step.unit;
    if (step.unit === 'BASE_MILLI') steps.push({ label, kind: 'note', text: quantityText(step.change) });
    else if (step.unit === 'PAYOUT_MILLIONTHS' && step.key === 'payout.rounding') steps.push({ label, kind: 'note', text: t('roundingBy', { amount: fixed(step.change, 6, true) }) });
    else steps.push({ label, kind: first ? 'start' : 'change', amountMinor: step.unit === 'BASE_MINOR' ? step.change : Math.round(step.change / 1_000_000) });
    const last = why.steps[index + 1]?.unit !== step.unit;
    if (last && step.unit === 'BASE_MINOR' && !step.key.startsWith('account.')) steps.push({ label: t('base'), kind: 'total', amountMinor: step.total });
    if (last && step.unit === 'BASE_MILLI') steps.push({ label: t('base'), kind: 'note', text: quantityText(step.total) });
  });
  if (why.steps.length > 0) steps.push({ label: t('result'), kind: 'total', amountMinor: why.amountMinor });
  return steps;
}

function whyOf(why: SettlementWhy, address: string, t: Words, english: boolean): Why {
  const clause = why.clause;
  return {
    sentence: sentenceOf(why, t), currency: why.currency, steps: stepsOf(why, t), cutSeal: why.cutSeal,
    clauses: clause ? [{ document: english ? clause.nameEn : clause.nameZh, clause: clause.programmeCode, version: `v${clause.version}`,
      text: [english ? clause.textEn : clause.textZh, ...(english ? clause.tiersEn : clause.tiersZh)].filter(Boolean).join('\n') }] : [],
    factsPath: `${address}/lines${clause || why.figure === 'CLOSING' ? '' : `?figure=${why.figure}`}`,
    subject: { kind: 'statement', id: why.statementId, partyId: why.partnerId },
  };
}

function factOf(line: StatementLine, baseIn: 'AMOUNT' | 'QUANTITY'): WhyFact {
  const rebate = line.base !== 0 || line.shareMinor !== 0;
  return {
    id: `${line.documentNo}/${line.lineKey}`, businessDate: line.date, documentNo: line.documentNo, text: line.productCode || null,
    quantityMilli: rebate ? (baseIn === 'QUANTITY' ? line.base : null) : line.quantityMilli || null,
    amountMinor: rebate ? (baseIn === 'AMOUNT' ? line.base : null) : line.amountMinor, shareMinor: rebate ? line.shareMinor : null,
  };
}

/**
 * Why of a figure of a statement: `why={whyOf('/api/statements/7', 'SHIPMENTS')}`; rebate statements need no figure. Partners read the same
 * under /api/my/statements.
 */
export function useSettlementWhy(): (statementPath: string, figure?: string, baseIn?: 'AMOUNT' | 'QUANTITY') => WhySource {
  const { t, i18n } = useTranslation('why');
  const english = i18n.language === 'en';
  return useCallback((statementPath, figure, baseIn = 'AMOUNT') => ({
    path: `${statementPath}/why${figure ? `?figure=${figure}` : ''}`,
    adapt: ((answer: SettlementWhy) => whyOf(answer, statementPath, t as unknown as Words, english)) as (answer: never) => Why,
    adaptFact: ((line: StatementLine) => factOf(line, baseIn)) as (row: never) => WhyFact,
  }), [t, english]);
}
