import { useTranslation } from 'react-i18next';
import { DateText, Money, Panel, RecordPage, Rows, StatusTag } from '@/design';
import { useGet } from '@/api';
import { toneOf, whyUse, type Draw, type UseLine, type UseView } from './pool';

/** One order's use with its why: the bound, the lots it drew on, how it falls on the lines, what happened since. */
export function UseRecord({ path }: { path: string }) {
  const { t } = useTranslation('pool');
  const answer = useGet<UseView>(path);
  const view = answer.data;
  const currency = view?.use.currency ?? 'CNY';
  return (
    <RecordPage title={view ? `${t('use.title')} ${view.use.orderNo}` : t('use.title')} loading={answer.isPending} problem={answer.error} onRetry={() => void answer.refetch()}
      summary={view && [
        { label: t('partner'), value: `${view.use.partnerCode} ${view.use.partnerName}` },
        { label: t('state'), value: <StatusTag tone={toneOf(view.use.state)}>{t(`useState.${view.use.state}`)}</StatusTag> },
        { label: t('uses.usable'), value: <Money minor={view.use.usableMinor} currency={currency} why={whyUse(path, t)} /> },
        { label: t('uses.bound'), value: t(`bound.${view.use.bound}`) },
        { label: t('uses.reserved'), value: <Money minor={view.use.reservedMinor} currency={currency} /> },
        { label: t('uses.consumed'), value: <Money minor={view.use.consumedMinor} currency={currency} /> },
        { label: t('uses.returned'), value: <Money minor={view.use.returnedMinor} currency={currency} /> },
      ]}
      timeline={view?.events.map((event) => ({ at: event.at, title: <>{t(`event.${event.kind}`)} <Money minor={event.amountMinor} currency={currency} /></>,
        text: [event.documentNo, event.note].filter(Boolean).join(' · '), who: event.byName })).reverse()}>
      {view && (
        <>
          <Panel title={t('use.draws')}>
            <Rows<Draw> label={t('use.draws')} rows={view.draws} rowKey={(row) => String(row.position)} columns={[
              { key: 'text', title: t('lots.text'), card: 'title', render: (row) => row.text },
              { key: 'expires', title: t('lots.expiresOn'), render: (row) => <DateText value={row.expiresOn} /> },
              { key: 'amount', title: t('use.drawn'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={currency} symbol={false} /> },
              { key: 'consumed', title: t('uses.consumed'), numeric: true, render: (row) => <Money minor={row.consumedMinor} currency={currency} symbol={false} /> },
              { key: 'returned', title: t('uses.returned'), numeric: true, render: (row) => <Money minor={row.returnedMinor} currency={currency} symbol={false} /> },
            ]} />
          </Panel>
          <Panel title={t('use.lines')}>
            <Rows<UseLine> label={t('use.lines')} rows={view.lines} rowKey={(row) => String(row.lineNo)} columns={[
              { key: 'product', title: t('use.product'), card: 'title', render: (row) => `${row.sku} ${row.nameZh}` },
              { key: 'net', title: t('use.net'), numeric: true, render: (row) => <Money minor={row.netMinor} currency={currency} symbol={false} /> },
              { key: 'excluded', title: t('use.eligible'), render: (row) => (row.excluded ? <StatusTag tone="warn">{t('use.excluded')}</StatusTag> : t('use.counts')) },
              { key: 'part', title: t('use.part'), numeric: true, card: 'figure', render: (row) => <Money minor={row.partMinor} currency={currency} symbol={false} /> },
            ]} />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}
