import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, usePages, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, ProblemAlert, Rows, useNotice } from '@/design';
import { MapValues } from './MapValues';
import type { Batch, Held, Reason } from './intake';

interface Props { batch: Batch; onRetried: (child: Batch) => void }

/** Rows that could not become facts, by reason: mapped, edited or dropped in bulk, then tried again. */
export function HeldRows({ batch, onRetried }: Props) {
  const { t } = useTranslation('intake');
  const notice = useNotice();
  const may = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const base = `/api/intake/batches/${batch.id}`;
  const [reason, setReason] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Held>>(new Map());
  const [dropping, setDropping] = useState(false);
  const reasons = useGet<Reason[]>(`${base}/held/reasons`);
  const current = reason ?? reasons.data?.[0]?.reason ?? null;
  const held = usePages<Held>(current ? `${base}/held` : null, { reason: current ?? '' }, 200);
  const sealed = batch.state === 'SEALED' || batch.state === 'UNCHANGED';
  const again = useWrite((_: null, options) => (sealed ? api.post<Batch>(`${base}/held/retry`, { dryRun: false }, options) : api.post<Batch>(`${base}/read-again`, {}, options)),
    { invalidate: ['/api/intake/batches'], onSuccess: onRetried });
  const drop = useWrite((rows: number[], options) => api.post(`${base}/held/drop`, { rows }, options),
    { invalidate: ['/api/intake/batches'], onSuccess: () => setChosen(new Map()) });
  if (reasons.data?.length === 0) return null;
  const rows = [...chosen.values()].map((row) => row.no);
  return (
    <section className="mq-panel" aria-label={t('held.title')}>
      <h2>{t('held.title')}</h2>
      <p className="mq-quiet">{t('held.text')}</p>
      <ProblemAlert problem={reasons.error ?? held.problem ?? again.error} />
      <ul className="mq-intake-reasons">
        {(reasons.data ?? []).map((one) => (
          <li key={one.reason}>
            <button type="button" aria-pressed={one.reason === current} className={one.reason === current ? 'mq-intake-reason mq-intake-reason-on' : 'mq-intake-reason'}
              onClick={() => { setReason(one.reason); setChosen(new Map()); }}>
              <b className="mq-number">{one.rows.toLocaleString('en-US')}</b> <span>{one.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {may && <MapValues batch={batch} rows={held.rows} onMapped={() => again.mutate(null, { onError: notice.fail })} />}
      <div className="mq-intake-acts">
        {may && <Button type="primary" loading={again.isPending} onClick={() => again.mutate(null, { onError: notice.fail })}>{sealed ? t('held.retry') : t('held.readAgain')}</Button>}
        <Button onClick={() => void api.download(`${base}/held/file`, `${batch.fileName}-held.csv`).catch(notice.fail)}>{t('held.download')}</Button>
        {may && sealed && <Button disabled={rows.length === 0} onClick={() => setDropping(true)}>{t('held.drop', { count: rows.length })}</Button>}
      </div>
      {may && sealed && rows.length > 0 && <EditCell base={base} rows={rows} columns={held.rows[0]?.columns ?? []} onDone={() => setChosen(new Map())} />}
      <Rows<Held> rows={held.rows} loading={held.isLoading} rowKey={(row) => String(row.no)} chosen={may && sealed ? chosen : undefined} onChoose={setChosen}
        columns={[
          { key: 'row', title: t('held.row'), numeric: true, card: 'title', render: (row) => row.rowNo },
          { key: 'why', title: t('held.why'), render: (row) => row.detail },
          { key: 'cells', title: t('held.cells'), render: (row) => <Cells held={row} /> },
        ]}
        footer={held.more ? <Button loading={held.isLoadingMore} onClick={held.loadMore}>{t('held.more')}</Button> : undefined} />
      <Confirm open={dropping} danger title={t('held.dropTitle')} text={t('held.dropText', { count: rows.length })} action={t('held.drop', { count: rows.length })}
        onConfirm={() => drop.mutateAsync(rows)} onClose={() => setDropping(false)} />
    </section>
  );
}

function Cells({ held }: { held: Held }) {
  return (
    <span className="mq-intake-cells">
      {held.cells.map((cell, index) => cell && <span key={index}><small>{held.columns[index] ?? index + 1}</small> {cell}</span>)}
    </span>
  );
}

function EditCell({ base, rows, columns, onDone }: { base: string; rows: number[]; columns: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('intake');
  const [column, setColumn] = useState<string | undefined>(undefined);
  const [value, setValue] = useState('');
  const edit = useWrite((input: { rows: number[]; column: string; value: string }, options) => api.post(`${base}/held/edit`, input, options),
    { invalidate: ['/api/intake/batches'], onSuccess: onDone });
  return (
    <div className="mq-intake-acts">
      <Select aria-label={t('held.column')} placeholder={t('held.column')} value={column} onChange={setColumn} className="mq-intake-code"
        options={columns.filter(Boolean).map((one) => ({ value: one, label: one }))} />
      <Input aria-label={t('held.value')} placeholder={t('held.value')} value={value} onChange={(event) => setValue(event.target.value)} className="mq-intake-code" />
      <Button disabled={!column} loading={edit.isPending} onClick={() => edit.mutate({ rows, column: column!, value })}>{t('held.set', { count: rows.length })}</Button>
      <ProblemAlert problem={edit.error} />
    </div>
  );
}
