import { Button, DatePicker, Form, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet } from '@/api';
import { ListPage, Money, Quantity, Summary, minorDigits, plainDecimal, useNotice } from '@/design';

interface Accrual {
  partnerId: string; partnerCode: string; programmeCode: string; periodCode: string; entityCode: string; currency: string; openMinor: number;
  method: 'RUN_RATE' | 'LAST_YEAR' | 'TARGET' | 'SO_FAR'; baseSoFar: number; finalBase: number; finalPayoutMinor: number; changedAt: string;
}

/** 返利预提: what is open per partner, programme and period, with the estimate behind it; entries as a file for accounting. */
export default function Accruals() {
  const { t, i18n } = useTranslation('reconciliation');
  const entities = useGet<{ items: { code: string; nameZh: string; nameEn: string }[] }>('/api/entities');
  const [exporting, setExporting] = useState(false);
  const options = (entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh }));
  const money = (value: number, row: Accrual) => plainDecimal(value, minorDigits(row.currency));
  return (
    <>
      <ListPage<Accrual> id="accrual.list" title={t('accrual.title')} lead={t('accrual.lead')} source="/api/accruals" rowKey={(row) => `${row.partnerId}/${row.programmeCode}/${row.periodCode}`}
        actions={<Button onClick={() => setExporting(true)}>{t('accrual.export')}</Button>}
        filters={[
          { key: 'entity', label: t('entity'), kind: 'select', options },
          { key: 'programme', label: t('accrual.programme'), kind: 'text' },
          { key: 'period', label: t('period'), kind: 'month' },
        ]}
        columns={[
          { key: 'partner', title: t('partner'), card: 'title', render: (row) => row.partnerCode, csv: (row) => row.partnerCode },
          { key: 'programme', title: t('accrual.programme'), render: (row) => row.programmeCode, csv: (row) => row.programmeCode },
          { key: 'period', title: t('period'), render: (row) => row.periodCode, csv: (row) => row.periodCode },
          { key: 'method', title: t('accrual.method'), render: (row) => t(`accrual.methods.${row.method}`), csv: (row) => row.method },
          { key: 'payout', title: t('accrual.expectedPayout'), numeric: true, render: (row) => <Money minor={row.finalPayoutMinor} currency={row.currency} />, csv: (row) => money(row.finalPayoutMinor, row) },
          { key: 'share', title: `${t('accrual.soFar')} / ${t('accrual.expectedBase')}`, numeric: true, render: (row) => <Ratio part={row.baseSoFar} whole={row.finalBase} />, csv: (row) => `${row.baseSoFar}/${row.finalBase}` },
          { key: 'open', title: t('accrual.open'), numeric: true, card: 'figure', render: (row) => <Money minor={row.openMinor} currency={row.currency} />, csv: (row) => money(row.openMinor, row) },
        ]}
        drawer={(row) => <><Summary items={[
          { label: t('accrual.expectedPayout'), value: <Money minor={row.finalPayoutMinor} currency={row.currency} /> },
          { label: t('accrual.method'), value: t(`accrual.methods.${row.method}`) },
          { label: t('accrual.open'), value: <Money minor={row.openMinor} currency={row.currency} /> }]} />
          {row.finalBase > 0 && <p>{t('accrual.whyTitle', { percent: Math.round(row.baseSoFar * 10_000 / row.finalBase) / 100 })}</p>}</>}
        drawerTitle={(row) => `${row.partnerCode} · ${row.programmeCode} · ${row.periodCode}`} href={(row) => `/statements?partner=${encodeURIComponent(row.partnerCode)}`}
        empty={{ title: t('accrual.empty'), text: t('accrual.emptyText') }} />
      {exporting && <ExportEntries options={options} onClose={() => setExporting(false)} />}
    </>
  );
}

/** How much of the expected base is there; the base's unit is the programme's, so only the ratio is shown. */
function Ratio({ part, whole }: { part: number; whole: number }) {
  return whole <= 0 ? <>—</> : <><Quantity milli={Math.round(part * 100_000 / whole)} />%</>;
}

function ExportEntries({ options, onClose }: { options: { value: string; label: string }[]; onClose: () => void }) {
  const { t } = useTranslation('reconciliation');
  const notice = useNotice();
  const download = ({ entity, days }: { entity: string; days: [Dayjs, Dayjs] }) => {
    const [from, through] = days.map((day) => day.format('YYYY-MM-DD'));
    void api.download(`/api/accruals/entries/export?entity=${encodeURIComponent(entity)}&from=${from}&through=${through}`, `accruals-${entity}.xlsx`).then(onClose).catch(notice.fail);
  };
  return (
    <Modal open title={t('accrual.exportTitle')} onCancel={onClose} footer={null} destroyOnHidden>
      <Form layout="vertical" onFinish={download} initialValues={{ entity: options[0]?.value }}>
        <Form.Item name="entity" label={t('entity')} rules={[{ required: true }]}><Select options={options} /></Form.Item>
        <Form.Item name="days" label={`${t('accrual.from')} – ${t('accrual.through')}`} rules={[{ required: true }]}><DatePicker.RangePicker style={{ width: '100%' }} /></Form.Item>
        <Button type="primary" htmlType="submit" block>{t('accrual.export')}</Button>
      </Form>
    </Modal>
  );
}
