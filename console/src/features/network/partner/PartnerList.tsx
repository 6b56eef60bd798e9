import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, newKey } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, StatusTag, Summary } from '@/design';
import { NewPartner } from './NewPartner';
import { MODES, STATES, TYPES, regionIn, toneOf, type PartnerRow } from './partner';
import { useNames } from './useNames';

/** All partners the person may see, as they count today. */
export default function PartnerList() {
  const { t, i18n } = useTranslation('partner');
  const names = useNames();
  const [making, setMaking] = useState(false);
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const pick = <T extends string>(group: 'types' | 'modes' | 'states', values: readonly T[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as never) as string }));
  const create = keeper ? <Button type="primary" onClick={() => setMaking(true)}>{t('list.create')}</Button> : undefined;
  return (
    <>
      <ListPage<PartnerRow> id="partner.list" title={t('list.title')} lead={t('list.lead')} source="/api/partners" rowKey={(row) => row.id} actions={create}
        filters={[
          { key: 'q', label: t('search'), kind: 'text', width: 220 },
          { key: 'type', label: t('type'), kind: 'select', options: pick('types', TYPES) },
          { key: 'region', label: t('region'), kind: 'select', options: names.regions },
          { key: 'tier', label: t('tier'), kind: 'text', width: 90 },
          { key: 'tradeMode', label: t('tradeMode'), kind: 'select', options: pick('modes', MODES) },
          { key: 'channel', label: t('channel'), kind: 'select', options: names.channels },
          { key: 'entity', label: t('entity'), kind: 'select', options: names.entities },
          { key: 'status', label: t('status'), kind: 'select', options: pick('states', STATES) },
        ]}
        columns={[
          { key: 'name', title: t('legalName'), card: 'title', render: (row) => row.legalName, csv: (row) => row.legalName },
          { key: 'code', title: t('code'), render: (row) => row.code, csv: (row) => row.code },
          { key: 'status', title: t('status'), card: 'figure', render: (row) => <StatusTag tone={toneOf(row.status)}>{t(`states.${row.status}`)}</StatusTag>, csv: (row) => t(`states.${row.status}`) },
          { key: 'type', title: t('type'), render: (row) => t(`types.${row.type}`), csv: (row) => t(`types.${row.type}`) },
          { key: 'tier', title: t('tier'), render: (row) => row.tier ?? '—', csv: (row) => row.tier },
          { key: 'region', title: t('region'), render: (row) => regionIn(i18n.language, row) ?? '—', csv: (row) => regionIn(i18n.language, row) },
          { key: 'mode', title: t('tradeMode'), card: 'none', render: (row) => t(`modes.${row.tradeMode}`), csv: (row) => t(`modes.${row.tradeMode}`) },
          { key: 'channel', title: t('channel'), card: 'none', render: (row) => names.channel.get(row.channelId) ?? '—', csv: (row) => names.channel.get(row.channelId) },
          { key: 'entities', title: t('entities'), card: 'none', hiddenAtFirst: true, render: (row) => row.entityIds.map((id) => names.entity.get(id) ?? id).join('、') || '—',
            csv: (row) => row.entityIds.map((id) => names.entity.get(id) ?? id).join(' ') },
        ]}
        drawer={(row) => <Short row={row} />} drawerTitle={(row) => row.legalName} href={(row) => `/partners/${row.id}`}
        bulk={keeper ? [{ key: 'activate', label: t('bulk.activate'), applies: (row) => row.status === 'DRAFT',
          preview: (rows) => t('bulk.activateText', { count: rows.length }),
          run: async (rows) => {
            const done = await api.post<{ count: number }>('/api/partners/activate', { ids: rows.map((row) => row.id) }, { idempotencyKey: newKey() });
            return t('bulk.activated', { count: done.count });
          } }] : []}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: create }} />
      {making && <NewPartner onClose={() => setMaking(false)} />}
    </>
  );
}

function Short({ row }: { row: PartnerRow }) {
  const { t, i18n } = useTranslation('partner');
  const names = useNames();
  return (
    <div className="mq-stack">
      <Summary items={[
        { label: t('code'), value: row.code }, { label: t('type'), value: t(`types.${row.type}`) }, { label: t('tier'), value: row.tier ?? '—' },
        { label: t('region'), value: regionIn(i18n.language, row) ?? '—' }, { label: t('tradeMode'), value: t(`modes.${row.tradeMode}`) },
        { label: t('channel'), value: names.channel.get(row.channelId) ?? '—' },
        { label: t('entities'), value: row.entityIds.map((id) => names.entity.get(id) ?? id).join('、') || '—' },
      ]} />
      <Link to={`/partners/${row.id}`}>{t('list.open')}</Link>
    </div>
  );
}
