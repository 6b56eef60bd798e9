import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useGet } from '@/api';
import { DateText, Money, RecordPage, Rows, Waterfall } from '@/design';
import { percent } from '../commission/commissions';
import { waterfall, type ShareView, type Split } from './shares';

/** One order's decision: who got what, from which remainder, and what a refund took back. */
export default function SplitPage() {
  const { t } = useTranslation('sharing');
  const { id } = useParams();
  const query = useGet<{ split: Split; shares: ShareView[] }>(`/api/shares/splits/${id}`);
  const split = query.data?.split;
  const shares = query.data?.shares ?? [];
  const how = ({ share }: ShareView) => share.how === 'PERCENT' ? t('how.percentOf', { rate: percent(share.ratePpm) }) : t(`how.${share.how}`);
  return (
    <RecordPage title={split ? t('split.of', { order: split.orderNo }) : t('split.title')} code={split?.orderNo} back={{ to: '/shares/splits', label: t('splits.title') }}
      loading={query.isPending} problem={query.error} onRetry={() => void query.refetch()}
      summary={split && [
        { label: t('total'), value: <Money minor={split.totalMinor} currency={split.currency} /> },
        { label: t('refunded'), value: <Money minor={split.refundedMinor} currency={split.currency} /> },
        { label: t('soldOn'), value: <DateText value={split.soldOn} /> },
        { label: t('finalFrom'), value: <DateText value={split.finalFrom} /> },
        { label: t('plan'), value: <Link to={`/shares/plans/${split.versionId}`}>{split.planCode}</Link> },
        { label: t('split.cut'), value: split.cutSeal },
      ]}>
      {split && <section className="mq-panel"><h2>{t('split.waterfall')}</h2>
        <Waterfall currency={split.currency} steps={waterfall({ label: t('total'), minor: split.totalMinor },
          shares.map((row) => ({ label: row.party ? `${row.share.party} · ${row.party.name}` : row.share.party, minor: row.share.amountMinor, text: how(row) })))} /></section>}
      {split && <Rows<ShareView> rows={shares} rowKey={(row) => row.share.id} label={t('split.shares')} columns={[
        { key: 'party', title: t('party'), card: 'title', render: (row) => <>{row.share.party} {row.party ? <Link to={`/partners/${row.party.id}`}>{row.party.name}</Link> : <small className="mq-quiet">{t(row.share.outside ? 'kinds.OUTSIDE' : 'kinds.BRAND')}</small>}</> },
        { key: 'how', title: t('howLabel'), render: how },
        { key: 'basis', title: t('of'), numeric: true, render: (row) => <Money minor={row.share.basisMinor} currency={split.currency} /> },
        { key: 'amount', title: t('got'), numeric: true, render: (row) => <Money minor={row.share.amountMinor} currency={split.currency} /> },
        { key: 'back', title: t('gaveBack'), numeric: true, render: (row) => <Money minor={row.share.givenBackMinor} currency={split.currency} /> },
        { key: 'keeps', title: t('keeps'), numeric: true, card: 'figure', render: (row) => <Money minor={row.share.amountMinor - row.share.givenBackMinor} currency={split.currency} /> },
      ]} />}
      <p className="mq-quiet">{t('split.rule')}</p>
    </RecordPage>
  );
}
