import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money, Quantity, StatusTag } from '@/design';

/** Where I stand in a programme's period, as GET /api/my/progress gives it. `tier` counts from 0, −1 is below the first. */
export interface Standing {
  partnerId: string; code: string; version: number; nameZh: string; nameEn: string; periodCode: string; periodFirst: string; periodLast: string; baseIn: 'AMOUNT' | 'QUANTITY';
  currency: string; unit: string | null; base: number; tier: number; tiers: number; toNextTier: number; payoutMinor: number; nextTierGainMinor: number | null;
}

/** ¥X more to the next tier, and what that brings; or that the top is reached. */
export function NextTier({ standing }: { standing: Standing }) {
  const { t } = useTranslation('phone');
  if (standing.toNextTier < 0) return standing.tier >= 0 ? <p className="mq-progress-next mq-good">{t('progress.top')}</p> : null;
  const more = standing.baseIn === 'AMOUNT' ? <Money minor={standing.toNextTier} currency={standing.currency} /> : <Quantity milli={standing.toNextTier} unit={standing.unit ?? undefined} />;
  return (
    <p className="mq-progress-next">{t('progress.more')} {more} {t('progress.toNext')}
      {standing.nextTierGainMinor !== null && standing.nextTierGainMinor > 0 && <>{t('progress.gain')} <Money minor={standing.nextTierGainMinor} currency={standing.currency} /></>}</p>
  );
}

export function ProgressCard({ standing }: { standing: Standing }) {
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
      <NextTier standing={standing} />
    </article>
  );
}
