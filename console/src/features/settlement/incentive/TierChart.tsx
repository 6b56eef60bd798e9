import { useTranslation } from 'react-i18next';
import { Chart } from '@/design';
import type { Checked } from './programmes';

/** What is paid over the base: the steps and kinks of the tiers. */
export function TierChart({ checked }: { checked: Checked }) {
  const { t } = useTranslation('incentive');
  if (checked.chart.length === 0) return null;
  const amount = checked.programme.qualifying !== 'QUANTITY';
  const baseScale = amount ? 100 : 1000;
  const points = checked.chart.map((point) => [point.base / baseScale, point.payoutMinor / 100]);
  return (
    <Chart title={t('chart.title')} height={240} data={{ columns: [t('chart.base'), t('chart.payout')], rows: points as [number, number][] }}
      option={{ grid: { left: 12, right: 24, top: 24, bottom: 8, containLabel: true }, tooltip: { trigger: 'axis', renderMode: 'richText' },
        xAxis: { type: 'value', name: amount ? checked.programme.currency : checked.programme.unit ?? '', nameLocation: 'end' },
        yAxis: { type: 'value', name: checked.programme.currency, min: 0 },
        series: [{ type: 'line', name: t('chart.payout'), showSymbol: false, data: points }] }} />
  );
}
