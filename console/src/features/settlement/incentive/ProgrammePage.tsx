import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Money, Panel, ProblemAlert, Quantity, RecordPage, Rows, useNotice } from '@/design';
import { Examples } from './Examples';
import { TierChart } from './TierChart';
import type { Checked } from './programmes';

interface Progress { partnerId: string; partnerCode: string; partnerName: string; periodCode: string; baseIn: 'AMOUNT' | 'QUANTITY'; currency: string; unit: string | null; base: number; tier: number; tiers: number; toNextTier: number; payoutMinor: number; nextTierGainMinor: number | null }
interface PolicyRow { id: string; code: string }

/** A programme in force: what it says, and where every partner stands. */
export default function ProgrammePage() {
  const { t, i18n } = useTranslation('incentive');
  const { code } = useParams();
  const english = i18n.language === 'en';
  const programme = useGet<Checked>(`/api/programmes/${encodeURIComponent(code!)}`);
  const progress = useGet<{ items: Progress[] }>(programme.data ? `/api/programmes/${encodeURIComponent(code!)}/progress` : null);
  const policies = useGet<Page<PolicyRow>>('/api/policies', { kind: 'programme', q: code });
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const notice = useNotice();
  const navigate = useNavigate();
  const policy = policies.data?.items.find((one) => one.code === code);
  const amend = useWrite((_: void, options) => api.post<{ id: string }>(`/api/policies/${policy!.id}/versions`, {}, options),
    { invalidate: ['/api/policies'], onSuccess: (version) => void navigate(`/programmes/versions/${version.id}`) });
  const p = programme.data?.programme;
  const amount = (row: Progress, value: number) => row.baseIn === 'AMOUNT' ? <Money minor={value} currency={row.currency} /> : <Quantity milli={value} unit={row.unit ?? undefined} />;
  const nearest = [...(progress.data?.items ?? [])].sort((a, b) => (a.toNextTier < 0 ? Infinity : a.toNextTier) - (b.toNextTier < 0 ? Infinity : b.toNextTier)).slice(0, 200);
  return (
    <RecordPage title={p ? (english ? p.nameEn : p.nameZh) : t('record.title')} code={p && `${p.code} v${p.version}`} back={{ to: '/programmes', label: t('list.title') }}
      loading={programme.isPending} problem={programme.error} onRetry={() => void programme.refetch()}
      actions={may && policy && <Space wrap><Button loading={amend.isPending} onClick={() => amend.mutate(undefined, { onError: notice.fail })}>{t('record.amend')}</Button></Space>}
      summary={p && [
        { label: t('entity'), value: p.entity }, { label: t('movement'), value: `${t(`movements.${p.movement}` as never) as string} · ${t(`measures.${p.qualifying}` as never) as string}` },
        { label: t('calendar'), value: `${t(`grains.${p.grain}` as never) as string} (${p.calendar})` }, { label: t('validity'), value: `${p.validFrom} – ${p.validTo}` },
        { label: t('returns'), value: t(`returnsTo.${p.returns}` as never) as string }, { label: t('graceDays'), value: p.graceDays },
      ]}>
      {programme.data && <Panel title={t('record.tiers')}><ul>{(english ? p!.tiersEn : p!.tiersZh).map((line) => <li key={line}>{line}</li>)}</ul><TierChart checked={programme.data} /></Panel>}
      {p && (english ? p.clauseEn : p.clauseZh) && <Panel title={t('clause')}><p>{english ? p.clauseEn : p.clauseZh}</p></Panel>}
      {programme.data && <Panel title={t('examples')}><Examples checked={programme.data} /></Panel>}
      <Panel title={t('record.progress')}>
        <ProblemAlert problem={progress.error} onRetry={() => void progress.refetch()} />
        <Rows<Progress> rows={nearest} loading={progress.isPending} rowKey={(row) => row.partnerId + row.periodCode} columns={[
          { key: 'partner', title: t('partner'), card: 'title', render: (row) => <>{row.partnerName || row.partnerCode}<small className="mq-quiet"> {row.partnerCode}</small></> },
          { key: 'period', title: t('period'), render: (row) => row.periodCode },
          { key: 'base', title: t('base'), numeric: true, render: (row) => amount(row, row.base) },
          { key: 'tier', title: t('tier'), render: (row) => `${row.tier + 1} / ${row.tiers}` },
          { key: 'next', title: t('toNext'), numeric: true, render: (row) => row.toNextTier < 0 ? t('top') : amount(row, row.toNextTier) },
          { key: 'gain', title: t('gain'), numeric: true, render: (row) => row.nextTierGainMinor === null ? '—' : <Money minor={row.nextTierGainMinor} currency={row.currency} /> },
          { key: 'payout', title: t('soFar'), numeric: true, card: 'figure', render: (row) => <Money minor={row.payoutMinor} currency={row.currency} /> },
        ]} />
      </Panel>
    </RecordPage>
  );
}
