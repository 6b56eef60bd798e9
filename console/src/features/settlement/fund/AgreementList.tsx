import { Button, DatePicker, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, ProblemAlert, StatusTag } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import type { Fund } from './fund';

interface Agreement { id: string; partnerId: string; outletName: string; title: string; monthlyMinor: number; fromDay: string; throughDay: string; state: 'ACTIVE' | 'ENDED'; monthsDrawn: number }

/** Display agreements; once a month their fees are asked for in one go. */
export default function AgreementList() {
  const { t } = useTranslation('fund');
  const [drawing, setDrawing] = useState(false);
  const field = useRole('ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP');
  const draw = field ? <Button type="primary" onClick={() => setDrawing(true)}>{t('agreements.draw')}</Button> : undefined;
  return (
    <>
      <ListPage<Agreement> id="fund.agreements" title={t('agreements.title')} lead={t('agreements.lead')} source="/api/fund/agreements" rowKey={(row) => row.id} actions={draw}
        columns={[
          { key: 'outlet', title: t('outlet'), card: 'title', render: (row) => row.outletName, csv: (row) => row.outletName },
          { key: 'title', title: t('activity.title'), render: (row) => row.title, csv: (row) => row.title },
          { key: 'partner', title: t('partner'), render: (row) => <PartnerName id={row.partnerId} />, csv: (row) => row.partnerId },
          { key: 'days', title: t('days'), render: (row) => <><DateText value={row.fromDay} /> – <DateText value={row.throughDay} /></>, csv: (row) => `${row.fromDay}/${row.throughDay}` },
          { key: 'state', title: t('stage'), render: (row) => <StatusTag tone={row.state === 'ACTIVE' ? 'good' : 'quiet'}>{t(`agreements.${row.state}`)}</StatusTag>, csv: (row) => row.state },
          { key: 'months', title: t('agreements.months'), numeric: true, render: (row) => row.monthsDrawn, csv: (row) => row.monthsDrawn },
          { key: 'fee', title: t('agreements.fee'), numeric: true, card: 'figure', render: (row) => <Money minor={row.monthlyMinor} currency="CNY" />, csv: (row) => row.monthlyMinor / 100 },
        ]} empty={{ title: t('agreements.empty'), text: t('agreements.emptyText') }} />
      {drawing && <DrawUp onClose={() => setDrawing(false)} />}
    </>
  );
}

function DrawUp({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('fund');
  const navigate = useNavigate();
  const funds = useGet<{ items: Fund[] }>('/api/fund/funds');
  const [fund, setFund] = useState<string | undefined>();
  const [month, setMonth] = useState<Dayjs | null>(null);
  const draw = useWrite((wish: { policyId: number; month: string }, options) => api.post<{ applicationId: string }>('/api/fund/agreements/draw-up', wish, options),
    { invalidate: ['/api/fund'], onSuccess: (made) => void navigate(`/fund/applications/${made.applicationId}`) });
  return (
    <Modal open title={t('agreements.draw')} okText={t('agreements.draw')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: draw.isPending, disabled: !fund || !month }}
      onOk={() => fund && month && draw.mutate({ policyId: Number(fund), month: month.format('YYYY-MM') })}>
      <p>{t('agreements.drawText')}</p>
      <div className="mq-stack">
        <Select aria-label={t('fund')} placeholder={t('fund')} value={fund} onChange={setFund} options={funds.data?.items.map((one) => ({ value: one.policyId, label: i18n.language.startsWith('zh') ? one.titleZh : one.titleEn }))} />
        <DatePicker picker="month" aria-label={t('month')} value={month} onChange={setMonth} />
      </div>
      <ProblemAlert problem={draw.error} />
    </Modal>
  );
}
