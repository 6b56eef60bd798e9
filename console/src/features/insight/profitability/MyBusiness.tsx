import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { DateText, EmptyState, Money, PageHead, PageSkeleton, ProblemAlert, Rate, Waterfall } from '@/design';
import { StepLines, useBars, type Account } from './returns';
import './returns.css';

/** 我的生意账: what this brand brings me after all. */
export default function MyBusiness() {
  const { t } = useTranslation('profitability');
  const bars = useBars();
  const mine = useGet<{ items: Account[] }>('/api/my/returns');
  return (
    <div className="mq-stack">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <ProblemAlert problem={mine.error} onRetry={() => void mine.refetch()} />
      {mine.isPending && <PageSkeleton />}
      {mine.data?.items.length === 0 && <EmptyState small title={t('mine.none')} text={t('mine.noneText')} />}
      {mine.data?.items.map((account) => (
        <section key={account.partnerId} className="mq-returns mq-returns-card">
          <h2>{account.partnerName}</h2>
          <p><DateText value={account.from} /> – <DateText value={account.through} /></p>
          <p className="mq-returns-amount"><Money minor={account.returnMinor} currency={account.currency} /> <small>{account.roiPpm === null ? t('noCapital') : <>{t('roi')} <Rate ppm={account.roiPpm} /></>}</small></p>
          <Waterfall steps={bars(account.steps, account.returnMinor, t('return'))} currency={account.currency} />
          <StepLines account={account} steps={account.steps} />
          <p className="mq-returns-hint">{t('mine.hint')}</p>
        </section>
      ))}
    </div>
  );
}
