import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, plainDecimal, ProblemAlert, useNotice } from '@/design';
import type { Balance } from './pool';

/** Every partner's pool: usable, promised, used, what ends soon. */
export default function PoolList() {
  const { t } = useTranslation('pool');
  const navigate = useNavigate();
  const notice = useNotice();
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const expire = useWrite((_: Record<string, never>, options) => api.post<{ noticed: number; lapsed: number }>('/api/pool/expiry-runs', {}, options), {
    invalidate: ['/api/pool'], onSuccess: (done) => notice.done(t('balances.expired', { noticed: done.noticed, lapsed: done.lapsed })),
  });
  const amount = (key: keyof Balance, figure = false) => ({
    key, title: t(`balances.${key}`), numeric: true, card: figure ? 'figure' as const : 'line' as const,
    render: (row: Balance) => <Money minor={row[key] as number} currency={row.currency} symbol={false} />, csv: (row: Balance) => plainDecimal(row[key] as number, 2),
  });
  return (
    <ListPage<Balance> id="pool.balances" title={t('balances.title')} lead={t('balances.lead')} source="/api/pool/balances"
      rowKey={(row) => `${row.partnerId}-${row.entityId}-${row.currency}`} summary={<ProblemAlert problem={expire.error} />}
      actions={<>
        {finance && <Button loading={expire.isPending} onClick={() => expire.mutate({})}>{t('balances.expire')}</Button>}
        <Button onClick={() => void navigate('/pool/lots')}>{t('lots.title')}</Button>
      </>}
      filters={[{ key: 'partnerId', label: t('partnerNumber'), kind: 'text' }]}
      columns={[
        { key: 'partner', title: t('partner'), card: 'title', render: (row) => `${row.partnerCode} ${row.partnerName}`, csv: (row) => row.partnerCode },
        { key: 'currency', title: t('currency'), render: (row) => row.currency, csv: (row) => row.currency },
        amount('usableMinor', true), amount('reservedMinor'), amount('usedMinor'), amount('expiringMinor'),
        { key: 'nextExpiry', title: t('balances.nextExpiry'), render: (row) => <DateText value={row.nextExpiry} />, csv: (row) => row.nextExpiry },
        amount('takenMinor'), amount('lapsedMinor'),
      ]}
      href={(row) => `/pool/uses?partnerId=${row.partnerId}`}
      empty={{ title: t('balances.empty'), text: t('balances.emptyText') }} />
  );
}
