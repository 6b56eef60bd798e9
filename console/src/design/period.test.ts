import { describe, expect, it } from 'vitest';
import { addDays, fiscal445, periodAt, shift } from './period';

describe('periods', () => {
  it('closes on the 25th where the books do', () => {
    expect(periodAt('month26', '2026-01-26')).toMatchObject({ key: '2026-02', from: '2026-01-26', toExcl: '2026-02-26' });
    expect(periodAt('month26', '2026-01-25')).toMatchObject({ key: '2026-01', from: '2025-12-26', toExcl: '2026-01-26' });
    expect(shift(periodAt('month26', '2026-01-25'), -1)).toMatchObject({ key: '2025-12', toExcl: '2025-12-26' });
  });

  it('steps over the turn of the year', () => {
    expect(shift(periodAt('month', '2026-01-15'), -1).key).toBe('2025-12');
    expect(shift(periodAt('quarter', '2025-11-15'), 1).key).toBe('2026-Q1');
    expect(shift(periodAt('year', '2026-01-15'), -1).key).toBe('2025');
  });

  it('covers every day of five years exactly once by 4-4-5 periods', () => {
    for (let year = 2023; year < 2028; year++) {
      for (let month = 1; month <= 12; month++) {
        const next = month === 12 ? fiscal445(year + 1, 1) : fiscal445(year, month + 1);
        expect(fiscal445(year, month).toExcl).toBe(next.from);
      }
    }
    expect(periodAt('fiscal445', '2026-01-05').key).toBe('2026-P01');
  });

  it('knows the sales days and what lies between them', () => {
    expect(periodAt('event', '2025-11-11').key).toBe('2025-1111');
    expect(shift(periodAt('event', '2025-11-11'), -1).key).toBe('2025-0618');
    expect(shift(periodAt('event', '2025-12-10'), 1).key).toBe('2026-0108');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});
