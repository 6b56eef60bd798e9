import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '@/app/session';
import { ListPage, StatusTag, type Tone } from '@/design';

interface Row { id: string; code: string; titleZh: string; titleEn: string; versionId: string; number: number; state: string; documentNo: string | null; validFrom: string; validThrough: string | null }
const tones: Record<string, Tone> = { DRAFT: 'neutral', IN_REVIEW: 'info', APPROVED: 'warn', PUBLISHED: 'good', SUPERSEDED: 'quiet', WITHDRAWN: 'quiet' };

export function PlanState({ state }: { state: string }) {
  const { t } = useTranslation('commission');
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`policyState.${state as 'DRAFT'}`)}</StatusTag>;
}

/** Plans of a kind with their latest version. */
export function PolicyPlans({ kind, base }: { kind: 'commission' | 'sharing'; base: string }) {
  const { t, i18n } = useTranslation(['commission', 'sharing']);
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const create = may ? <Link to={`${base}/new`}><Button type="primary">{t(`${kind}:plans.create`)}</Button></Link> : undefined;
  const name = (row: Row) => i18n.language === 'en' ? row.titleEn : row.titleZh;
  return (
    <ListPage<Row> id={`${kind}.plans`} title={t(`${kind}:plans.title`)} lead={t(`${kind}:plans.lead`)} source="/api/policies" query={{ kind }} rowKey={(row) => row.id} actions={create}
      filters={[{ key: 'q', label: t('commission:search'), kind: 'text' }]}
      columns={[
        { key: 'name', title: t('commission:name'), card: 'title', render: name, csv: name },
        { key: 'code', title: t('commission:code'), render: (row) => `${row.code} v${row.number}`, csv: (row) => row.code },
        { key: 'documentNo', title: t('commission:documentNo'), render: (row) => row.documentNo ?? '—', csv: (row) => row.documentNo },
        { key: 'valid', title: t('commission:validity'), render: (row) => `${row.validFrom} – ${row.validThrough ?? ''}`, csv: (row) => row.validFrom },
        { key: 'state', title: t('commission:stateLabel'), card: 'figure', render: (row) => <PlanState state={row.state} />, csv: (row) => row.state },
      ]}
      href={(row) => `${base}/${row.versionId}`} empty={{ title: t(`${kind}:plans.empty`), text: t(`${kind}:plans.emptyText`), action: create }} />
  );
}
