import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet } from '@/api';
import { DateText, EmptyState, Money, Panel, ProblemAlert, RecordPage, Rows } from '@/design';
import { PartnerName } from './PartnerName';
import { useEntities, type Line, type Statement } from './ledger';

/** An account's postings with the running balance, oldest first. */
export default function AccountPage() {
  const { t, i18n } = useTranslation('ledger');
  const { id } = useParams();
  const [days, setDays] = useState<[string | undefined, string | undefined]>([undefined, undefined]);
  const [more, setMore] = useState<{ lines: Line[]; next: string | null }>({ lines: [], next: null });
  const [problem, setProblem] = useState<unknown>(null);
  const entities = useEntities(i18n.language);
  const query = { from: days[0], through: days[1], limit: 100 };
  const first = useGet<Statement>(`/api/ledger/accounts/${id}/statement`, query);
  const data = first.data;
  const account = data?.account;
  const next = more.lines.length > 0 ? more.next : data?.next ?? null;
  const load = () => {
    setProblem(null);
    api.get<Statement>(`/api/ledger/accounts/${id}/statement`, { ...query, after: next ?? undefined })
      .then((page) => setMore({ lines: [...more.lines, ...page.items], next: page.next })).catch(setProblem);
  };
  const currency = account?.currency ?? 'CNY';
  const lines = [...(data?.items ?? []), ...more.lines];
  return (
    <RecordPage title={account ? t(`kind.${account.kind}`) : t('account.title')} code={account?.id} back={{ to: '/ledger/accounts', label: t('accounts.title') }}
      loading={first.isPending} problem={first.error} onRetry={() => void first.refetch()}
      summary={account && data && [
        { label: t('partner'), value: account.partyId ? <PartnerName id={account.partyId} /> : t('brand') },
        { label: t('entity'), value: entities.nameOf(account.entityId) },
        { label: t('account.opening'), value: <Money minor={data.openingMinor} currency={currency} /> },
        { label: t('account.closing'), value: <Money minor={data.closingMinor} currency={currency} /> },
        ...(account.limitMinor === null ? [] : [{ label: t('limit'), value: <Money minor={account.limitMinor} currency={currency} /> }]),
      ]}>
      <Panel title={t('account.lines')} extra={<DatePicker.RangePicker aria-label={t('account.days')} allowEmpty={[true, true]}
        value={[days[0] ? dayjs(days[0]) : null, days[1] ? dayjs(days[1]) : null]}
        onChange={(range) => { setMore({ lines: [], next: null }); setDays([range?.[0]?.format('YYYY-MM-DD'), range?.[1]?.format('YYYY-MM-DD')]); }} />}>
        <ProblemAlert problem={problem} />
        {data && lines.length === 0 ? <EmptyState small title={t('account.empty')} /> : <Rows<Line> rows={lines} rowKey={(line) => line.id} label={t('account.lines')} columns={[
          { key: 'date', title: t('date'), card: 'title', render: (line) => <DateText value={line.businessDate} /> },
          { key: 'text', title: t('text'), render: (line) => <>{line.text}{line.reversesId && ` · ${t('reversal')}`}</> },
          { key: 'counter', title: t('counter'), render: (line) => <Link to={`/ledger/accounts/${line.counterAccountId}`}>{t(`kind.${line.counterKind}`)}</Link> },
          { key: 'decision', title: t('decision'), render: (line) => <Link to={`/ledger/postings?decisionId=${encodeURIComponent(line.decisionId)}`}>{line.decisionId}</Link> },
          { key: 'debit', title: t('debitIn', { currency }), numeric: true, render: (line) => (line.debitMinor ? <Money minor={line.debitMinor} currency={currency} symbol={false} /> : '') },
          { key: 'credit', title: t('creditIn', { currency }), numeric: true, render: (line) => (line.creditMinor ? <Money minor={line.creditMinor} currency={currency} symbol={false} /> : '') },
          { key: 'balance', title: t('balance'), numeric: true, card: 'figure', render: (line) => <Money minor={line.balanceMinor} currency={currency} symbol={false} /> },
        ]} />}
        {next && <Button onClick={load}>{t('account.more')}</Button>}
      </Panel>
    </RecordPage>
  );
}
