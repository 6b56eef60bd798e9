import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '@/app/session';
import { ListPage, StatusTag, type Tone } from '@/design';

interface Row { id: string; code: string; titleZh: string; titleEn: string; versionId: string; number: number; state: string; documentNo: string | null; validFrom: string; validThrough: string | null; inForceVersionId: string | null }

const tones: Record<string, Tone> = { DRAFT: 'neutral', IN_REVIEW: 'info', APPROVED: 'warn', PUBLISHED: 'good', SUPERSEDED: 'quiet', WITHDRAWN: 'quiet' };

export function PolicyStateTag({ state }: { state: string }) {
  const { t } = useTranslation('incentive');
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`policyState.${state}` as never, { defaultValue: state }) as string}</StatusTag>;
}

/** All incentive programmes with their latest version; drafts open in the editor. */
export default function ProgrammeList() {
  const { t, i18n } = useTranslation('incentive');
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const create = may ? <Link to="/programmes/new"><Button type="primary">{t('list.create')}</Button></Link> : undefined;
  const name = (row: Row) => i18n.language === 'en' ? row.titleEn : row.titleZh;
  return (
    <ListPage<Row> id="programmes" title={t('list.title')} lead={t('list.lead')} source="/api/policies" query={{ kind: 'programme' }} rowKey={(row) => row.id} actions={create}
      filters={[{ key: 'q', label: t('search'), kind: 'text' }]}
      columns={[
        { key: 'name', title: t('name'), card: 'title', render: name, csv: name },
        { key: 'code', title: t('code'), render: (row) => `${row.code} v${row.number}`, csv: (row) => row.code },
        { key: 'documentNo', title: t('documentNo'), render: (row) => row.documentNo ?? '—', csv: (row) => row.documentNo },
        { key: 'valid', title: t('validity'), render: (row) => `${row.validFrom} – ${row.validThrough ?? ''}`, csv: (row) => row.validFrom },
        { key: 'state', title: t('state'), card: 'figure', render: (row) => <PolicyStateTag state={row.state} />, csv: (row) => row.state },
      ]}
      href={(row) => row.inForceVersionId && row.state === 'PUBLISHED' ? `/programmes/${encodeURIComponent(row.code)}` : `/programmes/versions/${row.versionId}`}
      empty={{ title: t('list.empty'), text: t('list.emptyText'), action: create }} />
  );
}
