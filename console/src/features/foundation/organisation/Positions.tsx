import { Button } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, DateText, EmptyState, Panel, ProblemAlert, Rows, todayIn } from '@/design';
import { HolderForm, PositionForm } from './PositionForms';
import type { Colleague, Holder, Position, Unit } from './organisation';

/** Positions 岗位 of the units and who holds each: approvals find their people through them, nearest unit first. */
export function Positions({ units, day }: { units: readonly Unit[]; day: string | null }) {
  const { t, i18n } = useTranslation('organisation');
  const admin = useRole('ADMIN');
  const [adding, setAdding] = useState(false);
  const [filling, setFilling] = useState<Position | null>(null);
  const [leaving, setLeaving] = useState<Holder | null>(null);
  const found = useGet<{ positions: Position[]; holders: Holder[] }>('/api/positions');
  const colleagues = useGet<Page<Colleague>>('/api/colleagues');
  const asOf = day ?? todayIn();
  const end = useWrite((holder: Holder, options) => api.post(`/api/positions/${holder.positionId}/holders`,
    { personId: Number(holder.personId), validFrom: holder.validFrom, validTo: asOf > holder.validFrom ? asOf : dayjs(holder.validFrom).add(1, 'day').format('YYYY-MM-DD') }, options), { invalidate: ['/api/positions'] });
  const nameOf = (id: string) => colleagues.data?.items.find((one) => one.id === id)?.name ?? id;
  const en = i18n.language === 'en';
  const unitOf = (id: string) => { const unit = units.find((one) => one.id === id); return unit ? (en ? unit.nameEn : unit.nameZh) : '–'; };
  const holders = (position: Position) => (found.data?.holders ?? []).filter((one) => one.positionId === position.id && one.validFrom <= asOf && (one.validTo === null || one.validTo > asOf));
  const title = (row: Position) => (en ? row.titleEn : row.titleZh);
  const add = admin && <Button onClick={() => setAdding(true)}>{t('addPosition')}</Button>;
  return (
    <Panel title={t('positions')} extra={add}>
      <ProblemAlert problem={found.error} onRetry={() => void found.refetch()} />
      {found.data?.positions.length === 0 ? <EmptyState small title={t('noPositions')} text={t('noPositionsText')} />
        : <Rows<Position> label={t('positions')} rowKey={(row) => row.id} rows={found.data?.positions ?? []} loading={found.isPending} columns={[
          { key: 'title', title: t('position'), card: 'title', render: title },
          { key: 'unit', title: t('unit'), render: (row) => unitOf(row.unitId) },
          { key: 'code', title: t('code'), render: (row) => row.code },
          { key: 'holders', title: t('holders'), render: (row) => holders(row).length === 0 ? <span className="mq-quiet">{t('vacant')}</span> : (
            <ul className="mq-organisation-holders">{holders(row).map((one) => (
              <li key={one.id}>{nameOf(one.personId)} <small>{t('since')} <DateText value={one.validFrom} />{one.validTo && <> {t('until')} <DateText value={one.validTo} /></>}</small>
                {admin && one.validTo === null && <Button size="small" type="link" onClick={() => setLeaving(one)}>{t('endHolding')}</Button>}</li>
            ))}</ul>) },
          ...(admin ? [{ key: 'act', title: t('act'), card: 'figure' as const, render: (row: Position) => <Button size="small" onClick={() => setFilling(row)}>{t('nameHolder')}</Button> }] : []),
        ]} />}
      {adding && <PositionForm units={units} onClose={() => setAdding(false)} />}
      {filling && <HolderForm position={filling} title={title(filling)} colleagues={colleagues.data?.items ?? []} onClose={() => setFilling(null)} />}
      {leaving && <Confirm open title={t('endHolding')} action={t('endHolding')} text={t('endHoldingText', { name: nameOf(leaving.personId), day: asOf })}
        onClose={() => setLeaving(null)} onConfirm={() => end.mutateAsync(leaving)} />}
    </Panel>
  );
}
