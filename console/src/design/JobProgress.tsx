import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useGet, useWrite } from '@/api/hooks';
import { useServerEvent } from '@/api/events';
import { durationText } from './dates';
import { fixed } from './numbers';
import { ProblemAlert } from './ProblemAlert';

/** Long work on the server, as GET /api/jobs/{id} tells it. `total` 0: not known yet. */
export interface Job {
  id: string;
  name: string;
  status: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  done: number;
  total: number;
  message: string;
  result: Record<string, unknown> | null;
  /** `detail` says it in the reader's language. */
  error: { code: string; params: Record<string, unknown>; detail: string } | null;
  queuedAt: string;
  runAt: string | null;
  endedAt: string | null;
  cancelRequested: boolean;
}

const finished = (job: Job | undefined) => job !== undefined && !['QUEUED', 'RUNNING'].includes(job.status);

/** Follows one job: told by the event stream, and asked every two seconds in case the stream is cut. */
export function useJob(id: string | null) {
  const query = useGet<Job>(id ? `/api/jobs/${id}` : null, undefined, {
    refetchInterval: (state) => (finished(state.state.data) ? false : 2_000), staleTime: 0,
  });
  useServerEvent('job', (change) => { if (id && (change.id === id || change.topic === 'hello') && !finished(query.data)) void query.refetch(); });
  return { job: query.data, problem: query.error, finished: finished(query.data) };
}

/** Count, share and time left of a job; the page may be left meanwhile. */
export function JobProgress({ id, onDone, cancellable = true }: { id: string; onDone?: (job: Job) => void; cancellable?: boolean }) {
  const { t } = useTranslation('design');
  const { job, problem } = useJob(id);
  const seen = useRef<{ at: number; done: number } | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const told = useRef(false);
  const cancel = useWrite(() => api.post(`/api/jobs/${id}/cancel`), { invalidate: [`/api/jobs/${id}`] });

  useEffect(() => {
    if (!job) return;
    if (finished(job)) { if (!told.current) { told.current = true; onDone?.(job); } return; }
    seen.current ??= { at: Date.now(), done: job.done };
    const seconds = (Date.now() - seen.current.at) / 1000;
    const moved = job.done - seen.current.done;
    setLeft(job.total && moved > 0 && seconds >= 1 ? ((job.total - job.done) * seconds) / moved : null);
  }, [job, onDone]);

  if (problem) return <ProblemAlert problem={problem} />;
  const state = job?.status ?? 'QUEUED';
  const percent = job?.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : state === 'DONE' ? 100 : 0;
  return (
    <div className="mq-job" role="status" aria-live="polite">
      <div className="mq-job-line"><b>{t(`job.state.${state}`)}</b>
        <span className="mq-number">{job && (job.total ? t('job.count', { done: fixed(job.done, 0), total: fixed(job.total, 0) }) : job.done > 0 ? t('job.some', { done: fixed(job.done, 0) }) : '')}</span></div>
      <Progress percent={percent} aria-label={t('job.progress')} status={state === 'FAILED' ? 'exception' : state === 'DONE' ? 'success' : 'active'} />
      <div className="mq-job-line">
        <span>{job?.error ? <Failure error={job.error} /> : job?.message}</span>
        <span className="mq-number">{left !== null && !finished(job) ? t('job.left', { time: durationText(left) }) : ''}</span>
        {cancellable && job && !finished(job) && <Button size="small" loading={cancel.isPending || job.cancelRequested} onClick={() => cancel.mutate(undefined)}>{t('job.cancel')}</Button>}
      </div>
    </div>
  );
}

function Failure({ error }: { error: NonNullable<Job['error']> }) {
  return <span className="mq-bad">{error.detail} <code>{error.code}</code></span>;
}
