import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { EmptyState, Money, PageHead, PageSkeleton, ProblemAlert, Quantity, StatusTag } from '@/design';
import './phone.css';

/** Where I stand in a programme's period, as GET /api/my/progress gives it. `tier` counts from 0, −1 is below the first. */
interface Standing {
  partnerId: string; code: string; version: number; nameZh: string; nameEn: string; periodCode: string; periodFirst: string; periodLast: string; baseIn: 'AMOUNT' | 'QUANTITY';
  currency: string; unit: string | null; base: number; tier: number; tiers: number; toNextTier: number; payoutMinor: number; nextTierGainMinor: number | null;
}

/** Every programme that covers me: how far I am, what it pays today, how much more to the next tier and what that brings. */
export default function MyProgress() {
  const { t } = useTranslation('phone');
  const progress = useGet<{ day: string; items: Standing[] }>('/api/my/progress');
  return (
    <>
      <PageHead title={t('progress.title')} lead={progress.data && t('progress.lead', { day: progress.data.day })} />
      <ProblemAlert problem={progress.error} onRetry={() => void progress.refetch()} />
      {progress.isPending && <PageSkeleton />}
      {progress.data?.items.length === 0 && <EmptyState small title={t('progress.none')} text={t('progress.noneText')} />}
      <ul className="mq-phone-cards">{progress.data?.items.map((standing) => <li key={standing.partnerId + standing.code + standing.periodCode}><ProgressCard standing={standing} /></li>)}</ul>
    </>
  );
}

function ProgressCard({ standing }: { standing: Standing }) {
  const { t, i18n } = useTranslation('phone');
  const base = (value: number) => (standing.baseIn === 'AMOUNT' ? <Money minor={value} currency={standing.currency} /> : <Quantity milli={value} unit={standing.unit ?? undefined} />);
  const known = standing.toNextTier >= 0 && standing.base + standing.toNextTier > 0;
  const percent = known ? Math.max(0, Math.min(100, Math.floor((standing.base / (standing.base + standing.toNextTier)) * 100))) : standing.tier >= standing.tiers - 1 ? 100 : 0;
  const name = i18n.language === 'en' ? standing.nameEn : standing.nameZh;
  return (
    <article className="mq-progress-card">
      <h2>{name}</h2>
      <p className="mq-quiet">{standing.periodCode} · <span className="mq-number">{standing.periodFirst} – {standing.periodLast}</span></p>
      <Progress percent={percent} aria-label={t('progress.ofTier', { name })} format={() => <StatusTag tone={standing.tier < 0 ? 'neutral' : 'good'}>{standing.tier < 0 ? t('figure.noTier') : t('progress.tierOf', { tier: standing.tier + 1, tiers: standing.tiers })}</StatusTag>} />
      <dl className="mq-phone-figures">
        <div><dt>{t('progress.base')}</dt><dd>{base(standing.base)}</dd></div>
        <div><dt>{t('progress.payout')}</dt><dd><Money minor={standing.payoutMinor} currency={standing.currency} /></dd></div>
      </dl>
      {standing.toNextTier >= 0
        ? <p className="mq-progress-next">{t('progress.more')} {base(standing.toNextTier)} {t('progress.toNext')}{standing.nextTierGainMinor !== null && standing.nextTierGainMinor > 0 && <>{t('progress.gain')} <Money minor={standing.nextTierGainMinor} currency={standing.currency} /></>}</p>
        : standing.tier >= 0 && <p className="mq-progress-next mq-good">{t('progress.top')}</p>}
    </article>
  );
}
