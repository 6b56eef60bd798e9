import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { Confirm, DateText, Panel, Rows, StatusTag } from '@/design';
import type { Attribute, PartnerRecord } from './partner';

/** Every value of tier, region, type and trade mode with its first day: the one that counts is the latest that was not withdrawn. */
export function AttributeHistory({ partner, attributes, valueOf, keeper }: { partner: PartnerRecord; attributes: readonly Attribute[]; valueOf: (row: Attribute) => string; keeper: boolean }) {
  const { t } = useTranslation('partner');
  const [withdrawing, setWithdrawing] = useState<Attribute | null>(null);
  const withdraw = useWrite((row: Attribute, options) => api.post(`/api/partners/${partner.id}/attributes/${row.id}/withdraw`, {}, options), { invalidate: ['/api/partners'] });
  return (
    <Panel title={t('history.title')}>
      <Rows<Attribute> rows={[...attributes]} rowKey={(row) => row.id} label={t('history.title')} columns={[
        { key: 'kind', title: t('set.kind'), card: 'title', render: (row) => t(`kinds.${row.kind}`) },
        { key: 'value', title: t('set.value'), render: (row) => (row.voidSeal === null ? valueOf(row) : <s>{valueOf(row)}</s>) },
        { key: 'from', title: t('validFrom'), render: (row) => <DateText value={row.validFrom} /> },
        { key: 'known', title: t('history.known'), render: (row) => row.voidSeal === null ? t('record.known', { seal: row.knownSeal }) : t('record.replaced', { seal: row.knownSeal, void: row.voidSeal }) },
        { key: 'state', title: t('status'), render: (row) => <StatusTag tone={row.voidSeal === null ? 'good' : 'quiet'}>{t(row.voidSeal === null ? 'history.stands' : 'history.gone')}</StatusTag> },
        ...(keeper ? [{ key: 'act', title: t('codes.act'), card: 'figure' as const, render: (row: Attribute) => row.voidSeal === null ? <Button size="small" onClick={() => setWithdrawing(row)}>{t('history.withdraw')}</Button> : '–' }] : []),
      ]} />
      {withdrawing && <Confirm open danger title={t('history.withdraw')} action={t('history.withdraw')}
        text={t('history.withdrawText', { kind: t(`kinds.${withdrawing.kind}`), value: valueOf(withdrawing), day: withdrawing.validFrom })}
        onClose={() => setWithdrawing(null)} onConfirm={() => withdraw.mutateAsync(withdrawing)} />}
    </Panel>
  );
}
