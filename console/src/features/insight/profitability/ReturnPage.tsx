import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, Money, Rate, RecordPage, Waterfall } from '@/design';
import { StepLines, useBars, type Account } from './returns';
import './returns.css';

/** One partner: the partner's return and ours, step by step. */
export default function ReturnPage() {
  const { t } = useTranslation('profitability');
  const { partnerId } = useParams();
  const bars = useBars();
  const read = useGet<Account>(`/api/returns/${partnerId}`);
  const data = read.data;
  return (
    <RecordPage title={data ? `${data.partnerName} · ${t('record.title')}` : t('record.title')} code={data?.partnerCode} back={{ to: '/returns', label: t('list.title') }}
      loading={read.isPending} problem={read.error} onRetry={() => void read.refetch()}
      summary={data && [
        { label: t('period'), value: <><DateText value={data.from} /> – <DateText value={data.through} /></> },
        { label: t('return'), value: <Money minor={data.returnMinor} currency={data.currency} /> },
        { label: t('roi'), value: data.roiPpm === null ? t('noCapital') : <Rate ppm={data.roiPpm} /> },
        { label: t('capital'), value: <Money minor={data.capitalMinor} currency={data.currency} /> },
        { label: t('stock'), value: <Link to={`/stock/partners/${data.partnerId}`}><Money minor={data.stockMinor} currency={data.currency} /></Link> },
        { label: t('owed'), value: <Money minor={data.owedToBrandMinor} currency={data.currency} /> },
        { label: t('brandReturn'), value: <Money minor={data.brandReturnMinor} currency={data.currency} /> },
        { label: t('brandRoi'), value: <Rate ppm={data.brandRoiPpm} /> },
      ]}>
      {data && <>
        <section className="mq-returns"><h2>{t('partnerSide')}</h2><Waterfall steps={bars(data.steps, data.returnMinor, t('return'))} currency={data.currency} /><StepLines account={data} steps={data.steps} /></section>
        <section className="mq-returns"><h2>{t('brandSide')}</h2><Waterfall steps={bars(data.brandSteps, data.brandReturnMinor ?? 0, t('brandReturn'))} currency={data.currency} /><StepLines account={data} steps={data.brandSteps} /></section>
      </>}
    </RecordPage>
  );
}
