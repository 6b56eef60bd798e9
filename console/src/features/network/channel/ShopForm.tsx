import { Form, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { ProblemAlert } from '@/design';
import { useNameIn, type Channel, type Shop } from './channels';

interface Draft { platform: string; code: string; name: string; channelId: string; partnerId?: string; entityId?: string; closed?: boolean }
interface Entity { id: string; nameZh: string; nameEn: string }

/** Adds a shop, or says anew what it is called, which channel it belongs to, who runs it and which legal entity it sells for. */
export function ShopForm({ shop, channels, onClose }: { shop: Shop | null; channels: readonly Channel[]; onClose: () => void }) {
  const { t } = useTranslation('channel');
  const nameIn = useNameIn();
  const [form] = Form.useForm<Draft>();
  const [q, setQ] = useState('');
  const partners = useGet<Page<{ id: string; legalName: string; code: string }>>('/api/partners', { q, limit: 20 });
  const entities = useGet<Page<Entity>>('/api/entities');
  const save = useWrite((draft: Draft, options) => {
    const body = { name: draft.name, channelId: Number(draft.channelId), partnerId: draft.partnerId ? Number(draft.partnerId) : null, entityId: draft.entityId ? Number(draft.entityId) : null };
    return shop ? api.patch(`/api/shops/${shop.id}`, { ...body, closed: draft.closed ?? false }, options) : api.post('/api/shops', { ...body, platform: draft.platform, code: draft.code }, options);
  }, { invalidate: ['/api/shops'], onSuccess: onClose });
  const known = (partners.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.legalName} ${row.code}` }));
  return (
    <Modal open title={t(shop ? 'changeShop' : 'addShop')} okText={t('save')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: save.isPending }}
      onOk={() => void form.validateFields().then((draft) => save.mutate(draft), () => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={shop ? { ...shop, partnerId: shop.partnerId ?? undefined, entityId: shop.entityId ?? undefined } : { platform: 'taobao' }}>
        <Form.Item name="platform" label={t('platform')} rules={[{ required: true, max: 40 }]}><Input disabled={shop !== null} /></Form.Item>
        <Form.Item name="code" label={t('shopCode')} rules={[{ required: true, max: 80 }]}><Input disabled={shop !== null} /></Form.Item>
        <Form.Item name="name" label={t('shop')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="channelId" label={t('channel')} rules={[{ required: true }]}><Select options={channels.filter((one) => !one.closed).map((one) => ({ value: one.id, label: nameIn(one) }))} /></Form.Item>
        <Form.Item name="partnerId" label={t('runBy')} extra={t('runByHint')}>
          <Select allowClear={shop?.partnerId == null} showSearch={{ filterOption: false, onSearch: setQ }} loading={partners.isFetching} placeholder={t('brand')}
            options={shop?.partnerId && !known.some((one) => one.value === shop.partnerId) ? [{ value: shop.partnerId, label: shop.partnerId }, ...known] : known} /></Form.Item>
        <Form.Item name="entityId" label={t('entity')}><Select options={(entities.data?.items ?? []).map((one) => ({ value: one.id, label: nameIn(one) }))} /></Form.Item>
        {shop && <Form.Item name="closed" label={t('closeShop')} valuePropName="checked"><Switch /></Form.Item>}
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}
