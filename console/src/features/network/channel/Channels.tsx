import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, EmptyState, PageHead, PageSkeleton, Panel, ProblemAlert, Rows, StatusTag } from '@/design';
import { ShopForm } from './ShopForm';
import { TYPES, useNameIn, type Channel, type Shop } from './channels';

interface Draft { code: string; nameZh: string; nameEn: string; type: string }

/** The ways to market, and the shops in them. */
export default function Channels() {
  const { t } = useTranslation('channel');
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const channels = useGet<Page<Channel>>('/api/channels');
  const shops = useGet<Page<Shop>>('/api/shops');
  const [making, setMaking] = useState(false);
  const [turning, setTurning] = useState<Channel | null>(null);
  const [shop, setShop] = useState<Shop | 'new' | null>(null);
  const turn = useWrite((channel: Channel, options) => api.patch(`/api/channels/${channel.id}`, { closed: !channel.closed }, options), { invalidate: ['/api/channels'] });
  const nameOf = useNameIn();
  const names = new Map((channels.data?.items ?? []).map((channel) => [channel.id, nameOf(channel)]));
  const word = (channel: Channel) => t(channel.closed ? 'reopen' : 'close');
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} actions={keeper && <Button type="primary" onClick={() => setMaking(true)}>{t('create')}</Button>} />
      <ProblemAlert problem={channels.error ?? shops.error} onRetry={() => void channels.refetch()} />
      {channels.isPending ? <PageSkeleton /> : <div className="mq-stack">
        <Rows<Channel> rows={channels.data?.items ?? []} rowKey={(row) => row.id} label={t('title')} columns={[
          { key: 'name', title: t('name'), card: 'title', render: nameOf },
          { key: 'code', title: t('code'), render: (row) => row.code },
          { key: 'type', title: t('type'), render: (row) => t(`types.${row.type}`) },
          { key: 'status', title: t('status'), card: 'figure', render: (row) => <StatusTag tone={row.closed ? 'quiet' : 'good'}>{t(row.closed ? 'closed' : 'open')}</StatusTag> },
          { key: 'partners', title: t('partners'), render: (row) => <Link to={`/partners?channel=${row.id}`}>{t('showPartners')}</Link> },
          ...(keeper ? [{ key: 'act', title: t('act'), render: (row: Channel) => row.code === 'UNKNOWN' ? '—' : <Button size="small" onClick={() => setTurning(row)}>{word(row)}</Button> }] : []),
        ]} />
        <Panel title={t('shops')} extra={keeper && <Button onClick={() => setShop('new')}>{t('addShop')}</Button>}>
          {(shops.data?.items ?? []).length === 0 ? <EmptyState small title={t('noShops')} text={t('noShopsText')} /> : <Rows<Shop> rows={shops.data?.items ?? []} rowKey={(row) => row.id} label={t('shops')} columns={[
            { key: 'name', title: t('shop'), card: 'title', render: (row) => <Link to={`/orders?shop=${encodeURIComponent(row.code)}`}>{row.name}</Link> },
            { key: 'platform', title: t('platform'), render: (row) => row.platform },
            { key: 'channel', title: t('channel'), render: (row) => names.get(row.channelId) ?? '—' },
            { key: 'partner', title: t('runBy'), render: (row) => row.partnerId ? <Link to={`/partners/${row.partnerId}`}>{t('showPartner')}</Link> : t('brand') },
            { key: 'status', title: t('status'), card: 'figure', render: (row) => <StatusTag tone={row.closed ? 'quiet' : 'good'}>{t(row.closed ? 'closed' : 'open')}</StatusTag> },
            ...(keeper ? [{ key: 'act', title: t('act'), render: (row: Shop) => <Button size="small" onClick={() => setShop(row)}>{t('change')}</Button> }] : []),
          ]} />}
        </Panel>
      </div>}
      {shop && <ShopForm shop={shop === 'new' ? null : shop} channels={channels.data?.items ?? []} onClose={() => setShop(null)} />}
      {making && <NewChannel onClose={() => setMaking(false)} />}
      {turning && <Confirm open title={`${word(turning)} ${nameOf(turning)}`} action={word(turning)} text={t(turning.closed ? 'reopenText' : 'closeText', { name: nameOf(turning) })}
        onClose={() => setTurning(null)} onConfirm={() => turn.mutateAsync(turning)} />}
    </>
  );
}

function NewChannel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('channel');
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post('/api/channels', draft, options), { invalidate: ['/api/channels'], onSuccess: onClose });
  return (
    <Modal open title={t('create')} okText={t('create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((draft) => make.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ type: 'DISTRIBUTOR' }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40 }]}><Input placeholder="GROUP_BUYING" /></Form.Item>
        <Form.Item name="nameZh" label={t('nameZh')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="nameEn" label={t('nameEn')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="type" label={t('type')}><Select options={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))} /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
