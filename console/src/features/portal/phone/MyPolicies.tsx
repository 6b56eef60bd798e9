import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useGet, type Page } from '@/api';
import { DateText, EmptyState, PageHead, PageSkeleton, ProblemAlert, StatusTag } from '@/design';
import { useInLanguage, type MyPolicyView } from './policies';
import './phone.css';

/** Every policy in force that concerns me, those I have not acknowledged yet first. */
export default function MyPolicies() {
  const { t } = useTranslation('phone');
  const inLanguage = useInLanguage();
  const found = useGet<Page<MyPolicyView>>('/api/policies/mine');
  const policies = [...(found.data?.items ?? [])].sort((a, b) => Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null));
  return (
    <>
      <PageHead title={t('policies.title')} lead={t('policies.lead')} />
      <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <PageSkeleton />}
      {found.data?.items.length === 0 && <EmptyState small title={t('policies.none')} text={t('policies.noneText')} />}
      <ul className="mq-phone-cards">{policies.map((policy) => (
        <li key={policy.versionId + policy.partyId} className="mq-phone-card">
          <Link to={`/portal/policies/${policy.versionId}/${policy.partyId}`}>
            <span className="mq-phone-card-title">{inLanguage(policy.titleZh, policy.titleEn)}</span>
            <span className="mq-phone-card-amount"><small>{inLanguage(policy.kindZh, policy.kindEn)}</small></span>
            <span className="mq-phone-card-foot"><StatusTag tone={policy.acknowledgedAt ? 'good' : 'warn'}>{t(policy.acknowledgedAt ? 'policies.done' : 'policies.open')}</StatusTag>
              <small>{policy.documentNo ?? policy.code} · <DateText value={policy.validFrom} />{policy.validThrough && <> – <DateText value={policy.validThrough} /></>}</small></span>
          </Link>
        </li>
      ))}</ul>
    </>
  );
}
