import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { Panel, RecordPage } from '@/design';
import { ActPanel } from './ActPanel';
import { CardFacts, FlowSteps, StateTag } from './Desk';
import { stepName, titleOf, type Full } from './approvals';

/** One request: what is asked, where it stands, who did what. */
export default function ApprovalPage() {
  const { t, i18n } = useTranslation('approval');
  const { id } = useParams();
  const full = useGet<Full>(`/api/approvals/${id}`);
  const data = full.data;
  return (
    <RecordPage title={data ? titleOf(data.card, i18n.language) : t('record.title')} status={data && <StateTag card={data.card} />} code={data?.card.id}
      back={{ to: '/approvals', label: t('list.title') }} loading={full.isPending} problem={full.error} onRetry={() => void full.refetch()}
      aside={data && <Panel title={t('steps')}><FlowSteps full={data} /></Panel>}
      timeline={data && [...data.history].reverse().map((one) => ({
        at: one.at, who: one.forId ? t('signedFor', { name: one.actorName, other: data.names[one.forId] ?? one.forId }) : one.actorName,
        title: `${t(`history.${one.act}`)} · ${stepName(one.step, i18n.language)}`,
        text: [one.target ? `→ ${data.names[one.target] ?? one.target}` : '', one.comment].filter(Boolean).join(' · ') || undefined,
      }))}>
      {data && <Panel title={t('asked')} extra={data.card.link && <Link to={data.card.link}>{t('openSubject')}</Link>}><CardFacts card={data.card} /></Panel>}
      {data && data.card.state === 'OPEN' && (data.mayAct || data.mine) && <Panel title={t('yourTurn')}><ActPanel full={data} /></Panel>}
    </RecordPage>
  );
}
