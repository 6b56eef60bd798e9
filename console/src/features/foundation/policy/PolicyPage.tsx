import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useGet } from '@/api';
import { CopyCode, DateText, Differences, PageSkeleton, Panel, ProblemAlert, RecordPage, Rows, Summary } from '@/design';
import { Lifecycle } from './Lifecycle';
import { CheckPanel } from './CheckPanel';
import { VersionState } from './PolicyList';
import { inWords, sectionsOf, type Body, type Comparison, type FullPolicy, type Version } from './policies';
import './policy.css';

/** One policy: its versions, what the chosen one says, what changed, whether it may be published, who has seen it. */
export default function PolicyPage() {
  const { t, i18n } = useTranslation('policy');
  const { id } = useParams();
  const full = useGet<FullPolicy>(`/api/policies/${id}`);
  const [chosen, setChosen] = useState<string>();
  const data = full.data;
  const version = data?.versions.find((one) => one.id === chosen) ?? data?.versions[0];
  return (
    <RecordPage title={data ? inWords(i18n.language, data.titleZh, data.titleEn) : t('record.title')} status={version && <VersionState state={version.state} />} code={data?.code}
      back={{ to: '/policies', label: t('list.title') }} loading={full.isPending} problem={full.error} onRetry={() => void full.refetch()}
      summary={data && version && [
        { label: t('kind'), value: inWords(i18n.language, data.kindZh, data.kindEn) },
        { label: t('version'), value: `v${version.number}` },
        { label: t('documentNo'), value: version.documentNo ?? '—' },
        { label: t('validFrom'), value: <DateText value={version.validFrom} /> },
        { label: t('validThrough'), value: version.validThrough ? <DateText value={version.validThrough} /> : t('openEnded') },
        { label: t('hash'), value: <CopyCode code={version.sha256.slice(0, 16)} /> },
      ]}
      aside={data && version && <><Panel title={t('record.next')}><Lifecycle policy={data} version={version} /></Panel>
        {version.state !== 'WITHDRAWN' && version.state !== 'SUPERSEDED' && <CheckPanel key={version.id} versionId={version.id} />}</>}
      timeline={data?.events.map((one) => ({ at: one.at, who: one.actorName, title: `v${one.number} · ${t(`event.${one.act}`, { defaultValue: one.act })}`, text: one.text || undefined }))}>
      {data && version && <>
        <Panel title={t('record.versions')}><Rows<Version> rows={data.versions} rowKey={(one) => one.id} opened={version.id} onOpen={(one) => setChosen(one.id)} label={t('record.versions')} columns={[
          { key: 'number', title: t('version'), card: 'title', render: (one) => `v${one.number}` },
          { key: 'state', title: t('stateLabel'), card: 'figure', render: (one) => <VersionState state={one.state} /> },
          { key: 'no', title: t('documentNo'), render: (one) => one.documentNo ?? '—' },
          { key: 'from', title: t('validFrom'), render: (one) => <DateText value={one.validFrom} /> },
          { key: 'through', title: t('validThrough'), render: (one) => (one.validThrough ? <DateText value={one.validThrough} /> : t('openEnded')) },
          { key: 'published', title: t('publishedAt'), render: (one) => (one.publishedAt ? <DateText value={one.publishedAt} time /> : '—') },
          { key: 'ack', title: t('acknowledged'), numeric: true, render: (one) => <span className="mq-number">{one.acknowledgements}</span> },
        ]} /></Panel>
        <Content versionId={version.id} number={version.number} />
        {data.versions.length > 1 && <Compare key={version.id} versions={data.versions} after={version} />}
        {version.publishedAt && <Acknowledged versionId={version.id} />}
      </>}
    </RecordPage>
  );
}

function Content({ versionId, number }: { versionId: string; number: number }) {
  const { t } = useTranslation('policy');
  const field = (name: string) => { const at = /\[(\d+)\]$/.exec(name); const plain = name.replace(/\[\d+\]$/, ''); return `${t(`field.${plain}` as never, { defaultValue: plain }) as string}${at ? ` ${at[1]}` : ''}`; };
  const word = (value: string) => (/^[A-Z][A-Z0-9_]+$/.test(value) ? t(`value.${value}` as never, { defaultValue: value }) as string : value);
  const body = useGet<Body>(`/api/policies/versions/${versionId}`);
  return (
    <Panel title={t('record.content', { number })}>
      <ProblemAlert problem={body.error} onRetry={() => void body.refetch()} />
      {body.isPending && <PageSkeleton />}
      {body.data && <>
        {sectionsOf(body.data.body).map((section) => (
          <section key={section.key} className="mq-policy-section">
            {section.key !== '' && <h3>{field(section.key)}</h3>}
            <Summary items={section.fields.map(({ path, value }) => ({ label: path.split('.').map(field).join(' · '), value: word(value) }))} />
          </section>
        ))}
      </>}
    </Panel>
  );
}

function Compare({ versions, after }: { versions: readonly Version[]; after: Version }) {
  const { t } = useTranslation('policy');
  const others = versions.filter((one) => one.id !== after.id);
  const [beforeId, setBeforeId] = useState((others.find((one) => one.number < after.number) ?? others[0])!.id);
  const compared = useGet<Comparison>(`/api/policies/versions/${beforeId}/compare/${after.id}`);
  return (
    <Panel title={t('record.compare')} extra={<Select aria-label={t('record.compareWith')} value={beforeId} onChange={setBeforeId} popupMatchSelectWidth={false}
      options={others.map((one) => ({ value: one.id, label: t('record.with', { number: one.number }) }))} />}>
      <ProblemAlert problem={compared.error} onRetry={() => void compared.refetch()} />
      {compared.isPending && <PageSkeleton />}
      {compared.data && <Differences items={compared.data.differences.map((one) => ({ label: one.path, before: one.before ?? '—', after: one.after ?? '—' }))} />}
    </Panel>
  );
}

function Acknowledged({ versionId }: { versionId: string }) {
  const { t } = useTranslation('policy');
  const list = useGet<{ items: { partyId: string; name: string; at: string }[]; next: string | null }>(`/api/policies/versions/${versionId}/acknowledgements`, { limit: 200 });
  return (
    <Panel title={t('record.acknowledgements')}>
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      {list.data?.items.length === 0 && <p className="mq-quiet">{t('record.noAcknowledgements')}</p>}
      {list.data && list.data.items.length > 0 && <Rows rows={list.data.items} rowKey={(one) => one.partyId} href={(one) => `/partners/${one.partyId}`} label={t('record.acknowledgements')} columns={[
        { key: 'name', title: t('who'), card: 'title', render: (one) => one.name },
        { key: 'at', title: t('at'), card: 'figure', render: (one) => <DateText value={one.at} time /> },
      ]} />}
    </Panel>
  );
}
