import { Money, Quantity } from '@/design';

/** A goal or what was reached: money when the sheet has a currency, otherwise a quantity. */
export function Amount({ value, currency, compact = false }: { value: number; currency: string | null | undefined; compact?: boolean }) {
  return currency ? <Money minor={value} currency={currency} compact={compact} symbol={compact} /> : <Quantity milli={value} />;
}
