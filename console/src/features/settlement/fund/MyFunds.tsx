import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '@/api';
import { EmptyState, Money, PageHead, PageSkeleton, ProblemAlert } from '@/design';
import { StageTag, Where, type Activity } from './fund';
import '@/features/portal/phone/phone.css';

/** 我的费用: what I asked for and claimed, and where each lies. */
export default function MyFunds() {
  const { t } = useTranslation(['fund', 'design']);
  const [search, setSearch] = useSearchParams();
  const desk = search.get('desk') ?? '';
  const pages = usePages<Activity>('/api/my/fund/activities', { desk: desk || undefined }, 20);
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} actions={<Link to="/portal/funds/new"><Button type="primary" size="large">{t('mine.ask')}</Button></Link>} />
      <div className="mq-stack">
        <Segmented block aria-label={t('desk')} value={desk} onChange={(next) => setSearch(next ? { desk: String(next) } : {}, { replace: true })}
          options={['', 'PARTNER', 'APPROVER', 'VERIFIER'].map((value) => ({ value, label: t(`mine.desks.${value || 'ALL'}`) }))} />
        <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
        {pages.isLoading && <PageSkeleton />}
        {!pages.isLoading && pages.rows.length === 0 && !pages.problem && <EmptyState small title={t('mine.none')} text={t('mine.noneText')} />}
        <ul className="mq-phone-cards">{pages.rows.map((row) => (
          <li key={row.id} className="mq-phone-card"><Link to={`/portal/funds/${row.id}`}>
            <span className="mq-phone-card-title">{row.title} {row.outletName}</span>
            <span className="mq-phone-card-amount"><Money minor={row.settledMinor || row.claimedMinor || row.approvedMinor || row.requestedMinor} currency={row.currency} /></span>
            <span className="mq-phone-card-foot"><StageTag stage={row.stage} /><small><Where of={row} /></small></span>
          </Link></li>))}
        </ul>
        {pages.more && <Button size="large" block loading={pages.isLoadingMore} onClick={pages.loadMore}>{t('design:list.more')}</Button>}
      </div>
    </>
  );
}
