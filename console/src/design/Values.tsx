import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateText, instantText, relativeText } from './dates';
import { compactMoney, moneyText, pointsText, quantityText, rateText, type Integer } from './numbers';
import { WhyMark, type WhySource } from './Why';

const isNegative = (value: Integer) => BigInt(value) < 0n;
const tone = (value: Integer) => (isNegative(value) ? 'mq-number mq-negative' : 'mq-number');

interface MoneyProps {
  minor: Integer | null | undefined;
  currency: string;
  /** In a table the currency stands in the column's title: pass false. */
  symbol?: boolean;
  /** 万/亿 or k/M with the exact amount on hover: boards only. */
  compact?: boolean;
  why?: WhySource;
}

/** An amount of money: tabular figures, red with a minus when negative, exact. */
export function Money({ minor, currency, symbol = true, compact = false, why }: MoneyProps) {
  if (minor === null || minor === undefined) return <None />;
  const exact = moneyText(minor, currency, symbol);
  return (
    <span className={tone(minor)}>
      {compact ? <Tooltip title={exact}><span>{compactMoney(minor, currency)}</span></Tooltip> : exact}
      {why && <WhyMark {...why} of={exact} />}
    </span>
  );
}

export function Quantity({ milli, unit, why }: { milli: Integer | null | undefined; unit?: string; why?: WhySource }) {
  if (milli === null || milli === undefined) return <None />;
  return <span className={tone(milli)}>{quantityText(milli)}{unit && <span className="mq-unit"> {unit}</span>}{why && <WhyMark {...why} of={quantityText(milli)} />}</span>;
}

/** A rate; `change` shows percentage points with a sign. */
export function Rate({ ppm, change = false, why }: { ppm: Integer | null | undefined; change?: boolean; why?: WhySource }) {
  if (ppm === null || ppm === undefined) return <None />;
  const text = change ? pointsText(ppm) : rateText(ppm);
  return <span className={tone(ppm)}>{text}{why && <WhyMark {...why} of={text} />}</span>;
}

/** A business date (2026-01-31) or an instant (UTC ISO, shown in the business time zone); relative on hover. */
export function DateText({ value, time }: { value: string | null | undefined; time?: boolean }) {
  if (!value) return <None />;
  const isInstant = value.includes('T');
  return (
    <Tooltip title={relativeText(value)}>
      <time className="mq-number" dateTime={value}>{isInstant ? instantText(value, time ?? true) : dateText(value)}</time>
    </Tooltip>
  );
}

export function None() {
  const { t } = useTranslation('design');
  return <span className="mq-none"><span aria-hidden="true">—</span><span className="mq-sr">{t('none')}</span></span>;
}
