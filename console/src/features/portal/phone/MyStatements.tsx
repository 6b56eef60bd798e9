import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePages } from '@/api';
import { EmptyState, PageHead, PageSkeleton, ProblemAlert } from '@/design';
import { StatementCard, type MyStatementView } from './statements';
import './phone.css';

const CHOICES = ['', 'ACCOUNT', 'REBATE'] as const;

/** Every statement that was sent to me, the latest period first. */
export default function MyStatements() {
  const { t } = useTranslation(['phone', 'design']);
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const pages = usePages<MyStatementView>('/api/my/statements', { kind: kind || undefined }, 20);
  return (
    <>
      <PageHead title={t('statements.title')} lead={t('statements.lead')} />
      <div className="mq-stack">
        <Segmented block aria-label={t('statements.kind')} value={kind} onChange={(next) => setSearch(next ? { kind: String(next) } : {}, { replace: true })}
          options={CHOICES.map((one) => ({ value: one, label: t(`statements.kinds.${one || 'ALL'}`) }))} />
        <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
        {pages.isLoading && <PageSkeleton />}
        {!pages.isLoading && pages.rows.length === 0 && !pages.problem && <EmptyState small title={t('statements.none')} text={t('statements.noneText')} />}
        <ul className="mq-phone-cards">{pages.rows.map((statement) => <StatementCard key={statement.id} statement={statement} />)}</ul>
        {pages.more && <Button size="large" block loading={pages.isLoadingMore} onClick={pages.loadMore}>{t('design:list.more')}</Button>}
      </div>
    </>
  );
}
