import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, usePages, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, EmptyState, Money, PageSkeleton, ProblemAlert, useNotice } from '@/design';
import '@/features/portal/phone/phone.css';
import { EARNING_STATES, EarningState, StatementState, useEarningWhy, type Earning, type State, type Statement, type Total } from './commissions';

interface ShareStatement { id: string; number: string; month: string; currency: string; amountMinor: number; state: Statement['state'] }

/** 我的佣金: what I have earned and in which state, what waits for my yes, every order with its why. */
export default function MyCommissions() {
  const { t } = useTranslation('commission');
  const [state, setState] = useState<State | undefined>();
  const mine = useGet<{ totals: Total[] }>('/api/my/commissions');
  const statements = useGet<Page<Statement>>('/api/my/commissions/statements', { limit: 12 });
  const shares = useGet<Page<ShareStatement>>('/api/my/shares/statements', { limit: 12 });
  const entries = usePages<Earning>('/api/my/commissions/entries', { state }, 30);
  const why = useEarningWhy('/api/my/commissions');
  if (mine.isPending) return <PageSkeleton />;
  const totals = mine.data?.totals ?? [];
  const currencies = [...new Set(totals.map((total) => total.currency))];
  const of = (currency: string, one: State) => totals.find((total) => total.currency === currency && total.state === one)?.amountMinor ?? 0;
  return (
    <div className="mq-stack">
      <h1 className="mq-sr">{t('mine.title')}</h1>
      <ProblemAlert problem={mine.error} onRetry={() => void mine.refetch()} />
      {currencies.map((currency) => (
        <section key={currency} className="mq-purse" aria-label={t('mine.payable')}>
          <p>{t('mine.payable')}</p>
          <p className="mq-purse-amount"><Money minor={of(currency, 'PAYABLE')} currency={currency} /></p>
          <dl>{(['ESTIMATED', 'FROZEN', 'CONFIRMED'] as const).map((one) => <div key={one}><dt>{t(`state.${one}`)}</dt><dd><Money minor={of(currency, one)} currency={currency} /></dd></div>)}</dl>
          <p className="mq-purse-hint">{t('mine.hint')}</p>
        </section>
      ))}
      {(statements.data?.items.length ?? 0) + (shares.data?.items.length ?? 0) > 0 && <section><h2>{t('mine.statements')}</h2>
        <ul className="mq-phone-lines">
          {statements.data?.items.map((one) => <StatementLine key={one.id} path={`/api/my/commissions/statements/${one.id}`} number={one.number} month={one.month} minor={one.payableMinor} currency={one.currency} state={one.state} />)}
          {shares.data?.items.map((one) => <StatementLine key={`s${one.id}`} path={`/api/my/shares/statements/${one.id}`} number={one.number} month={one.month} minor={one.amountMinor} currency={one.currency} state={one.state} />)}
        </ul></section>}
      <section>
        <div className="mq-section-head"><h2>{t('mine.orders')}</h2><Select allowClear aria-label={t('stateLabel')} placeholder={t('mine.all')} value={state} onChange={setState} popupMatchSelectWidth={false}
          options={EARNING_STATES.map((value) => ({ value, label: t(`state.${value}`) }))} /></div>
        <ProblemAlert problem={entries.problem} onRetry={entries.refresh} />
        {entries.rows.length === 0 && !entries.isLoading && <EmptyState small title={t('mine.empty')} text={t('mine.emptyText')} />}
        <ul className="mq-phone-lines">{entries.rows.map((one) => (
          <li key={one.id}><span>{one.orderNo}<small>{one.title} · <DateText value={one.paidOn} /></small><small><EarningState state={one.state} /> {one.state === 'FROZEN' && t('mine.until', { day: one.frozenUntil })}</small></span>
            <Money minor={one.amountMinor} currency={one.currency} why={why(one)} /></li>
        ))}</ul>
        {entries.more && <Button block loading={entries.isLoadingMore} onClick={entries.loadMore}>{t('mine.more')}</Button>}
      </section>
    </div>
  );
}

function StatementLine({ path, number, month, minor, currency, state }: { path: string; number: string; month: string; minor: number; currency: string; state: Statement['state'] }) {
  const { t } = useTranslation('commission');
  const notice = useNotice();
  const owner = useRole('PARTNER_OWNER');
  const [asking, setAsking] = useState(false);
  const accept = useWrite((_: void, options) => api.post(`${path}/accept`, {}, options), { invalidate: ['/api/my'], onSuccess: () => notice.done(t('mine.accepted')) });
  return (
    <li><span>{month}<small>{number}</small><small><StatementState state={state} /></small></span>
      <span><Money minor={minor} currency={currency} />{state === 'SENT' && owner && <Button size="small" onClick={() => setAsking(true)}>{t('mine.accept')}</Button>}</span>
      <Confirm open={asking} title={t('mine.accept')} action={t('mine.accept')} text={t('mine.acceptEffect', { number })} onClose={() => setAsking(false)} onConfirm={() => accept.mutateAsync()} /></li>
  );
}
