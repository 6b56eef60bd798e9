import { Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { Money, ProblemAlert, Rows } from '@/design';
import { minorOf } from './minor';

interface More { code: string; nameZh: string; nameEn: string; periodCode: string; currency: string; unit: string | null; needs: 'AMOUNT' | 'QUANTITY' | null; sole: boolean; tierNow: number; tierThen: number; tiers: number; payoutNowMinor: number; payoutThenMinor: number; gainMinor: number }

/** "What if I buy ¥X more": asked by a partner about itself, answered by the formulas of the settlement. Made for a phone. */
export function MyWhatIf() {
  const { t, i18n } = useTranslation('incentive');
  const [amount, setAmount] = useState<string | null>(null);
  const [quantity, setQuantity] = useState<string | null>(null);
  const [asked, setAsked] = useState<Record<string, string> | null>(null);
  const answer = useGet<{ items: More[] }>(asked ? '/api/my/what-if' : null, asked ?? undefined);
  const ask = () => setAsked({ ...(amount ? { amountMinor: String(minorOf(amount)) } : {}), ...(quantity ? { quantityMilli: String(minorOf(quantity, 3)) } : {}) });
  return (
    <section aria-label={t('whatIf.title')}>
      <h3>{t('whatIf.title')}</h3>
      <Space wrap>
        <InputNumber<string> stringMode min="0" aria-label={t('whatIf.amount')} placeholder={t('whatIf.amount')} style={{ width: 170 }} value={amount} onChange={setAmount} />
        <InputNumber<string> stringMode min="0" aria-label={t('whatIf.quantity')} placeholder={t('whatIf.quantity')} style={{ width: 140 }} value={quantity} onChange={setQuantity} />
        <Button type="primary" disabled={!amount && !quantity} loading={answer.isFetching} onClick={ask}>{t('whatIf.ask')}</Button>
      </Space>
      <ProblemAlert problem={answer.error} />
      {answer.data && <Rows<More> rows={answer.data.items} rowKey={(row) => row.code + row.periodCode} columns={[
        { key: 'name', title: t('name'), card: 'title', render: (row) => `${i18n.language === 'en' ? row.nameEn : row.nameZh} · ${row.periodCode}` },
        { key: 'tier', title: t('tier'), render: (row) => row.needs ? t(`whatIf.needs.${row.needs}` as never) as string : `${row.tierNow + 1} → ${row.tierThen + 1} / ${row.tiers}${row.sole ? '' : ` (${t('whatIf.notSole')})`}` },
        { key: 'then', title: t('whatIf.then'), numeric: true, render: (row) => <Money minor={row.payoutThenMinor} currency={row.currency} /> },
        { key: 'gain', title: t('whatIf.gain'), numeric: true, card: 'figure', render: (row) => <Money minor={row.gainMinor} currency={row.currency} /> },
      ]} />}
    </section>
  );
}
