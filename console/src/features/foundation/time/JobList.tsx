import { Button, Space } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useServerEvent, useWrite } from '@/api';
import { DateText, JobProgress, ListPage, ProblemAlert, StatusTag, Summary, type Job, type Tone } from '@/design';

interface JobRow extends Job { startedBy: string; runs: number; params: Record<string, unknown> }

const tones: Record<Job['status'], Tone> = { QUEUED: 'neutral', RUNNING: 'info', DONE: 'good', FAILED: 'bad', CANCELLED: 'neutral' };

/** Work that takes longer than a request: what runs, how far it is, how it ended. */
export default function JobList() {
  const { t } = useTranslation('time');
  const queries = useQueryClient();
  useServerEvent('job', () => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] === '/api/jobs' }));
  const resume = useWrite((id: string, options) => api.post(`/api/jobs/${id}/resume`, {}, options), { invalidate: ['/api/jobs'] });
  return (
    <ListPage<JobRow> id="time.jobs" title={t('jobs.title')} lead={t('jobs.lead')} source="/api/jobs" rowKey={(row) => row.id}
      summary={<ProblemAlert problem={resume.error} />}
      filters={[{ key: 'status', label: t('jobs.state'), kind: 'select', options: (['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const).map((one) => ({ value: one, label: t(`jobs.status.${one}`) })) }]}
      columns={[
        { key: 'name', title: t('jobs.name'), card: 'title', render: (row) => <code>{row.name}</code>, csv: (row) => row.name },
        { key: 'by', title: t('jobs.by'), render: (row) => row.startedBy, csv: (row) => row.startedBy },
        { key: 'queued', title: t('jobs.queued'), render: (row) => <DateText value={row.queuedAt} />, csv: (row) => row.queuedAt },
        { key: 'done', title: t('jobs.done'), numeric: true, render: (row) => (row.total ? `${row.done} / ${row.total}` : row.done || '–'), csv: (row) => row.done },
        { key: 'state', title: t('jobs.state'), card: 'figure', render: (row) => <StatusTag tone={tones[row.status]}>{t(`jobs.status.${row.status}`)}</StatusTag>, csv: (row) => row.status },
      ]}
      drawerTitle={(row) => row.name}
      drawer={(row) => <div className="mq-stack">
        <JobProgress id={row.id} onDone={() => void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] === '/api/jobs' })} />
        {(row.status === 'FAILED' || row.status === 'CANCELLED') && <Space><Button loading={resume.isPending} onClick={() => resume.mutate(row.id)}>{t('jobs.resume')}</Button></Space>}
        <Summary items={[{ label: t('jobs.by'), value: row.startedBy }, { label: t('jobs.runs'), value: row.runs },
          { label: t('jobs.queued'), value: <DateText value={row.queuedAt} /> }, { label: t('jobs.ended'), value: row.endedAt ? <DateText value={row.endedAt} /> : '–' },
          ...Object.entries(row.params).map(([name, value]) => ({ label: name, value: typeof value === 'object' ? JSON.stringify(value) : String(value) })),
          ...Object.entries(row.result ?? {}).map(([name, value]) => ({ label: name, value: typeof value === 'object' ? JSON.stringify(value) : String(value) }))]} />
      </div>}
      empty={{ title: t('jobs.empty'), text: t('jobs.emptyText') }} />
  );
}
