import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useWrite } from '@/api';
import { PageHead, ProblemAlert } from '@/design';

interface Draft { code: string; titleZh: string; titleEn: string; documentNo: string; effective: Dayjs; eligibleDays: number; inTransit: boolean; observedLater: number; whenRising: string; partners: string; items: { sku: string; oldPrice: string; newPrice: string }[] }

/** A price-change order as a draft policy; it goes on through review, approval and publication like every policy. */
export default function NewOrder() {
  const { t } = useTranslation('compensation');
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post<{ policyId: string }>('/api/policies', {
    kind: 'price-change', code: draft.code, titleZh: draft.titleZh, titleEn: draft.titleEn, documentNo: draft.documentNo || null, validFrom: draft.effective.format('YYYY-MM-DD'),
    body: { items: draft.items, eligibleDays: draft.eligibleDays, inTransit: draft.inTransit, observedLater: draft.observedLater, whenRising: draft.whenRising,
      scope: { partners: (draft.partners ?? '').split(/[\s,，]+/).filter(Boolean) }, examples: example(draft) },
  }, options), { invalidate: ['/api/policies'], onSuccess: (made) => void navigate(`/policies/${made.policyId}`) });
  return (
    <>
      <PageHead title={t('edit.title')} lead={t('edit.lead')} back={{ to: '/price-changes', label: t('orders.title') }} />
      <Form<Draft> form={form} layout="vertical" style={{ maxWidth: 720 }} onFinish={(draft) => make.mutate(draft)}
        initialValues={{ eligibleDays: 60, inTransit: true, observedLater: 7, whenRising: 'NOTHING', items: [{ sku: '', oldPrice: '', newPrice: '' }] }}>
        <Form.Item name="code" label={t('edit.code')} rules={[{ required: true, max: 40 }]}><Input placeholder="PRICE-2026-04" /></Form.Item>
        <Form.Item name="titleZh" label={t('edit.titleZh')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="titleEn" label={t('edit.titleEn')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="documentNo" label={t('documentNo')}><Input /></Form.Item>
        <Form.Item name="effective" label={t('effective')} rules={[{ required: true }]}><DatePicker /></Form.Item>
        <Form.List name="items">{(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Space key={field.key} wrap align="end">
                <Form.Item name={[field.name, 'sku']} label={t('edit.sku')} rules={[{ required: true }]}><Input style={{ width: 150 }} /></Form.Item>
                <Form.Item name={[field.name, 'oldPrice']} label={t('edit.oldPrice')} rules={[{ required: true, pattern: /^\d+(\.\d{1,6})?$/, message: '3.50' }]}><Input style={{ width: 110 }} inputMode="decimal" /></Form.Item>
                <Form.Item name={[field.name, 'newPrice']} label={t('edit.newPrice')} rules={[{ required: true, pattern: /^\d+(\.\d{1,6})?$/, message: '3.20' }]}><Input style={{ width: 110 }} inputMode="decimal" /></Form.Item>
                {fields.length > 1 && <Form.Item label=" "><Button onClick={() => remove(field.name)}>{t('edit.remove')}</Button></Form.Item>}
              </Space>
            ))}
            <Form.Item><Button onClick={() => add({ sku: '', oldPrice: '', newPrice: '' })}>{t('edit.add')}</Button></Form.Item>
          </>
        )}</Form.List>
        <Form.Item name="eligibleDays" label={t('edit.eligibleDays')} extra={t('edit.eligibleHint')}><InputNumber min={0} max={3650} /></Form.Item>
        <Form.Item name="inTransit" valuePropName="checked"><Checkbox>{t('edit.inTransit')}</Checkbox></Form.Item>
        <Form.Item name="observedLater" label={t('edit.observedLater')} extra={t('edit.observedHint')}><InputNumber min={0} max={31} /></Form.Item>
        <Form.Item name="whenRising" label={t('edit.whenRising')}><Select options={['NOTHING', 'CHARGE'].map((one) => ({ value: one, label: t(`rising.${one}`) }))} /></Form.Item>
        <Form.Item name="partners" label={t('edit.partners')} extra={t('edit.partnersHint')}><Input.TextArea rows={2} /></Form.Item>
        <ProblemAlert problem={make.error} />
        <Button type="primary" htmlType="submit" loading={make.isPending}>{t('edit.save')}</Button>
      </Form>
    </>
  );
}

/** One worked example by the same words: a hundred units bought five days before. Decimal text, so that nothing is lost. */
function example(draft: Draft) {
  const first = draft.items[0]!;
  const digits = Math.max(places(first.oldPrice), places(first.newPrice));
  const drop = scaled(first.oldPrice, digits) - scaled(first.newPrice, digits);
  const counts = drop > 0n || draft.whenRising === 'CHARGE' ? (draft.eligibleDays >= 5 ? drop : 0n) : 0n;
  const numerator = counts * 100n * 100n;
  const divisor = 10n ** BigInt(digits);
  const half = numerator < 0n ? -divisor / 2n : divisor / 2n;
  return [{ name: '100', sku: first.sku, bought: [{ daysBefore: 5, quantityMilli: 100_000 }], expectedMinor: Number((numerator + half) / divisor) }];
}

const places = (text: string) => (text.split('.')[1] ?? '').length;
const scaled = (text: string, digits: number) => BigInt((text.split('.')[0] ?? '0') + (text.split('.')[1] ?? '').padEnd(digits, '0'));
