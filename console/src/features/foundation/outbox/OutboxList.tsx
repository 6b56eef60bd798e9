import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { DateText, ListPage, ProblemAlert, Rows, StatusTag, Tiles, useNotice, type Tone } from '@/design';
import './outbox.css';

type Status = 'PENDING' | 'DONE' | 'PARKED';
interface Delivery { listener: string; status: Status; attempts: number; error: string | null; nextAt: string; doneAt: string | null }
interface Message { id: string; type: string; aggregate: string; payload: unknown; principal: string; publishedAt: string; deliveries: Delivery[] }

const tones: Record<Status, Tone> = { PENDING: 'info', DONE: 'good', PARKED: 'bad' };

function statusOf(row: Message): Status {
  return row.deliveries.some((one) => one.status === 'PARKED') ? 'PARKED' : row.deliveries.some((one) => one.status === 'PENDING') ? 'PENDING' : 'DONE';
}

/** Events between modules: delivered, waiting, or parked after too many failures and waiting for a person. */
export default function OutboxList() {
  const { t } = useTranslation('outbox');
  const notice = useNotice();
  const counts = useGet<{ pending: number; parked: number }>('/api/outbox/counts', undefined, { refetchInterval: 10_000 });
  const replay = useWrite((id: string, options) => api.post(`/api/outbox/${id}/replay`, {}, options), { invalidate: ['/api/outbox'], onSuccess: () => notice.done(t('replayed')) });
  return (
    <ListPage<Message> id="outbox.list" title={t('title')} lead={t('lead')} source="/api/outbox" rowKey={(row) => row.id}
      summary={<div className="mq-stack"><Tiles tiles={[{ key: 'pending', label: t('status.PENDING'), value: counts.data?.pending ?? 0 }, { key: 'parked', label: t('status.PARKED'), value: counts.data?.parked ?? 0 }]} />
        <ProblemAlert problem={replay.error} /></div>}
      filters={[{ key: 'status', label: t('state'), kind: 'select', options: (['PENDING', 'PARKED', 'DONE'] as const).map((one) => ({ value: one, label: t(`status.${one}`) })) }]}
      columns={[
        { key: 'type', title: t('event'), card: 'title', render: (row) => <code>{row.type}</code>, csv: (row) => row.type },
        { key: 'aggregate', title: t('aggregate'), render: (row) => row.aggregate, csv: (row) => row.aggregate },
        { key: 'at', title: t('at'), render: (row) => <DateText value={row.publishedAt} />, csv: (row) => row.publishedAt },
        { key: 'state', title: t('state'), card: 'figure', render: (row) => <StatusTag tone={tones[statusOf(row)]}>{t(`status.${statusOf(row)}`)}</StatusTag>, csv: statusOf },
      ]}
      drawerTitle={(row) => row.type}
      drawer={(row) => <div className="mq-stack">
        {statusOf(row) === 'PARKED' && <div><Button type="primary" loading={replay.isPending} onClick={() => replay.mutate(row.id)}>{t('replay')}</Button></div>}
        <Rows<Delivery> label={t('deliveries')} rowKey={(one) => one.listener} rows={row.deliveries} columns={[
          { key: 'listener', title: t('listener'), card: 'title', render: (one) => <span className="mq-outbox-long">{one.listener}</span> },
          { key: 'status', title: t('state'), card: 'figure', render: (one) => <StatusTag tone={tones[one.status]}>{t(`status.${one.status}`)}</StatusTag> },
          { key: 'attempts', title: t('attempts'), numeric: true, render: (one) => one.attempts },
          { key: 'error', title: t('error'), render: (one) => one.error ?? '–' },
        ]} />
        {row.deliveries.length === 0 && <p>{t('nobody')}</p>}
        <pre className="mq-outbox-payload">{JSON.stringify(row.payload, null, 2)}</pre>
      </div>}
      empty={{ title: t('empty'), text: t('emptyText') }} />
  );
}
