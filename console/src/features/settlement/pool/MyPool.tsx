import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { DateText, EmptyState, Money, PageSkeleton, ProblemAlert, StatusTag } from '@/design';
import '@/features/portal/phone/phone.css';
import { toneOf, type Balance, type Lot, type Use } from './pool';

interface Held { id: string; text: string; amountMinor: number; currency: string; heldReasons: string[] }
interface Deposit { entityId: string; currency: string; heldMinor: number; inReviewMinor: number }

/** 我的返利: usable, promised, used, what ends soon, each line with its why; what waits for my booking; my deposit. */
export default function MyPool() {
  const { t } = useTranslation('pool');
  const balances = useGet<Page<Balance>>('/api/my/pool');
  const lots = useGet<Page<Lot>>('/api/my/pool/lots', { limit: 30 });
  const uses = useGet<Page<Use>>('/api/my/pool/uses', { limit: 20 });
  const deposits = useGet<{ items: Deposit[] }>('/api/my/deposits');
  if (balances.isPending) return <PageSkeleton />;
  return (
    <div className="mq-stack">
      <h1>{t('my.title')}</h1>
      <ProblemAlert problem={balances.error} onRetry={() => void balances.refetch()} />
      {balances.data?.items.length === 0 && <EmptyState small title={t('my.empty')} text={t('my.emptyText')} />}
      {balances.data?.items.map((pool) => (
        <section key={pool.entityId + pool.currency} className="mq-purse" aria-label={t('balances.usableMinor')}>
          <p>{t('balances.usableMinor')}</p>
          <p className="mq-purse-amount"><Money minor={pool.usableMinor} currency={pool.currency} /></p>
          <dl>
            <div><dt>{t('balances.reservedMinor')}</dt><dd><Money minor={pool.reservedMinor} currency={pool.currency} /></dd></div>
            <div><dt>{t('balances.usedMinor')}</dt><dd><Money minor={pool.usedMinor} currency={pool.currency} /></dd></div>
            {pool.nextExpiry && <div><dt>{t('balances.nextExpiry')}</dt><dd><DateText value={pool.nextExpiry} /></dd></div>}
          </dl>
        </section>
      ))}
      <ToBook />
      <section>
        <h2>{t('my.uses')}</h2>
        {uses.data?.items.length === 0 && <p className="mq-quiet">{t('my.noUses')}</p>}
        <ul className="mq-phone-lines">{uses.data?.items.map((use) => (
          <li key={use.id}><Link to={`/portal/pool/uses/${use.id}`}>{use.orderNo}<small><DateText value={use.orderedOn} /> <StatusTag tone={toneOf(use.state)}>{t(`useState.${use.state}`)}</StatusTag></small></Link>
            <Money minor={use.usableMinor} currency={use.currency} /></li>
        ))}</ul>
      </section>
      {lots.data && lots.data.items.length > 0 && <section>
        <h2>{t('my.lots')}</h2>
        <ul className="mq-phone-lines">{lots.data.items.map((lot) => (
          <li key={lot.id}><span>{lot.text}<small>{t('lots.expiresOn')} <DateText value={lot.expiresOn} /> · {t('lots.credited')} <Money minor={lot.creditedMinor} currency={lot.currency} /></small></span>
            <Money minor={lot.availableMinor} currency={lot.currency} /></li>
        ))}</ul>
      </section>}
      {deposits.data && deposits.data.items.length > 0 && (
        <section>
          <h2>{t('deposits.title')}</h2>
          <ul className="mq-phone-lines">{deposits.data.items.map((deposit) => (
            <li key={deposit.entityId + deposit.currency}><span>{t('deposits.heldMinor')}{deposit.inReviewMinor > 0 && <small>{t('deposits.inReviewMinor')} <Money minor={deposit.inReviewMinor} currency={deposit.currency} /></small>}</span>
              <Money minor={deposit.heldMinor} currency={deposit.currency} /></li>
          ))}</ul>
        </section>
      )}
    </div>
  );
}

/** 确认入账: amounts that wait until the partner books them, too. */
function ToBook() {
  const { t } = useTranslation('pool');
  const owner = useRole('PARTNER_OWNER');
  const held = useGet<Page<Held>>('/api/my/payables', { state: 'HELD', limit: 20 });
  const book = useWrite((id: string, options) => api.post(`/api/my/payables/${id}/booked`, { note: t('my.bookedNote') }, options), { invalidate: ['/api/my'] });
  if (!held.data || held.data.items.length === 0) return null;
  return (
    <section>
      <h2>{t('my.toBook')}</h2>
      <p className="mq-quiet">{t('my.toBookText')}</p>
      <ProblemAlert problem={book.error} />
      <ul className="mq-phone-lines">{held.data.items.map((payable) => (
        <li key={payable.id}><span>{payable.text}<small>{payable.heldReasons.map((reason) => t(`heldReason.${reason}`)).join(' · ')}</small></span>
          <span><Money minor={payable.amountMinor} currency={payable.currency} />{owner && payable.heldReasons.includes('NOT_BOOKED_BY_PARTNER')
            && <Button loading={book.isPending} onClick={() => book.mutate(payable.id)}>{t('my.book')}</Button>}</span></li>
      ))}</ul>
    </section>
  );
}
