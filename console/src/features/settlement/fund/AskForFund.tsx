import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { EmptyState, PageHead, ProblemAlert } from '@/design';
import { KINDS, type Fund } from './fund';
import '@/features/portal/phone/phone.css';

interface Wish { policyId: string; kind: string; title: string; outletId?: string; from: Dayjs; through: Dayjs; expense?: number; goods?: string; quantity?: number; goodsAmount?: number }

/** A request from the phone: what, when, how much, and goods I give out myself. */
export default function AskForFund() {
  const { t, i18n } = useTranslation('fund');
  const navigate = useNavigate();
  const [form] = Form.useForm<Wish>();
  const funds = useGet<{ items: Fund[] }>('/api/my/fund/funds');
  const outlets = useGet<{ items: { id: string; name: string; closed: boolean }[] }>('/api/stores', { limit: 200 });
  const ask = useWrite((wish: Wish, options) => api.post<{ activityId: string }>('/api/my/fund/activities', {
    policyId: Number(wish.policyId), kind: wish.kind, title: wish.title, outletId: wish.outletId ? Number(wish.outletId) : null, fromDay: wish.from.format('YYYY-MM-DD'), throughDay: wish.through.format('YYYY-MM-DD'),
    lines: [...(wish.expense ? [{ kind: 'EXPENSE', item: wish.title, amountMinor: Math.round(wish.expense * 100) }] : []),
      ...(wish.goods && wish.goodsAmount ? [{ kind: 'FRONTED_GOODS', item: wish.goods, quantityMilli: Math.round((wish.quantity ?? 1) * 1000), amountMinor: Math.round(wish.goodsAmount * 100) }] : [])],
  }, options), { invalidate: ['/api/my/fund'], onSuccess: (made) => void navigate(`/portal/funds/${made.activityId}`) });
  if (funds.data && funds.data.items.length === 0) return <EmptyState title={t('mine.noFund')} text={t('mine.noFundText')} />;
  const money = { min: 0, precision: 2, size: 'large' as const, style: { width: '100%' } };
  return (
    <>
      <PageHead back={{ to: '/portal/funds', label: t('mine.title') }} title={t('mine.ask')} lead={t('mine.askLead')} />
      <Form<Wish> form={form} layout="vertical" initialValues={{ kind: 'PROMOTION' }} onFinish={(wish) => ask.mutate(wish)}>
        <Form.Item name="policyId" label={t('fund')} rules={[{ required: true }]}><Select size="large" options={funds.data?.items.map((f) => ({ value: f.policyId, label: i18n.language.startsWith('zh') ? f.titleZh : f.titleEn }))} /></Form.Item>
        <Form.Item name="kind" label={t('kind')}><Select size="large" options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="title" label={t('activity.title')} rules={[{ required: true, max: 120 }]}><Input size="large" /></Form.Item>
        <Form.Item name="outletId" label={t('outlet')}><Select size="large" allowClear options={outlets.data?.items.filter((o) => !o.closed).map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        <Form.Item name="from" label={t('mine.from')} rules={[{ required: true }]}><DatePicker size="large" inputReadOnly style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="through" label={t('mine.through')} rules={[{ required: true }]}><DatePicker size="large" inputReadOnly style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="expense" label={t('mine.expense')}><InputNumber {...money} /></Form.Item>
        <Form.Item name="goods" label={t('mine.goods')}><Input size="large" /></Form.Item>
        <Form.Item name="quantity" label={t('mine.quantity')}><InputNumber min={0} precision={3} size="large" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="goodsAmount" label={t('mine.goodsAmount')}><InputNumber {...money} /></Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={ask.isPending}>{t('mine.sendRequest')}</Button>
      </Form>
      <ProblemAlert problem={ask.error} />
    </>
  );
}
