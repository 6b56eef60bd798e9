import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead, type PageHeadProps } from './PageHead';
import { PageSkeleton } from './PageSkeleton';
import { ProblemAlert } from './ProblemAlert';
import { DateText } from './Values';

export interface SummaryItem { label: string; value: ReactNode }
export interface TimelineItem { at: string; title: ReactNode; text?: ReactNode; who?: string }
interface Props extends PageHeadProps {
  loading?: boolean;
  problem?: unknown;
  onRetry?: () => void;
  summary?: readonly SummaryItem[];
  /** Facts and changes, latest first. */
  timeline?: readonly TimelineItem[];
  /** Above the timeline: approvals, next step. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** Summary at the top, the thing itself below, its history at the side. */
export function RecordPage({ loading, problem, onRetry, summary, timeline, aside, children, ...head }: Props) {
  const { t } = useTranslation('design');
  if (loading) return <PageSkeleton />;
  return (
    <>
      <PageHead {...head} />
      <ProblemAlert problem={problem} onRetry={onRetry} />
      {summary && summary.length > 0 && <Summary items={summary} />}
      <div className={timeline || aside ? 'mq-record mq-record-sided' : 'mq-record'}>
        <div className="mq-record-main">{children}</div>
        {(timeline || aside) && (
          <aside className="mq-record-side" aria-label={t('record.side')}>
            {aside}
            {timeline && <section className="mq-panel"><h2>{t('record.timeline')}</h2><Timeline items={timeline} /></section>}
          </aside>
        )}
      </div>
    </>
  );
}

export function Summary({ items }: { items: readonly SummaryItem[] }) {
  return <dl className="mq-summary">{items.map((item) => <div key={item.label}><dt>{item.label}</dt><dd>{item.value}</dd></div>)}</dl>;
}

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { t } = useTranslation('design');
  if (items.length === 0) return <p className="mq-quiet">{t('record.noTimeline')}</p>;
  return (
    <ol className="mq-timeline">
      {items.map((item, index) => <li key={index}><b>{item.title}</b>{item.text && <div>{item.text}</div>}<small>{item.who && `${item.who} · `}<DateText value={item.at} /></small></li>)}
    </ol>
  );
}
