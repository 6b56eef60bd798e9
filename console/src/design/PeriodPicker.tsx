import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { addDays, periodAt, shift, type Period, type PeriodKind } from './period';

interface Props {
  value: Period;
  onChange: (period: Period) => void;
  kinds?: readonly PeriodKind[];
  /** With these two a choice "compare with" appears. */
  compare?: 'none' | 'before' | 'yearAgo';
  onCompare?: (compare: 'none' | 'before' | 'yearAgo') => void;
  comparisons?: readonly ('none' | 'before' | 'yearAgo')[];
}

export function periodLabel(period: Period, t: (key: string, options?: Record<string, unknown>) => string): string {
  if (period.kind === 'event') return t('period.eventName', { year: period.key.slice(0, 4), event: t(`period.event.${period.key.slice(5)}`) });
  return period.key;
}

/** Month, closing on the 25th, quarter, year, 4-4-5 and the big sales days; steps back and forth by keyboard too. */
export function PeriodPicker({ value, onChange, kinds = ['month', 'month26', 'quarter', 'year'], compare, onCompare, comparisons = ['none', 'before', 'yearAgo'] }: Props) {
  const { t } = useTranslation('design');
  const around = Array.from({ length: 31 }, (_, index) => shift(value, index - 24)).reverse();
  const words = t as unknown as (key: string, options?: Record<string, unknown>) => string;
  return (
    <div className="mq-period" role="group" aria-label={t('period.label')}>
      {kinds.length > 1 && <Select aria-label={t('period.kind')} value={value.kind} popupMatchSelectWidth={false}
        onChange={(kind) => onChange(periodAt(kind, value.from))}
        options={kinds.map((kind) => ({ value: kind, label: t(`period.kinds.${kind}`) }))} />}
      <Space.Compact>
        <Button icon={<LeftOutlined />} aria-label={t('period.earlier')} onClick={() => onChange(shift(value, -1))} />
        <Select aria-label={t('period.label')} value={value.key} popupMatchSelectWidth={false} className="mq-period-key"
          onChange={(key) => { const next = around.find((one) => one.key === key); if (next) onChange(next); }}
          options={around.map((one) => ({ value: one.key, label: periodLabel(one, words), title: `${one.from} – ${addDays(one.toExcl, -1)}` }))} />
        <Button icon={<RightOutlined />} aria-label={t('period.later')} onClick={() => onChange(shift(value, 1))} />
      </Space.Compact>
      <span className="mq-period-days mq-number">{value.from} – {addDays(value.toExcl, -1)}</span>
      {onCompare && <Select aria-label={t('period.compare.label')} value={compare ?? 'none'} onChange={onCompare} popupMatchSelectWidth={false}
        options={comparisons.map((one) => ({ value: one, label: t(`period.compare.${one}`) }))} />}
    </div>
  );
}
