import { Button, DatePicker, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, plainDecimal, ProblemAlert, Timeline, useNotice } from '@/design';
import type { Lot } from './pool';

interface LotView { lot: Lot; events: { kind: string; amountMinor: number; until: string | null; reason: string; at: string }[] }

/** Confirmed rebates lot by lot: where each came from, what is left of it, when it ends. */
export default function LotList() {
  const { t } = useTranslation('pool');
  return (
    <ListPage<Lot> id="pool.lots" title={t('lots.title')} lead={t('lots.lead')} source="/api/pool/lots" rowKey={(row) => row.id}
      filters={[{ key: 'partnerId', label: t('partnerNumber'), kind: 'text' }, { key: 'open', label: t('lots.open'), kind: 'select', options: [{ value: 'true', label: t('lots.onlyOpen') }] }]}
      columns={[
        { key: 'text', title: t('lots.text'), card: 'title', render: (row) => row.text, csv: (row) => row.text },
        { key: 'source', title: t('lots.source'), render: (row) => t(`source.${row.source}`), csv: (row) => row.source },
        { key: 'invoice', title: t('lots.invoice'), render: (row) => t(`invoice.${row.invoice}`), csv: (row) => row.invoice },
        { key: 'creditedOn', title: t('lots.creditedOn'), render: (row) => <DateText value={row.creditedOn} />, csv: (row) => row.creditedOn },
        { key: 'expiresOn', title: t('lots.expiresOn'), render: (row) => <DateText value={row.expiresOn} />, csv: (row) => row.expiresOn },
        { key: 'credited', title: t('lots.credited'), numeric: true, render: (row) => <Money minor={row.creditedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.creditedMinor, 2) },
        { key: 'available', title: t('lots.available'), numeric: true, card: 'figure', render: (row) => <Money minor={row.availableMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.availableMinor, 2) },
        { key: 'reserved', title: t('lots.reserved'), numeric: true, render: (row) => <Money minor={row.reservedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.reservedMinor, 2) },
        { key: 'used', title: t('lots.used'), numeric: true, render: (row) => <Money minor={row.usedMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.usedMinor, 2) },
      ]}
      drawer={(row) => <LotDrawer lot={row} />} drawerTitle={(row) => row.text}
      empty={{ title: t('lots.empty'), text: t('balances.emptyText') }} />
  );
}

function LotDrawer({ lot }: { lot: Lot }) {
  const { t } = useTranslation('pool');
  const view = useGet<LotView>(`/api/pool/lots/${lot.id}`);
  const entitled = useRole('CHANNEL_MANAGER', 'FINANCE_PREPARER');
  const [asking, setAsking] = useState<'extend' | 'waive' | null>(null);
  return (
    <div className="mq-stack">
      {entitled && lot.availableMinor > 0 && (
        <div className="mq-row">
          {lot.expiresOn && <Button onClick={() => setAsking('extend')}>{t('lots.extend')}</Button>}
          <Button onClick={() => setAsking('waive')}>{t('lots.waive')}</Button>
        </div>
      )}
      <ProblemAlert problem={view.error} />
      <Timeline items={(view.data?.events ?? []).map((event) => ({ at: event.at, title: t(`lotEvent.${event.kind}`),
        text: <>{event.amountMinor !== 0 && <Money minor={event.amountMinor} currency={lot.currency} />} {event.until} {event.reason}</> }))} />
      {asking && <Ask lot={lot} what={asking} onClose={() => { setAsking(null); void view.refetch(); }} />}
    </div>
  );
}

function Ask({ lot, what, onClose }: { lot: Lot; what: 'extend' | 'waive'; onClose: () => void }) {
  const { t } = useTranslation('pool');
  const notice = useNotice();
  const [until, setUntil] = useState<Dayjs | null>(null);
  const [reason, setReason] = useState('');
  const ask = useWrite((body: object, options) => api.post(`/api/pool/lots/${lot.id}/${what}`, body, options), {
    invalidate: ['/api/pool'], onSuccess: () => { notice.done(t('lots.asked')); onClose(); },
  });
  const body = what === 'extend' ? { until: until?.format('YYYY-MM-DD'), reason } : { amountMinor: lot.availableMinor, reason };
  return (
    <Modal open title={t(`lots.${what}`)} okText={t('lots.ask')} cancelText={t('cancel')} onCancel={onClose} onOk={() => ask.mutate(body)}
      okButtonProps={{ loading: ask.isPending, disabled: !reason.trim() || (what === 'extend' && !until) }}>
      <div className="mq-stack">
        {what === 'extend' ? <DatePicker aria-label={t('lots.until')} value={until} onChange={setUntil} /> : <p>{t('lots.waiveEffect')} <Money minor={lot.availableMinor} currency={lot.currency} /></p>}
        <Input.TextArea aria-label={t('reason')} placeholder={t('reason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <ProblemAlert problem={ask.error} />
      </div>
    </Modal>
  );
}
