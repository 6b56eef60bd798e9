import { useTranslation } from 'react-i18next';
import { Money, Rows, StatusTag } from '@/design';
import type { Checked } from './programmes';

/** Worked examples and what the settlement itself makes of them. */
export function Examples({ checked }: { checked: Checked }) {
  const { t } = useTranslation('incentive');
  const currency = checked.programme.currency;
  return <Rows<Checked['examples'][number]> rows={checked.examples} rowKey={(row) => row.title} columns={[
    { key: 'title', title: t('example'), card: 'title', render: (row) => row.title },
    { key: 'expected', title: t('expected'), numeric: true, render: (row) => <Money minor={row.expectedMinor} currency={currency} /> },
    { key: 'computed', title: t('computed'), numeric: true, render: (row) => <Money minor={row.computedMinor} currency={currency} /> },
    { key: 'holds', title: t('state'), card: 'figure', render: (row) => <StatusTag tone={row.holds ? 'good' : 'bad'}>{t(row.holds ? 'holds' : 'fails')}</StatusTag> },
  ]} />;
}
