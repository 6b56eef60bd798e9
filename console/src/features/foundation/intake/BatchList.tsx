import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '@/app/session';
import { DateText, ListPage } from '@/design';
import { useServerEvent } from '@/api';
import { useQueryClient } from '@tanstack/react-query';
import { invalidatePaths } from '@/api';
import { BatchStatus } from './Counts';
import { STATES, type Batch } from './intake';
import { useTargets } from './useTargets';

export default function BatchList() {
  const { t } = useTranslation('intake');
  const { targets, nameOf } = useTargets();
  const mayImport = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const queries = useQueryClient();
  useServerEvent('intake.changed', () => void invalidatePaths(queries, ['/api/intake/batches']));
  useServerEvent('intake.sealed', () => void invalidatePaths(queries, ['/api/intake/batches']));
  const start = mayImport && <Link to="/intake/new"><Button type="primary">{t('list.start')}</Button></Link>;
  return (
    <ListPage<Batch> id="intake.batches" title={t('list.title')} lead={t('list.lead')} source="/api/intake/batches" rowKey={(row) => row.id}
      actions={<>{start}<Link to="/intake/mappings"><Button>{t('list.mappings')}</Button></Link></>} href={(row) => `/intake/${row.id}`}
      filters={[{ key: 'state', label: t('state'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`states.${value}`) })) },
        { key: 'target', label: t('target'), kind: 'select', options: targets.map((one) => ({ value: one.kind, label: nameOf(one.kind) })) }]}
      columns={[
        { key: 'file', title: t('file'), card: 'title', render: (row) => (row.undoesId ? t('undoOf', { file: row.fileName }) : row.parentId ? t('retryOf', { file: row.fileName }) : row.fileName), csv: (row) => row.fileName },
        { key: 'state', title: t('state'), card: 'figure', render: (row) => <BatchStatus state={row.state} />, csv: (row) => row.state },
        { key: 'target', title: t('target'), render: (row) => nameOf(row.targetKind), csv: (row) => row.targetKind },
        { key: 'source', title: t('source'), render: (row) => row.source, csv: (row) => row.source },
        { key: 'added', title: t('counts.added'), numeric: true, render: (row) => row.added.toLocaleString('en-US'), csv: (row) => row.added },
        { key: 'changed', title: t('counts.changed'), numeric: true, card: 'none', render: (row) => row.changed.toLocaleString('en-US'), csv: (row) => row.changed },
        { key: 'held', title: t('counts.heldOpen'), numeric: true, render: (row) => row.heldOpen.toLocaleString('en-US'), csv: (row) => row.heldOpen },
        { key: 'seal', title: t('seal'), numeric: true, card: 'none', render: (row) => row.sealNo ?? '', csv: (row) => row.sealNo },
        { key: 'at', title: t('at'), render: (row) => <DateText value={row.createdAt} />, csv: (row) => row.createdAt },
      ]}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: start || undefined }} />
  );
}
