import { useTranslation } from 'react-i18next';
import { useGet, useServerEvent, type Page } from '@/api';
import { DateText, JobProgress, Panel, ProblemAlert, StatusTag, type Job, type Tone } from '@/design';

const tones: Record<Job['status'], Tone> = { QUEUED: 'neutral', RUNNING: 'info', DONE: 'good', FAILED: 'bad', CANCELLED: 'neutral' };

/** Job names have dots, which separate levels in the texts. */
const key = (name: string) => name.replaceAll('.', '_');

/** Long work: what runs now with its progress, and how the last ones ended. */
export function JobsOfMine() {
  const { t, i18n } = useTranslation('today');
  const jobs = useGet<Page<Job>>('/api/jobs', { limit: 8 }, { refetchInterval: 30_000 });
  useServerEvent('job', () => void jobs.refetch());
  const known = (name: string) => (i18n.exists(`today:job.${key(name)}`) ? t(`job.${key(name)}` as never) as string : name);
  const items = jobs.data?.items ?? [];
  const running = items.filter((job) => job.status === 'RUNNING' || job.status === 'QUEUED');
  const ended = items.filter((job) => !running.includes(job)).slice(0, 5);
  if (!jobs.error && items.length === 0) return null;
  return (
    <Panel title={t('jobs')}>
      <ProblemAlert problem={jobs.error} onRetry={() => void jobs.refetch()} />
      <div className="mq-stack">
        {running.map((job) => <div key={job.id}><b>{known(job.name)}</b><JobProgress id={job.id} /></div>)}
        {ended.length > 0 && <ul className="mq-today-lines">{ended.map((job) => (
          <li key={job.id}><span>{known(job.name)} <StatusTag tone={tones[job.status]}>{t(`design:job.state.${job.status}` as never) as string}</StatusTag>
            {job.error && <small>{job.error.detail}</small>}</span><DateText value={job.endedAt ?? job.queuedAt} /></li>
        ))}</ul>}
      </div>
    </Panel>
  );
}
