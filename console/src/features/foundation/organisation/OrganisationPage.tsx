import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGet, type Page } from '@/api';
import { useRole } from '@/app/session';
import { EmptyState, Panel, ProblemAlert, RecordPage, Rows, StatusTag } from '@/design';
import { EntityForm } from './EntityForm';
import { Positions } from './Positions';
import { StandIns } from './StandIns';
import { UnitForm } from './UnitForm';
import type { Entity, Unit } from './organisation';
import './organisation.css';

/** The group's own house: legal entities, the tree as of a day, positions and who holds them, who stands in for whom. */
export default function OrganisationPage() {
  const { t, i18n } = useTranslation('organisation');
  const admin = useRole('ADMIN');
  const [day, setDay] = useState<string | null>(null);
  const [unit, setUnit] = useState<Unit | 'new' | null>(null);
  const [entity, setEntity] = useState(false);
  const entities = useGet<Page<Entity>>('/api/entities');
  const units = useGet<Page<Unit>>('/api/org-units', day ? { day } : undefined);
  const name = (row: { nameZh: string; nameEn: string }) => (i18n.language === 'en' ? row.nameEn : row.nameZh);
  return (
    <RecordPage title={t('title')}>
      <p className="mq-organisation-lead">{t('lead')}</p>
      <Panel title={t('entities')} extra={admin && <Button onClick={() => setEntity(true)}>{t('addEntity')}</Button>}>
        <ProblemAlert problem={entities.error} onRetry={() => void entities.refetch()} />
        {entities.data?.items.length === 0 ? <EmptyState small title={t('noEntities')} text={t('noEntitiesText')} />
          : <Rows<Entity> label={t('entities')} rowKey={(row) => row.id} rows={entities.data?.items ?? []} loading={entities.isPending} columns={[
            { key: 'name', title: t('name'), card: 'title', render: name },
            { key: 'code', title: t('code'), render: (row) => row.code },
            { key: 'uscc', title: t('uscc'), render: (row) => row.uscc || '–' },
            { key: 'currency', title: t('currency'), render: (row) => row.currency },
            { key: 'state', title: t('state'), card: 'figure', render: (row) => <StatusTag tone={row.closed ? 'neutral' : 'good'}>{t(row.closed ? 'closed' : 'open')}</StatusTag> },
          ]} />}
      </Panel>
      <Panel title={t('units')} extra={<div className="mq-organisation-tools">
        <DatePicker aria-label={t('asOf')} placeholder={t('asOf')} value={day ? dayjs(day) : null} onChange={(next) => setDay(next ? next.format('YYYY-MM-DD') : null)} />
        {admin && <Button onClick={() => setUnit('new')}>{t('addUnit')}</Button>}
      </div>}>
        <ProblemAlert problem={units.error} onRetry={() => void units.refetch()} />
        {units.data?.items.length === 0 ? <EmptyState small title={t('noUnits')} text={t('noUnitsText')} /> : (
          <ul className="mq-organisation-tree" aria-label={t('units')} tabIndex={0}>
            {(units.data?.items ?? []).map((row) => (
              <li key={row.id} className={`mq-organisation-depth-${Math.min(row.depth, 5)}`}>
                {admin ? <button type="button" className="mq-open" onClick={() => setUnit(row)}>{name(row)}</button> : <span>{name(row)}</span>}
                <small>{t(`kind.${row.kind}`)} · {row.code}</small>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Positions units={units.data?.items ?? []} day={day} />
      <StandIns />
      {unit && <UnitForm unit={unit === 'new' ? null : unit} units={units.data?.items ?? []} onClose={() => setUnit(null)} />}
      {entity && <EntityForm onClose={() => setEntity(false)} />}
    </RecordPage>
  );
}
