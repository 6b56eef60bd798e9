import { Button, InputNumber, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { minorOf, minorText } from './minor';
import { byShare, valueOf, type Band, type Tiers } from './programmes';

/** The bands of one scale: from where, and what they pay. */
export function BandRows({ tiers, measure, currency, disabled, onChange }: { tiers: Tiers; measure: string; currency: string; disabled: boolean; onChange: (bands: Band[]) => void }) {
  const { t } = useTranslation('incentive');
  const bands = tiers.bands;
  const key = valueOf(tiers.mode);
  const boundPlaces = byShare(tiers.mode) ? 4 : measure === 'QUANTITY' ? 3 : 2;
  const valuePlaces = key === 'ratePpm' ? 4 : 2;
  const change = (at: number, part: Partial<Band>) => onChange(bands.map((band, index) => index === at ? { ...band, ...part } : band));
  return (
    <>
      {bands.map((band, index) => (
        <Space key={index} wrap className="mq-incentive-band">
          <InputNumber<string> stringMode disabled={disabled} aria-label={t('bandFrom', { n: index + 1 })} prefix={t('from')} suffix={byShare(tiers.mode) ? '%' : undefined} value={minorText(band.from, boundPlaces)}
            onChange={(text) => change(index, { from: minorOf(text ?? '0', boundPlaces) })} />
          <InputNumber<string> stringMode disabled={disabled} aria-label={t('bandValue', { n: index + 1 })} suffix={key === 'ratePpm' ? '%' : currency} min="0" value={minorText(band[key] ?? 0, valuePlaces)}
            onChange={(text) => change(index, { [key]: minorOf(text ?? '0', valuePlaces) })} />
          {!disabled && bands.length > 1 && <Button type="text" onClick={() => onChange(bands.filter((_, at) => at !== index))}>{t('remove')}</Button>}
        </Space>
      ))}
      {!disabled && <Button onClick={() => onChange([...bands, { from: (bands.at(-1)?.from ?? 0) * 2 || 1_000_000, [key]: bands.at(-1)?.[key] ?? 0 }])}>{t('addTier')}</Button>}
    </>
  );
}
