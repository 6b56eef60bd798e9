import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, List, Money, ProblemAlert, Quantity, RecordPage, plainDecimal } from '@/design';
import { CalculationTag, CLAIM_STATES, ClaimTag, titled, type Calculation, type Claim } from './compensation';

/** One calculation: the claims of all partners; submitted for approval, or cancelled. */
export default function CalculationPage() {
  const { t, i18n } = useTranslation('compensation');
  const { id } = useParams();
  const [asking, setAsking] = useState<'submit' | 'cancel' | null>(null);
  const read = useGet<Calculation>(`/api/compensation/calculations/${id}`);
  const may = [useRole('PRICING'), useRole('CHANNEL_MANAGER'), useRole('FINANCE_PREPARER')].some(Boolean);
  const act = useWrite((what: string, options) => api.post(`/api/compensation/calculations/${id}/${what}`, {}, options), { invalidate: ['/api/compensation'] });
  const drop = useWrite((claim: string, options) => api.post(`/api/compensation/claims/${claim}/cancel`, {}, options), { invalidate: ['/api/compensation'] });
  const data = read.data;
  return (
    <>
      <RecordPage title={data ? titled(data, i18n.language) : t('record.title')} status={data && <CalculationTag state={data.state} />} code={data?.documentNo ?? data?.code}
        back={{ to: '/compensation', label: t('list.title') }} loading={read.isPending} problem={read.error} onRetry={() => void read.refetch()}
        actions={may && data?.state === 'CALCULATED' && <Space wrap>
          <Button danger onClick={() => setAsking('cancel')}>{t('record.cancel')}</Button>
          <Button type="primary" onClick={() => setAsking('submit')}>{t('record.submit')}</Button>
        </Space>}
        summary={data && [
          { label: t('amount'), value: <Money minor={data.amountMinor} currency={data.currency} /> },
          { label: t('accepted'), value: <Money minor={data.payableMinor} currency={data.currency} /> },
          { label: t('partners'), value: data.partners },
          { label: t('disputed'), value: data.disputed },
          { label: t('effective'), value: <DateText value={data.effective} /> },
          { label: t('record.order'), value: <Link to={`/policies/${data.policyId}`}>{data.code}</Link> },
          ...(data.approvalId ? [{ label: t('record.approval'), value: <Link to={`/approvals/${data.approvalId}`}>{t('record.open')}</Link> }] : []),
        ]}>
        <ProblemAlert problem={drop.error} />
        <List<Claim> id="compensation.claims" source="/api/compensation/claims" query={{ calculationId: id }} rowKey={(row) => row.id}
          filters={[{ key: 'state', label: t('state'), kind: 'select', options: CLAIM_STATES.map((state) => ({ value: state, label: t(`claims.${state}`) })) }]}
          columns={[
            { key: 'partner', title: t('partner'), card: 'title', render: (row) => <Link to={`/stock/partners/${row.partnerId}`}>{row.partnerName}</Link>, csv: (row) => row.partnerName },
            { key: 'code', title: t('code'), render: (row) => row.partnerCode, csv: (row) => row.partnerCode },
            { key: 'quantity', title: t('quantity'), numeric: true, render: (row) => <Quantity milli={row.quantityMilli} />, csv: (row) => row.quantityMilli / 1000 },
            { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} symbol={false} why={{ path: `/api/compensation/claims/${row.id}/why` }} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
            { key: 'state', title: t('state'), render: (row) => <ClaimTag state={row.state} />, csv: (row) => t(`claims.${row.state}`) },
            { key: 'note', title: t('note'), render: (row) => row.note, csv: (row) => row.note },
            { key: 'act', title: t('act'), card: 'none', render: (row) => may && row.state === 'DISPUTED' && <Button size="small" onClick={() => drop.mutate(row.id)}>{t('record.takeBack')}</Button> },
          ]}
          empty={{ title: t('record.empty'), text: t('list.emptyText') }} />
      </RecordPage>
      {data && <Confirm open={asking !== null} title={t(`record.${asking ?? 'submit'}`)} action={t(`record.${asking ?? 'submit'}`)} danger={asking === 'cancel'} onClose={() => setAsking(null)}
        text={t(asking === 'cancel' ? 'record.cancelEffect' : 'record.submitEffect', { partners: data.partners, claims: data.claims })} onConfirm={() => act.mutateAsync(asking ?? 'submit')} />}
    </>
  );
}
