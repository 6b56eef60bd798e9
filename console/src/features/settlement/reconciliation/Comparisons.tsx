import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { addDays, DateText, ListPage, PeriodPicker, periodAt, ProblemAlert, todayIn, type Period } from '@/design';

export interface Comparison { id: string; periodCode: string; rowsRead: number; partners: number; differing: number; unmatched: number; byReason: Record<string, number>; createdAt: string }

/** Somebody's own sheet beside our statements: which partners differ and why. */
export default function Comparisons() {
  const { t } = useTranslation('reconciliation');
  const [making, setMaking] = useState(false);
  const may = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'CHANNEL_MANAGER');
  const action = may ? <Button type="primary" onClick={() => setMaking(true)}>{t('compare.run')}</Button> : undefined;
  return (
    <>
      <ListPage<Comparison> id="comparisons" title={t('compare.title')} lead={t('compare.lead')} source="/api/comparisons" rowKey={(row) => row.id} href={(row) => `/comparisons/${row.id}`}
        actions={<>{action} <Link to="/intake/new?target=manual_sheet"><Button>{t('compare.upload')}</Button></Link></>}
        columns={[
          { key: 'period', title: t('period'), card: 'title', render: (row) => row.periodCode, csv: (row) => row.periodCode },
          { key: 'at', title: t('monthEnd.at'), render: (row) => <DateText value={row.createdAt} />, csv: (row) => row.createdAt },
          { key: 'rows', title: t('compare.rows'), numeric: true, render: (row) => row.rowsRead, csv: (row) => row.rowsRead },
          { key: 'differing', title: t('compare.differing'), numeric: true, card: 'figure', render: (row) => row.differing, csv: (row) => row.differing },
          { key: 'unmatched', title: t('compare.unmatched'), numeric: true, render: (row) => row.unmatched, csv: (row) => row.unmatched },
        ]}
        empty={{ title: t('compare.empty'), text: t('compare.emptyText'), action }} />
      <NewComparison open={making} onClose={() => setMaking(false)} />
    </>
  );
}

function NewComparison({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('reconciliation');
  const navigate = useNavigate();
  const [period, setPeriod] = useState<Period>(() => periodAt('month', addDays(periodAt('month', todayIn()).from, -1)));
  const run = useWrite((_: void, options) => api.post<Comparison>('/api/comparisons', { period: period.key }, options),
    { invalidate: ['/api/comparisons'], onSuccess: (made) => { onClose(); void navigate(`/comparisons/${made.id}`); } });
  return (
    <Modal open={open} title={t('compare.run')} okText={t('compare.run')} cancelText={t('cancel')} okButtonProps={{ loading: run.isPending }} onOk={() => run.mutate(undefined)} onCancel={onClose} destroyOnHidden>
      <p>{t('compare.which')}</p>
      <PeriodPicker value={period} onChange={setPeriod} kinds={['month']} />
      <ProblemAlert problem={run.error} />
    </Modal>
  );
}
