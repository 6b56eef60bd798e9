import { useTranslation } from 'react-i18next';
import { Chart } from '@/design';
import type { Checked } from './programmes';

/** What is paid over the base: the steps and kinks of the tiers. Growth, attainment and share run over the rate reached, per million of target, market or prior base. */
export function TierChart({ checked }: { checked: Checked }) {
  const { t } = useTranslation('incentive');
  if (checked.chart.length === 0) return null;
  const byRate = checked.chartOver === 'RATE';
  const amount = checked.programme.qualifying !== 'QUANTITY';
  const baseScale = byRate ? 10_000 : amount ? 100 : 1000;
  const points = checked.chart.map((point) => [point.base / baseScale, point.payoutMinor / 100]);
  return (
    <Chart title={byRate ? t('chart.titleByRate') : t('chart.title')} height={240} data={{ columns: [byRate ? t('chart.rate') : t('chart.base'), t('chart.payout')], rows: points as [number, number][] }}
      option={{ grid: { left: 12, right: 24, top: 24, bottom: 8, containLabel: true }, tooltip: { trigger: 'axis', renderMode: 'richText' },
        xAxis: { type: 'value', name: byRate ? '%' : amount ? checked.programme.currency : checked.programme.unit ?? '', nameLocation: 'end' },
        yAxis: { type: 'value', name: checked.programme.currency, min: 0 },
        series: [{ type: 'line', name: t('chart.payout'), showSymbol: false, data: points }] }} />
  );
}
