import { currentLanguage } from '@/i18n';

/** Amounts arrive in minor units (fen, pence) as integers; text is accepted for amounts beyond 2^53. */
export type Integer = number | bigint | string;

const zeroDecimals = new Set(['JPY', 'KRW', 'VND']);
const symbols: Record<string, string> = { CNY: '¥', GBP: '£', USD: '$', EUR: '€', JPY: 'JP¥', HKD: 'HK$' };

export function minorDigits(currency: string): number {
  return zeroDecimals.has(currency) ? 0 : 2;
}

export function currencySymbol(currency: string): string {
  return symbols[currency] ?? `${currency} `;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** An integer of `scale` decimals as text: 1248000 with scale 2 → "12,480.00". The minus is U+2212, as wide as a digit. */
export function fixed(value: Integer, scale: number, trim = false): string {
  const whole = BigInt(value);
  const negative = whole < 0n;
  const digits = (negative ? -whole : whole).toString().padStart(scale + 1, '0');
  const integer = grouped(scale === 0 ? digits : digits.slice(0, -scale));
  let fraction = scale === 0 ? '' : digits.slice(-scale);
  if (trim) fraction = fraction.replace(/0+$/, '');
  return (negative ? '\u2212' : '') + integer + (fraction ? `.${fraction}` : '');
}

export function moneyText(minor: Integer, currency: string, symbol = true): string {
  const text = fixed(minor, minorDigits(currency));
  if (!symbol) return text;
  return text.startsWith('\u2212') ? `\u2212${currencySymbol(currency)}${text.slice(1)}` : currencySymbol(currency) + text;
}

/** Boards only: 万/亿 in Chinese, k/M/B in English, three digits that count. */
export function compactNumber(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '\u2212' : '';
  const steps: [number, string][] = currentLanguage() === 'zh' ? [[1e8, ' 亿'], [1e4, ' 万']] : [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']];
  const step = steps.find(([from]) => size >= from);
  if (!step) return sign + grouped(String(Math.round(size)));
  const shown = size / step[0];
  return sign + grouped(shown >= 1000 ? String(Math.round(shown)) : shown.toPrecision(3)) + step[1];
}

export function compactMoney(minor: Integer, currency: string): string {
  const major = Number(minor) / 10 ** minorDigits(currency);
  const text = compactNumber(major);
  return text.startsWith('\u2212') ? `\u2212${currencySymbol(currency)}${text.slice(1)}` : currencySymbol(currency) + text;
}

/** Quantities arrive in thousandths; whole ones are shown without decimals. */
export function quantityText(milli: Integer): string {
  return fixed(milli, 3, true);
}

/** Rates arrive in parts per million: 30000 → "3%". */
export function rateText(ppm: Integer): string {
  return `${fixed(ppm, 4, true)}%`;
}

/** A change of a rate, in percentage points. */
export function pointsText(ppm: Integer): string {
  const text = fixed(ppm, 4, true);
  return `${text.startsWith('\u2212') || text === '0' ? '' : '+'}${text} pp`;
}

/** What a file should hold instead of the shown text: plain digits, no grouping, an ordinary minus. */
export function plainDecimal(value: Integer, scale: number): string {
  return fixed(value, scale).replace(/,/g, '').replace('\u2212', '-');
}
