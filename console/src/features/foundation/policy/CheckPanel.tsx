import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet } from '@/api';
import { Checklist, PageSkeleton, Panel, ProblemAlert } from '@/design';
import { inWords, type Check } from './policies';

/** What publishing would say now: worked examples, contradictions. */
export function CheckPanel({ versionId }: { versionId: string }) {
  const { t, i18n } = useTranslation('policy');
  const check = useGet<Check>(`/api/policies/versions/${versionId}/check`);
  const data = check.data;
  return (
    <Panel title={t('check.title')}>
      <ProblemAlert problem={check.error} onRetry={() => void check.refetch()} />
      {check.isPending && <PageSkeleton />}
      {data && <Checklist items={[
        { label: t('check.enough', { count: data.examples.length, min: data.examplesMin }), ok: data.examples.length >= data.examplesMin, hint: t('check.enoughHint') },
        ...data.examples.map((one) => ({ label: t('check.example', { name: one.name }), ok: one.passed, hint: t('check.gives', { expected: one.expected, actual: one.actual }) })),
        { label: t('check.noConflict'), ok: data.conflict === null, hint: data.conflict && <>{inWords(i18n.language, data.conflict.witnessZh, data.conflict.witnessEn)} · <Link to={`/policies?q=${data.conflict.otherCode}`}>{data.conflict.otherCode}</Link></> },
      ]} />}
    </Panel>
  );
}
