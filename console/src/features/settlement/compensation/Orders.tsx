import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, JobProgress, ListPage, ProblemAlert, useNotice } from '@/design';
import { titled, type Order } from './compensation';

/** Published price-change orders; each can be calculated, again whenever stock is mended. */
export default function Orders() {
  const { t, i18n } = useTranslation('compensation');
  const navigate = useNavigate();
  const notice = useNotice();
  const [job, setJob] = useState<string | null>(null);
  const pricing = useRole('PRICING');
  const manager = useRole('CHANNEL_MANAGER');
  const preparer = useRole('FINANCE_PREPARER');
  const calculate = useWrite((versionId: string, options) => api.post<{ jobId: string }>('/api/compensation/calculations', { versionId }, options), { onSuccess: (started) => setJob(started.jobId) });
  const create = pricing || manager ? <Button type="primary" onClick={() => void navigate('/price-changes/new')}>{t('orders.create')}</Button> : undefined;
  return (
    <ListPage<Order> id="compensation.orders" title={t('orders.title')} lead={t('orders.lead')} source="/api/compensation/orders" rowKey={(row) => row.versionId}
      actions={create}
      summary={<>
        <ProblemAlert problem={calculate.error} />
        {job && <JobProgress id={job} onDone={(done) => { setJob(null); const id = String(done.result?.calculationId ?? ''); if (id) void navigate(`/compensation/${id}`); else notice.done(t('orders.nothing')); }} />}
      </>}
      columns={[
        { key: 'title', title: t('title'), card: 'title', render: (row) => <Link to={`/policies/${row.policyId}`}>{titled(row, i18n.language)}</Link>, csv: (row) => titled(row, i18n.language) },
        { key: 'no', title: t('documentNo'), render: (row) => row.documentNo ?? row.code, csv: (row) => row.documentNo },
        { key: 'day', title: t('effective'), render: (row) => <DateText value={row.effective} />, csv: (row) => row.effective },
        { key: 'items', title: t('orders.items'), render: (row) => row.items.slice(0, 4).map((item) => <div key={item.sku}>{item.sku}: {item.oldPrice} → {item.newPrice}</div>), csv: (row) => row.items.map((item) => `${item.sku} ${item.oldPrice}→${item.newPrice}`).join('; ') },
        { key: 'days', title: t('orders.eligible'), numeric: true, render: (row) => row.eligibleDays, csv: (row) => row.eligibleDays },
        { key: 'transit', title: t('orders.transit'), render: (row) => t(row.inTransit ? 'yes' : 'no'), csv: (row) => t(row.inTransit ? 'yes' : 'no') },
        { key: 'act', title: t('act'), render: (row) => (pricing || manager || preparer) && <Button size="small" loading={calculate.isPending} onClick={() => calculate.mutate(row.versionId)}>{t('orders.calculate')}</Button> },
      ]}
      empty={{ title: t('orders.empty'), text: t('orders.emptyText'), action: create }} />
  );
}
