import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, Panel, RecordPage, StatusTag } from '@/design';
import { AttributeHistory } from './AttributeHistory';
import { ExternalCodes } from './ExternalCodes';
import { Hierarchy } from './Hierarchy';
import { Reveal } from './Reveal';
import { SetAttribute } from './SetAttribute';
import { regionIn, toneOf, type Attribute, type PartnerRecord, type PartnerState } from './partner';
import { useNames } from './useNames';

const NEXT: Record<PartnerState, PartnerState[]> = { DRAFT: ['ACTIVE', 'CLOSED'], ACTIVE: ['SUSPENDED', 'CLOSED'], SUSPENDED: ['ACTIVE', 'CLOSED'], CLOSED: ['ACTIVE'] };

/** One partner: what it counts as, since when, who stands above and below, and the way to its facts and statements. */
export default function PartnerPage() {
  const { id = '' } = useParams();
  const { t, i18n } = useTranslation('partner');
  const names = useNames();
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const partner = useGet<PartnerRecord>(`/api/partners/${id}`);
  const attributes = useGet<Attribute[]>(`/api/partners/${id}/attributes`);
  const [setting, setSetting] = useState(false);
  const [moving, setMoving] = useState<PartnerState | null>(null);
  const change = useWrite((status: PartnerState, options) => api.patch(`/api/partners/${id}`, { status }, options), { invalidate: ['/api/partners'] });
  const one = partner.data;
  const valueOf = (row: Attribute) => row.kind === 'REGION' ? (i18n.language.startsWith('zh') ? row.labelZh : row.labelEn) ?? row.value
    : row.kind === 'TYPE' ? t(`types.${row.value}` as never) as string : row.kind === 'TRADE_MODE' ? t(`modes.${row.value}` as never) as string : row.value;
  return (
    <RecordPage loading={partner.isPending} problem={partner.error ?? attributes.error} onRetry={() => void partner.refetch()}
      title={one?.legalName ?? t('record.title')} code={one?.code} back={{ to: '/partners', label: t('list.title') }}
      status={one && <StatusTag tone={toneOf(one.status)}>{t(`states.${one.status}`)}</StatusTag>}
      actions={keeper && one && <>
        <Button onClick={() => setSetting(true)}>{t('set.open')}</Button>
        <Dropdown trigger={['click']} menu={{ items: NEXT[one.status].map((status) => ({ key: status, label: t(`to.${status}`) })), onClick: ({ key }) => setMoving(key as PartnerState) }}>
          <Button>{t('record.changeStatus')}</Button>
        </Dropdown>
      </>}
      summary={one && [
        { label: t('type'), value: t(`types.${one.type}`) }, { label: t('tier'), value: one.tier ?? '—' },
        { label: t('region'), value: regionIn(i18n.language, one) ?? '—' }, { label: t('tradeMode'), value: t(`modes.${one.tradeMode}`) },
        { label: t('channel'), value: names.channel.get(one.channelId) ?? '—' },
        { label: t('entities'), value: one.entityIds.map((entity) => names.entity.get(entity) ?? entity).join('、') || '—' },
        { label: t('settlesThrough'), value: one.settlesThrough ? <Link to={`/partners/${one.settlesThrough.id}`}>{one.settlesThrough.legalName}</Link> : t('itself') },
        { label: t('uscc'), value: one.uscc ?? '—' },
      ]}
      timeline={(attributes.data ?? []).map((row) => ({
        at: row.validFrom, who: row.recordedBy,
        title: row.voidSeal === null ? `${t(`kinds.${row.kind}`)} ${valueOf(row)}` : <s>{`${t(`kinds.${row.kind}`)} ${valueOf(row)}`}</s>,
        text: row.voidSeal === null ? t('record.known', { seal: row.knownSeal }) : t('record.replaced', { seal: row.knownSeal, void: row.voidSeal }),
      }))}>
      {one && <>
        <Panel title={t('record.related')}>
          <div className="mq-row">
            <Link className="mq-button-link" to={`/statements?partner=${encodeURIComponent(one.code)}`}>{t('record.statements')}</Link>
            <Link className="mq-button-link" to={`/movements?partnerId=${id}`}>{t('record.movements')}</Link>
            <Link className="mq-button-link" to={`/stores?partner=${id}`}>{t('record.stores')}</Link>
          </div>
        </Panel>
        <Hierarchy partner={one} keeper={keeper} />
        <Panel title={t('contact.title')}><Reveal partner={one} /></Panel>
        <AttributeHistory partner={one} attributes={attributes.data ?? []} valueOf={valueOf} keeper={keeper} />
        <ExternalCodes partner={one} keeper={keeper} />
      </>}
      {setting && one && <SetAttribute partner={one} onClose={() => setSetting(false)} />}
      {moving && one && <Confirm open title={t(`to.${moving}`)} action={t(`to.${moving}`)} danger={moving === 'CLOSED'} text={t(`toText.${moving}`, { name: one.legalName })}
        onClose={() => setMoving(null)} onConfirm={() => change.mutateAsync(moving)} />}
    </RecordPage>
  );
}
