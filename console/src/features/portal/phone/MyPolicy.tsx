import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, CopyCode, DateText, EmptyState, PageHead, PageSkeleton, ProblemAlert, StatusTag, useNotice } from '@/design';
import { ProgressCard, type Standing } from './progress';
import { useInLanguage, type MyPolicyView } from './policies';
import './phone.css';

/** One policy: what it says, where I stand by it, and the acknowledgement of exactly this text (its hash goes along). */
export default function MyPolicy() {
  const { versionId = '', partyId = '' } = useParams();
  const { t } = useTranslation('phone');
  const inLanguage = useInLanguage();
  const owner = useRole('PARTNER_OWNER');
  const notice = useNotice();
  const [asking, setAsking] = useState(false);
  const found = useGet<Page<MyPolicyView>>('/api/policies/mine');
  const progress = useGet<{ items: Standing[] }>('/api/my/progress');
  const policy = found.data?.items.find((one) => one.versionId === versionId && one.partyId === partyId);
  const acknowledge = useWrite((seen: MyPolicyView, options) => api.post(`/api/policies/versions/${seen.versionId}/acknowledge`, { partyId: Number(seen.partyId), sha256: seen.sha256 }, options),
    { invalidate: ['/api/policies/mine'], onSuccess: () => notice.done(t('policies.thanks')) });
  if (found.isPending) return <PageSkeleton />;
  if (found.error) return <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />;
  const back = { to: '/portal/policies', label: t('policies.title') };
  if (!policy) return <><PageHead back={back} title={t('policies.one')} /><EmptyState small title={t('policies.gone')} text={t('policies.goneText')} action={<Link to="/portal/policies">{t('policies.title')}</Link>} /></>;
  const { card } = policy;
  const tiers = card ? inLanguage(card.tiersZh, card.tiersEn) : undefined;
  const clause = card ? inLanguage(card.clauseZh, card.clauseEn ?? card.clauseZh) : undefined;
  const mine = (progress.data?.items ?? []).filter((one) => one.code === policy.code && one.partnerId === policy.partyId);
  return (
    <>
      <PageHead back={back} title={inLanguage(policy.titleZh, policy.titleEn)} lead={`${inLanguage(policy.kindZh, policy.kindEn)} · ${policy.documentNo ?? policy.code} · v${policy.number}`}
        status={<StatusTag tone={policy.acknowledgedAt ? 'good' : 'warn'}>{t(policy.acknowledgedAt ? 'policies.done' : 'policies.open')}</StatusTag>} />
      <div className="mq-stack">
        <section className="mq-phone-text">
          <dl className="mq-phone-figures">
            <div><dt>{t('policies.valid')}</dt><dd><DateText value={policy.validFrom} />{policy.validThrough && <> – <DateText value={policy.validThrough} /></>}</dd></div>
            {policy.acknowledgedAt && <div><dt>{t('policies.acknowledgedAt')}</dt><dd><DateText value={policy.acknowledgedAt} /></dd></div>}
            <div><dt>{t('policies.hash')}</dt><dd><CopyCode code={policy.sha256.slice(0, 16)} /></dd></div>
          </dl>
          {tiers && tiers.length > 0 && <><h2>{t('policies.tiers')}</h2><ul className="mq-phone-tiers">{tiers.map((one) => <li key={one}>{one}</li>)}</ul></>}
          {clause && <><h2>{t('policies.clause')}</h2><p>{clause}</p></>}
        </section>
        {mine.length > 0 && <section><h2>{t('policies.mine')}</h2><ul className="mq-phone-cards">{mine.map((one) => <li key={one.periodCode}><ProgressCard standing={one} /></li>)}</ul></section>}
        {!policy.acknowledgedAt && !owner && <p className="mq-quiet">{t('policies.ownerOnly')}</p>}
      </div>
      {!policy.acknowledgedAt && owner && <footer className="mq-phone-answer"><Button type="primary" size="large" onClick={() => setAsking(true)}>{t('policies.acknowledge')}</Button></footer>}
      <Confirm open={asking} title={t('policies.acknowledge')} action={t('policies.acknowledge')} text={t('policies.effect', { title: inLanguage(policy.titleZh, policy.titleEn), number: policy.number })}
        onClose={() => setAsking(false)} onConfirm={() => acknowledge.mutateAsync(policy)} />
    </>
  );
}
