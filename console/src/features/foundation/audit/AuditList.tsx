import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { CopyCode, DateText, ListPage, ProblemAlert, StatusTag, Summary } from '@/design';

interface Entry { id: string; at: string; principal: string; principalName: string; action: string; subjectKind: string; subjectId: string; detail: Record<string, unknown>; sealed: boolean }
interface Proof { intact: boolean; sealed: number; unsealed: number; head: string; brokenAt: string | null }

/** Who did what to which thing, newest first; and the proof that nobody changed the log. */
export default function AuditList() {
  const { t } = useTranslation('audit');
  const [asked, setAsked] = useState(false);
  const proof = useGet<Proof>(asked ? '/api/audit/verify' : null, undefined, { staleTime: 0 });
  const verify = () => { if (asked) void proof.refetch(); else setAsked(true); };
  const found = proof.data;
  return (
    <ListPage<Entry> id="audit.list" title={t('title')} lead={t('lead')} source="/api/audit" rowKey={(row) => row.id}
      actions={<Button loading={proof.isFetching} onClick={verify}>{t('verify')}</Button>}
      summary={<>
        <ProblemAlert problem={proof.error} onRetry={verify} />
        {found && !proof.isFetching && <Alert showIcon type={found.intact ? 'success' : 'error'} title={t(found.intact ? 'intact' : 'broken', { sealed: found.sealed, unsealed: found.unsealed })}
          description={found.brokenAt ?? <>{t('head')} <CopyCode code={found.head} /></>} />}
      </>}
      filters={[{ key: 'action', label: t('action'), kind: 'text' }, { key: 'principal', label: t('who'), kind: 'text' },
        { key: 'subjectKind', label: t('kind'), kind: 'text' }, { key: 'subjectId', label: t('id'), kind: 'text' }]}
      columns={[
        { key: 'action', title: t('action'), card: 'title', render: (row) => <code>{row.action}</code>, csv: (row) => row.action },
        { key: 'who', title: t('who'), render: (row) => row.principalName, csv: (row) => `${row.principal} ${row.principalName}` },
        { key: 'subject', title: t('subject'), render: (row) => `${row.subjectKind} ${row.subjectId}`, csv: (row) => `${row.subjectKind} ${row.subjectId}` },
        { key: 'at', title: t('at'), card: 'figure', render: (row) => <DateText value={row.at} />, csv: (row) => row.at },
        { key: 'sealed', title: t('sealedColumn'), csv: (row) => (row.sealed ? 'sealed' : 'waiting'),
          render: (row) => <StatusTag tone={row.sealed ? 'good' : 'info'}>{t(row.sealed ? 'sealed' : 'waiting')}</StatusTag> },
      ]}
      drawerTitle={(row) => row.action}
      drawer={(row) => <Summary items={[
        { label: t('at'), value: <DateText value={row.at} /> }, { label: t('who'), value: `${row.principalName} (${row.principal})` },
        { label: t('subject'), value: `${row.subjectKind} ${row.subjectId}` },
        ...Object.entries(row.detail).map(([name, value]) => ({ label: name, value: typeof value === 'object' ? JSON.stringify(value) : String(value) })),
      ]} />}
      empty={{ title: t('empty'), text: t('emptyText') }} />
  );
}
