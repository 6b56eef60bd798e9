import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DateText, ListPage, StatusTag, type Tone } from '@/design';
import type { Party } from './commissions';

interface ClaimView { claim: { id: string; orderNo: string; partnerId: string; role: string; level: number; touchedAt: string; outcome: 'OPEN' | 'WON' | 'LOST'; reason: string }; party: Party | null }
const tones: Record<string, Tone> = { OPEN: 'neutral', WON: 'good', LOST: 'quiet' };

/** Who says to have brought which order, who won it, and why the others did not. */
export default function ClaimList() {
  const { t } = useTranslation('commission');
  const reason = (row: ClaimView) => row.claim.reason ? t(`reasons.${row.claim.reason as 'LATE'}`) : '';
  return (
    <ListPage<ClaimView> id="commission.claims" title={t('claims.title')} lead={t('claims.lead')} source="/api/commissions/claims" rowKey={(row) => row.claim.id}
      filters={[{ key: 'order', label: t('order'), kind: 'text' },
        { key: 'outcome', label: t('claims.outcome'), kind: 'select', options: (['OPEN', 'WON', 'LOST'] as const).map((value) => ({ value, label: t(`outcomes.${value}`) })) }]}
      columns={[
        { key: 'order', title: t('order'), card: 'title', render: (row) => row.claim.orderNo, csv: (row) => row.claim.orderNo },
        { key: 'party', title: t('party'), render: (row) => <Link to={`/partners/${row.claim.partnerId}`}>{row.party?.name} <small className="mq-quiet">{row.party?.code}</small></Link>, csv: (row) => row.party?.code },
        { key: 'role', title: t('role'), render: (row) => t(`roles.${row.claim.role as 'KOL'}`), csv: (row) => row.claim.role },
        { key: 'level', title: t('level'), render: (row) => row.claim.level, csv: (row) => row.claim.level },
        { key: 'touched', title: t('claims.touched'), render: (row) => <DateText value={row.claim.touchedAt} />, csv: (row) => row.claim.touchedAt },
        { key: 'outcome', title: t('claims.outcome'), card: 'figure', render: (row) => <StatusTag tone={tones[row.claim.outcome] ?? 'neutral'}>{t(`outcomes.${row.claim.outcome}`)}</StatusTag>, csv: (row) => row.claim.outcome },
        { key: 'reason', title: t('claims.reason'), render: reason, csv: reason },
      ]}
      empty={{ title: t('claims.empty'), text: t('claims.emptyText'), action: <Link to="/intake">{t('claims.import')}</Link> }} />
  );
}
