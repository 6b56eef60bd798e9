import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { EmptyState, PageHead, PageSkeleton, ProblemAlert } from '@/design';
import { ProgressCard, type Standing } from './progress';
import './phone.css';

/** Every programme that covers me: how far I am, what it pays today, how much more to the next tier and what that brings. */
export default function MyProgress() {
  const { t } = useTranslation('phone');
  const progress = useGet<{ day: string; items: Standing[] }>('/api/my/progress');
  return (
    <>
      <PageHead title={t('progress.title')} lead={progress.data && t('progress.lead', { day: progress.data.day })} />
      <ProblemAlert problem={progress.error} onRetry={() => void progress.refetch()} />
      {progress.isPending && <PageSkeleton />}
      {progress.data?.items.length === 0 && <EmptyState small title={t('progress.none')} text={t('progress.noneText')} />}
      <ul className="mq-phone-cards">{progress.data?.items.map((standing) => <li key={standing.partnerId + standing.code + standing.periodCode}><ProgressCard standing={standing} /></li>)}</ul>
    </>
  );
}
