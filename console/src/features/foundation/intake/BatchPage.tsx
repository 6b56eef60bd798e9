import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, useGet, useServerEvent, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, JobProgress, ProblemAlert, RecordPage } from '@/design';
import { BatchStatus, Counts } from './Counts';
import { HeldRows } from './HeldRows';
import { isRunning, type Batch, type Consequence } from './intake';
import { useTargets } from './useTargets';
import './intake.css';

/** One import: what it said, what is held, and how to take it back. */
export default function BatchPage() {
  const { t } = useTranslation('intake');
  const { id } = useParams();
  const navigate = useNavigate();
  const { nameOf, targets } = useTargets();
  const may = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const path = `/api/intake/batches/${id}`;
  const query = useGet<Batch>(path, undefined, { refetchInterval: (state) => (isRunning(state.state.data) ? 2_000 : false) });
  useServerEvent('intake.changed', (change) => { if (change.batchId === id) void query.refetch(); });
  useServerEvent('intake.sealed', (change) => { if (change.batchId === id) void query.refetch(); });
  const [asking, setAsking] = useState<'undo' | 'cancel' | null>(null);
  const consequence = useGet<Consequence>(asking === 'undo' ? `${path}/undo` : null);
  const apply = useWrite((_: null, options) => api.post(`${path}/apply`, {}, options), { invalidate: ['/api/intake/batches'] });
  const batch = query.data;
  const target = targets.find((one) => one.kind === batch?.targetKind);
  const undoable = batch?.state === 'SEALED' && !batch.voidedBySeal && !batch.undoesId && target?.undoable;
  const act = async (what: 'undo' | 'cancel') => {
    if (what === 'cancel') await api.post(`${path}/cancel`, {});
    else {
      const undo = await api.post<Batch>(`${path}/undo`, { confirmDelta: consequence.data?.kind === 'DELTA' });
      await navigate(`/intake/${undo.id}`);
    }
    await query.refetch();
  };
  return (
    <RecordPage loading={query.isPending} problem={query.error} onRetry={() => void query.refetch()} title={batch?.fileName ?? t('record.title')}
      status={batch && <BatchStatus state={batch.state} />} back={{ to: '/intake', label: t('list.title') }}
      actions={may && batch && <>
        {batch.state === 'COMPARED' && <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate(null)}>{t('record.apply')}</Button>}
        {['READING', 'COMPARED', 'APPLYING', 'FAILED'].includes(batch.state) && <Button onClick={() => setAsking('cancel')}>{t('record.cancel')}</Button>}
        {undoable && <Button danger onClick={() => setAsking('undo')}>{t('record.undo')}</Button>}
      </>}
      summary={batch && [
        { label: t('target'), value: nameOf(batch.targetKind) },
        { label: t('source'), value: batch.source ?? '—' },
        { label: t('mapping.title'), value: batch.mapping ? `${batch.mapping} v${batch.mappingVersion}` : '—' },
        { label: t('seal'), value: batch.sealNo ?? '—' },
        { label: t('record.sealedAt'), value: <DateText value={batch.sealedAt} /> },
        { label: t('at'), value: <DateText value={batch.createdAt} /> },
      ]}>
      {batch && <>
        <ProblemAlert problem={apply.error} />
        {batch.problemDetail && <p className="mq-bad" role="alert">{batch.problemDetail}</p>}
        {isRunning(batch) && batch.jobId && <JobProgress id={batch.jobId} onDone={() => void query.refetch()} cancellable={false} />}
        {batch.undoesId && <p>{t('record.undoes')} <Link to={`/intake/${batch.undoesId}`}>{t('record.that')}</Link></p>}
        {batch.undoneBy && <p>{t('record.undoneBy', { seal: batch.voidedBySeal })} <Link to={`/intake/${batch.undoneBy}`}>{t('record.that')}</Link></p>}
        {batch.parentId && <p>{t('record.parent')} <Link to={`/intake/${batch.parentId}`}>{t('record.that')}</Link></p>}
        <Counts batch={batch} />
        {batch.sealNo && <p><Link to={`/movements?batchId=${batch.id}`}>{t('record.movements')}</Link></p>}
        {batch.heldOpen > 0 && <HeldRows batch={batch} onRetried={(child) => void navigate(`/intake/${child.id}`)} />}
      </>}
      <Confirm open={asking !== null} danger={asking === 'undo'} title={asking === 'undo' ? t('record.undo') : t('record.cancel')}
        text={asking === 'cancel' ? t('record.cancelText') : consequence.data ? t(`record.consequence.${consequence.data.kind}`) : t('record.asking')}
        action={asking === 'undo' ? t('record.undo') : t('record.cancel')} onConfirm={() => act(asking!)} onClose={() => setAsking(null)} />
    </RecordPage>
  );
}
