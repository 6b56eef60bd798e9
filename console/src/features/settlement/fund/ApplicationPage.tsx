import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, List, Money, Panel, RecordPage } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { StageTag, Where, type Activity, type Standing } from './fund';

interface Application { id: string; title: string; state: string; activities: number; requestedMinor: number; currency: string; requestedAt: string; note: string; partnerId: string | null }

/** What was asked for together and is signed together. */
export default function ApplicationPage() {
  const { t } = useTranslation('fund');
  const { id } = useParams();
  const query = useGet<{ application: Application; approval: Standing | null }>(`/api/fund/applications/${id}`);
  const application = query.data?.application;
  const approval = query.data?.approval;
  return (
    <RecordPage title={application?.title ?? t('application.title')} status={application && <StageTag stage={application.state} />} loading={query.isPending} problem={query.error}
      onRetry={() => void query.refetch()} back={{ to: '/fund/activities', label: t('activities.title') }} lead={application?.note}
      actions={approval && <Link to={`/approvals/${approval.approvalId}`}>{t('activity.toApproval')}</Link>}
      summary={application && [
        { label: t('requested'), value: <Money minor={application.requestedMinor} currency={application.currency} /> },
        { label: t('application.activities'), value: application.activities },
        { label: t('application.at'), value: <DateText value={application.requestedAt} time /> },
        ...(approval ? [{ label: t('desk'), value: `${approval.step} ${approval.desk}` }] : []),
      ]}>
      <Panel title={t('application.activities')}><List<Activity> id="fund.application" source="/api/fund/activities" query={{ application: id }} rowKey={(row) => row.id} href={(row) => `/fund/activities/${row.id}`}
        empty={{ title: t('activities.empty') }} columns={[
          { key: 'title', title: t('activity.title'), card: 'title', render: (row) => <>{row.title} <small>{row.outletName}</small></> },
          { key: 'partner', title: t('partner'), render: (row) => <PartnerName id={row.partnerId} /> },
          { key: 'stage', title: t('stage'), render: (row) => <StageTag stage={row.stage} /> },
          { key: 'where', title: t('where.title'), render: (row) => <Where of={row} /> },
          { key: 'requested', title: t('requested'), numeric: true, card: 'figure', render: (row) => <Money minor={row.requestedMinor} currency={row.currency} /> },
        ]} /></Panel>
    </RecordPage>
  );
}
