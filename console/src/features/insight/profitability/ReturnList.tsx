import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ListPage, Money, Rate, plainDecimal } from '@/design';

interface Row { partnerId: string; partnerCode: string; partnerName: string; purchasesMinor: number; marginMinor: number; incentivesMinor: number; frontedMinor: number; capitalCostMinor: number; returnMinor: number; capitalMinor: number; roiPpm: number | null; brandReturnMinor: number; brandRoiPpm: number | null }

/** E6: what each partner earns from us, and we from it. */
export default function ReturnList() {
  const { t } = useTranslation('profitability');
  const money = (key: keyof Row, title: string, card?: 'figure') => ({ key, title, numeric: true, card, render: (row: Row) => <Money minor={row[key] as number} currency="CNY" symbol={false} />, csv: (row: Row) => plainDecimal(row[key] as number, 2) });
  return (
    <ListPage<Row> id="profitability.list" title={t('list.title')} lead={t('list.lead')} source="/api/returns" rowKey={(row) => row.partnerId}
      filters={[{ key: 'from', label: t('from'), kind: 'month' }, { key: 'through', label: t('through'), kind: 'month' },
        { key: 'worst', label: t('order'), kind: 'select', options: [{ value: 'true', label: t('worst') }] }]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerName, csv: (row) => row.partnerName },
        { key: 'code', title: t('code'), render: (row) => row.partnerCode, csv: (row) => row.partnerCode },
        money('purchasesMinor', t('purchases')), money('marginMinor', t('steps.margin')), money('incentivesMinor', t('steps.incentives')), money('frontedMinor', t('steps.fronted')),
        money('capitalCostMinor', t('steps.capital')), money('returnMinor', t('return'), 'figure'),
        { key: 'roi', title: t('roi'), numeric: true, render: (row) => <Rate ppm={row.roiPpm} />, csv: (row) => row.roiPpm },
        money('brandReturnMinor', t('brandReturn')),
        { key: 'brandRoi', title: t('brandRoi'), numeric: true, render: (row) => <Rate ppm={row.brandRoiPpm} />, csv: (row) => row.brandRoiPpm },
      ]}
      href={(row) => `/returns/${row.partnerId}`}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: <Link to="/intake/new">{t('list.import')}</Link> }} />
  );
}
