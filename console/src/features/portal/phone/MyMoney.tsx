import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { featureRoutes, mayOpen } from '@/app/routes';
import { useSession } from '@/app/session';
import { useGet, useServerEvent, type Page } from '@/api';
import { EmptyState, Money, PageSkeleton, ProblemAlert } from '@/design';
import { NextTier, type Standing } from './progress';
import { useInLanguage, type MyPolicyView } from './policies';
import { StatementCard, type MyStatementView } from './statements';
import './phone.css';

interface Pool { partnerId: string; partnerName: string; entityCode: string; entityNameZh: string; entityNameEn: string; currency: string; usableMinor: number; reservedMinor: number; expectedMinor: number }

/** 我有多少钱: usable now, expected, and what waits for my confirmation. */
export default function MyMoney() {
  const { t, i18n } = useTranslation('phone');
  const money = useGet<{ pools: Pool[] }>('/api/my/money');
  const waiting = useGet<Page<MyStatementView>>('/api/my/statements', { state: 'SENT', limit: 10 });
  useServerEvent('reconciliation.sent', () => { void money.refetch(); void waiting.refetch(); });
  if (money.isPending) return <PageSkeleton />;
  const pools = money.data?.pools ?? [];
  const totals = byCurrency(pools);
  return (
    <div className="mq-stack">
      <h1 className="mq-sr">{t('money.title')}</h1>
      <ProblemAlert problem={money.error} onRetry={() => void money.refetch()} />
      {totals.map((total) => (
        <section key={total.currency} className="mq-purse" aria-label={t('money.usable')}>
          <p>{t('money.usable')}</p>
          <p className="mq-purse-amount"><Money minor={total.usableMinor} currency={total.currency} /></p>
          <dl>
            <div><dt>{t('money.expected')}</dt><dd><Money minor={total.expectedMinor} currency={total.currency} /></dd></div>
            {total.reservedMinor !== 0 && <div><dt>{t('money.reserved')}</dt><dd><Money minor={total.reservedMinor} currency={total.currency} /></dd></div>}
          </dl>
          <p className="mq-purse-hint">{t('money.hint')}</p>
        </section>
      ))}
      {pools.length > 1 && (
        <section><h2>{t('money.byEntity')}</h2>
          <ul className="mq-phone-lines">{pools.map((pool) => (
            <li key={pool.partnerId + pool.entityCode}><span>{i18n.language === 'en' ? pool.entityNameEn : pool.entityNameZh}<small>{t('money.expected')} <Money minor={pool.expectedMinor} currency={pool.currency} /></small></span><Money minor={pool.usableMinor} currency={pool.currency} /></li>
          ))}</ul>
        </section>
      )}
      <ToAcknowledge />
      <section>
        <div className="mq-section-head"><h2>{t('money.toConfirm')}</h2><Link to="/portal/statements">{t('money.all')}</Link></div>
        <ProblemAlert problem={waiting.error} onRetry={() => void waiting.refetch()} />
        {waiting.data?.items.length === 0 && <EmptyState small title={t('money.nothing')} text={t('money.nothingText')} />}
        <ul className="mq-phone-cards">{waiting.data?.items.map((statement) => <StatementCard key={statement.id} statement={statement} />)}</ul>
      </section>
      <Standings />
      <MorePages />
    </div>
  );
}

/** Policies waiting to be acknowledged, said only when there are some. */
function ToAcknowledge() {
  const { t } = useTranslation('phone');
  const policies = useGet<Page<MyPolicyView>>('/api/policies/mine');
  const open = (policies.data?.items ?? []).filter((one) => one.acknowledgedAt === null).length;
  return open === 0 ? null : <Link className="mq-phone-call" to="/portal/policies">{t('money.toAcknowledge', { count: open })}</Link>;
}

/** Per programme one line: what it pays by now and how much more to the next tier. */
function Standings() {
  const { t } = useTranslation('phone');
  const inLanguage = useInLanguage();
  const progress = useGet<{ items: Standing[] }>('/api/my/progress');
  const items = progress.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <div className="mq-section-head"><h2>{t('progress.title')}</h2><Link to="/portal/progress">{t('money.allProgress')}</Link></div>
      <ul className="mq-phone-lines">{items.slice(0, 4).map((one) => (
        <li key={one.partnerId + one.code + one.periodCode}><span>{inLanguage(one.nameZh, one.nameEn)}<small>{one.periodCode}</small><NextTier standing={one} /></span><Money minor={one.payoutMinor} currency={one.currency} /></li>
      ))}</ul>
    </section>
  );
}

/** Whatever else is there for partners: every phone page that has no place in the bar below. */
function MorePages() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const more = featureRoutes.filter((route) => route.frame === 'phone' && !route.bar && !route.path.includes(':') && mayOpen(route, roles));
  if (more.length === 0) return null;
  return (
    <section>
      <h2>{t('phone:money.more')}</h2>
      <ul className="mq-phone-lines">{more.map((route) => <li key={route.path}><Link to={route.path}>{t(route.title as never)}</Link></li>)}</ul>
    </section>
  );
}

interface Total { currency: string; usableMinor: number; reservedMinor: number; expectedMinor: number }

function byCurrency(pools: readonly Pool[]): Total[] {
  const totals = new Map<string, Total>();
  for (const pool of pools) {
    const total = totals.get(pool.currency) ?? { currency: pool.currency, usableMinor: 0, reservedMinor: 0, expectedMinor: 0 };
    total.usableMinor += pool.usableMinor;
    total.reservedMinor += pool.reservedMinor;
    total.expectedMinor += pool.expectedMinor;
    totals.set(pool.currency, total);
  }
  return [...totals.values()];
}
