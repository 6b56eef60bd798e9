import { renderHook } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '@/i18n';
import { missingKeys } from '@/i18n';
import { useSettlementWhy, type SettlementWhy } from './settlementWhy';

beforeAll(() => startI18n('en'));
const amount = (amountMinor: number) => ({ kind: 'amount', amountMinor, currency: 'CNY' }) as const;
const count = (value: number) => ({ kind: 'count', count: value }) as const;

const rebate: SettlementWhy = {
  statementId: '7', figure: 'due', amountMinor: 1_248_000, currency: 'CNY', key: 'payout.tier', cutSeal: 12, engineVersion: 1, facts: 2,
  params: { programme: { kind: 'code', code: 'Q3' }, version: count(4), period: { kind: 'code', code: '2026-Q3' }, payout: amount(1_248_000), base: amount(41_600_000),
    lines: count(2), tier: count(2), tierFrom: amount(40_000_000), rate: { kind: 'rate', ratePpm: 30_000 }, toNextTier: amount(18_400_000) },
  steps: [{ key: 'base.lines', params: { lines: count(2) }, unit: 'BASE_MINOR', change: 41_600_000, total: 41_600_000 },
    { key: 'payout.rate', params: { tier: count(2), rate: { kind: 'rate', ratePpm: 30_000 }, base: amount(41_600_000) }, unit: 'PAYOUT_MILLIONTHS', change: 1_248_000_000_000, total: 1_248_000_000_000 }],
  clause: { programmeCode: 'Q3', version: 4, nameZh: '增长', nameEn: 'Growth', textZh: null, textEn: null, tiersZh: [], tiersEn: ['from ¥400,000: 3%'] },
};

describe('why of a statement', () => {
  it('says a rebate in one sentence with its waterfall and clause', () => {
    const { result } = renderHook(() => useSettlementWhy());
    const source = result.current('/api/statements/7');
    const why = source.adapt!(rebate as never);
    expect(why.sentence).toBe('Rebate ¥12,480.00 for 2026-Q3: a base of ¥416,000.00 reaches tier 2 of programme Q3 v4 (from ¥400,000.00, 3%). ¥184,000.00 more to the next tier. ');
    expect(why.steps.map((step) => [step.kind, step.amountMinor])).toEqual([['start', 41_600_000], ['total', 41_600_000], ['start', 1_248_000], ['total', 1_248_000]]);
    expect(why.factsPath).toBe('/api/statements/7/lines');
    expect(source.adaptFact!({ date: '2026-07-01', documentNo: 'A', lineKey: '1', productCode: 'P', base: 100, shareMinor: 3, quantityMilli: 0, amountMinor: 0 } as never))
      .toMatchObject({ amountMinor: 100, shareMinor: 3, quantityMilli: null });
  });

  it('lists one figure of an account by its documents', () => {
    const { result } = renderHook(() => useSettlementWhy());
    const why = result.current('/api/my/statements/9', 'SHIPMENTS').adapt!({ ...rebate, statementId: '9', figure: 'SHIPMENTS', key: 'account.sum-of-documents', amountMinor: 500,
      params: { amount: amount(500), documents: count(1) }, clause: null,
      steps: [{ key: 'account.document', params: { document: { kind: 'code', code: 'CK-1' } }, unit: 'BASE_MINOR', change: 500, total: 500 }] } as never);
    expect(why.sentence).toBe('¥5.00 is the sum of 1 documents.');
    expect(why.steps).toEqual([{ label: 'CK-1', kind: 'start', amountMinor: 500 }, { label: 'Result', kind: 'total', amountMinor: 500 }]);
    expect(why.factsPath).toBe('/api/my/statements/9/lines?figure=SHIPMENTS');
    expect([...missingKeys]).toEqual([]);
  });
});
