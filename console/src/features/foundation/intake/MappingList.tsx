import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, EmptyState, PageHead, ProblemAlert, Rows } from '@/design';
import { type Mapping } from './intake';
import { useTargets } from './useTargets';

interface Value { kind: string; text: string; unit: string; code: string; ourUnit: string | null; factorMilli: number; createdAt: string }

/** Saved mappings, and the names of a source that people have mapped to ours. */
export default function MappingList() {
  const { t } = useTranslation('intake');
  const { nameOf } = useTargets();
  const may = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const mappings = useGet<Mapping[]>('/api/intake/mappings');
  const [opened, setOpened] = useState<Mapping | null>(null);
  const [retiring, setRetiring] = useState<Mapping | null>(null);
  const values = useGet<Value[]>(opened ? `/api/intake/sources/${opened.source}/values` : null);
  const retire = useWrite((name: string, options) => api.delete(`/api/intake/mappings/${encodeURIComponent(name)}`, undefined, options), { invalidate: ['/api/intake/mappings'] });
  const forget = useWrite((value: Value, options) => api.delete(`/api/intake/sources/${opened!.source}/values?kind=${encodeURIComponent(value.kind)}&text=${encodeURIComponent(value.text)}&unit=${encodeURIComponent(value.unit)}`, undefined, options),
    { invalidate: ['/api/intake/sources'] });
  return (
    <>
      <PageHead title={t('mappings.title')} lead={t('mappings.lead')} back={{ to: '/intake', label: t('list.title') }} />
      <ProblemAlert problem={mappings.error ?? retire.error ?? forget.error} />
      {mappings.data?.length === 0 ? <EmptyState title={t('mappings.empty')} text={t('mappings.emptyText')} /> : (
        <Rows<Mapping> rows={mappings.data ?? []} loading={mappings.isPending} rowKey={(row) => row.name} onOpen={setOpened} opened={opened?.name}
          columns={[
            { key: 'name', title: t('mapping.name'), card: 'title', render: (row) => row.name },
            { key: 'target', title: t('target'), render: (row) => nameOf(row.targetKind) },
            { key: 'source', title: t('source'), render: (row) => row.source },
            { key: 'version', title: t('mapping.version'), numeric: true, render: (row) => row.version },
            { key: 'at', title: t('at'), render: (row) => <DateText value={row.createdAt} /> },
            { key: 'do', title: t('act'), render: (row) => may && <Button size="small" onClick={(event) => { event.stopPropagation(); setRetiring(row); }}>{t('mappings.retire')}</Button> },
          ]} />
      )}
      {opened && (
        <section className="mq-panel">
          <h2>{t('mappings.valuesOf', { source: opened.source })}</h2>
          {values.data?.length === 0 ? <p className="mq-quiet">{t('mappings.noValues')}</p> : (
            <Rows<Value> rows={values.data ?? []} loading={values.isPending} rowKey={(row) => `${row.kind}|${row.text}|${row.unit}`}
              columns={[
                { key: 'text', title: t('value.text'), card: 'title', render: (row) => row.text },
                { key: 'unit', title: t('value.unit'), render: (row) => row.unit },
                { key: 'kind', title: t('value.kind'), render: (row) => t(`masters.${row.kind}`) },
                { key: 'code', title: t('value.code'), render: (row) => row.code },
                { key: 'ourUnit', title: t('value.ourUnit'), render: (row) => row.ourUnit ?? '' },
                { key: 'factor', title: t('value.factor'), numeric: true, render: (row) => String(row.factorMilli / 1000) },
                { key: 'do', title: t('act'), render: (row) => may && <Button size="small" onClick={() => forget.mutate(row)}>{t('value.forget')}</Button> },
              ]} />
          )}
        </section>
      )}
      <Confirm open={retiring !== null} title={t('mappings.retire')} text={t('mappings.retireText', { name: retiring?.name })} action={t('mappings.retire')}
        onConfirm={() => retire.mutateAsync(retiring!.name)} onClose={() => setRetiring(null)} />
    </>
  );
}
