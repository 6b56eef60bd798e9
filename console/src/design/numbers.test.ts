import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n, switchLanguage } from '@/i18n';
import { compactMoney, fixed, moneyText, pointsText, quantityText, rateText } from './numbers';

beforeAll(() => startI18n('zh'));

describe('numbers', () => {
  it('shows an amount with grouping, symbol and a real minus', () => {
    expect(moneyText(1248000, 'CNY')).toBe('¥12,480.00');
    expect(moneyText(-5, 'GBP')).toBe('\u2212£0.05');
    expect(moneyText(1248000, 'CNY', false)).toBe('12,480.00');
    expect(moneyText(1500, 'JPY')).toBe('JP¥1,500');
  });

  it('is exact beyond what a double can hold', () => {
    expect(moneyText('900719925474099399', 'CNY')).toBe('¥9,007,199,254,740,993.99');
  });

  it('shows thousandths of a unit only where there are some', () => {
    expect(quantityText(12000)).toBe('12');
    expect(quantityText(12500)).toBe('12.5');
    expect(fixed(7, 3)).toBe('0.007');
  });

  it('shows rates as per cent and changes in points', () => {
    expect(rateText(30000)).toBe('3%');
    expect(rateText(12345)).toBe('1.2345%');
    expect(pointsText(5000)).toBe('+0.5 pp');
    expect(pointsText(-5000)).toBe('\u22120.5 pp');
  });

  it('shortens for boards in the way of the language', async () => {
    expect(compactMoney(41_600_000, 'CNY')).toBe('¥41.6 万');
    expect(compactMoney(1_234_500_000_000, 'CNY')).toBe('¥123 亿');
    await switchLanguage('en');
    expect(compactMoney(41_600_000, 'CNY')).toBe('¥416k');
    await switchLanguage('zh');
  });
});
