import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, Rate, Tiles, minorDigits, plainDecimal, useNotice } from '@/design';
import { EARNING_STATES, EarningState, ROLES_OF_PARTIES, useEarningWhy, type EarningView, type Total } from './commissions';

/** What parties have earned on consumer orders, line by line, with its state and why. */
export default function EarningList() {
  const { t } = useTranslation('commission');
  const why = useEarningWhy('/api/commissions');
  const notice = useNotice();
  const totals = useGet<{ items: Total[] }>('/api/commissions/totals');
  const may = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const run = useWrite((_: void, options) => api.post('/api/commissions/runs', {}, options), { invalidate: ['/api/commissions'], onSuccess: () => notice.done(t('entries.started')) });
  return (
    <ListPage<EarningView> id="commission.entries" title={t('entries.title')} lead={t('entries.lead')} source="/api/commissions/entries" rowKey={(row) => row.earning.id}
      actions={may && <Button loading={run.isPending} onClick={() => run.mutate(undefined, { onError: notice.fail })}>{t('entries.run')}</Button>}
      summary={totals.data && totals.data.items.length > 0 && <Tiles tiles={totals.data.items.map((total) => ({ key: total.currency + total.state, label: t(`state.${total.state}`),
        value: <Money minor={total.amountMinor} currency={total.currency} compact />, note: t('entries.lines', { count: total.lines }) }))} />}
      filters={[
        { key: 'order', label: t('order'), kind: 'text' },
        { key: 'state', label: t('stateLabel'), kind: 'select', options: EARNING_STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
        { key: 'role', label: t('role'), kind: 'select', options: ROLES_OF_PARTIES.map((value) => ({ value, label: t(`roles.${value}`) })) },
      ]}
      columns={[
        { key: 'party', title: t('party'), card: 'title', render: ({ party, earning }) => <Link to={`/partners/${earning.partnerId}`}>{party?.name} <small className="mq-quiet">{party?.code}</small></Link>, csv: (row) => row.party?.code },
        { key: 'role', title: t('role'), render: ({ earning }) => t(`roles.${earning.role as 'KOL'}`), csv: (row) => row.earning.role },
        { key: 'order', title: t('order'), render: ({ earning }) => <>{earning.orderNo}<small className="mq-quiet"> {earning.title}</small></>, csv: (row) => row.earning.orderNo },
        { key: 'paidOn', title: t('paidOn'), render: ({ earning }) => <DateText value={earning.paidOn} />, csv: (row) => row.earning.paidOn },
        { key: 'frozenUntil', title: t('frozenUntil'), render: ({ earning }) => <DateText value={earning.frozenUntil} />, csv: (row) => row.earning.frozenUntil },
        { key: 'basis', title: t('basis'), numeric: true, render: ({ earning }) => <Money minor={earning.basisMinor} currency={earning.currency} />, csv: (row) => plainDecimal(row.earning.basisMinor, minorDigits(row.earning.currency)) },
        { key: 'rate', title: t('rate'), numeric: true, render: ({ earning }) => earning.perItemMinor > 0 ? <Money minor={earning.perItemMinor} currency={earning.currency} /> : <Rate ppm={earning.ratePpm} />, csv: (row) => row.earning.ratePpm },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: ({ earning }) => <Money minor={earning.amountMinor} currency={earning.currency} why={why(earning)} />, csv: (row) => plainDecimal(row.earning.amountMinor, minorDigits(row.earning.currency)) },
        { key: 'state', title: t('stateLabel'), render: ({ earning }) => <EarningState state={earning.state} />, csv: (row) => row.earning.state },
      ]}
      empty={{ title: t('entries.empty'), text: t('entries.emptyText'), action: <Link to="/commissions/claims">{t('claims.title')}</Link> }} />
  );
}
