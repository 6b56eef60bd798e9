import { Button, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { DateText, Panel, ProblemAlert, Quantity, Rate, RecordPage, Rows, StatusTag } from '@/design';
import { inTreeOrder, nameOf, toneOf, type Category, type Placing, type ProductRecord, type UnitRow } from './catalog';

/** One product: its units and categories by day, and what other systems call it. */
export default function ProductPage() {
  const { id = '' } = useParams();
  const { t, i18n } = useTranslation('catalog');
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER', 'PRICING');
  const product = useGet<ProductRecord>(`/api/products/${id}`);
  const [editing, setEditing] = useState<'unit' | 'category' | null>(null);
  const one = product.data?.product;
  const live = (row: UnitRow | Placing) => row.voidSeal === null;
  return (
    <RecordPage loading={product.isPending} problem={product.error} onRetry={() => void product.refetch()} back={{ to: '/products', label: t('list.title') }}
      title={one ? nameOf(i18n.language, one) : t('record.title')} code={one?.sku} status={one && <StatusTag tone={toneOf(one.status)}>{t(`states.${one.status}`)}</StatusTag>}
      actions={keeper && one && <><Button onClick={() => setEditing('unit')}>{t('unit.set')}</Button><Button onClick={() => setEditing('category')}>{t('place.set')}</Button></>}
      summary={one && [
        { label: t('codeKind'), value: t(`kinds.${one.codeKind}`) }, { label: t('category'), value: (i18n.language.startsWith('zh') ? one.categoryZh : one.categoryEn) ?? '—' },
        { label: t('baseUnit'), value: one.baseUnit }, { label: t('taxRate'), value: <Rate ppm={one.taxRatePpm} /> }, { label: t('spec'), value: one.spec || '—' },
        { label: t('barcode'), value: one.barcode || '—' }]}
      timeline={(product.data?.categories ?? []).map((row) => ({ at: row.validFrom, title: live(row) ? nameOf(i18n.language, row) : <s>{nameOf(i18n.language, row)}</s>,
        text: t('known', { seal: row.knownSeal }) }))}>
      {product.data && one && <>
        <Panel title={t('unit.title')}>
          <Rows<UnitRow> rows={product.data.units.filter(live)} rowKey={(row) => row.id} label={t('unit.title')} columns={[
            { key: 'unit', title: t('unit.unit'), card: 'title', render: (row) => row.unit },
            { key: 'factor', title: t('unit.factor', { unit: one.baseUnit }), numeric: true, card: 'figure', render: (row) => <Quantity milli={row.factorMilli} /> },
            { key: 'from', title: t('validFrom'), render: (row) => <DateText value={row.validFrom} /> }]} />
        </Panel>
        <Panel title={t('codes.title')}>
          {product.data.codes.length === 0 ? <p className="mq-quiet">{t('codes.none')}</p> : <Rows rows={product.data.codes} rowKey={(row) => `${row.source} ${row.code}`} label={t('codes.title')}
            columns={[{ key: 'code', title: t('codes.code'), card: 'title', render: (row) => row.code }, { key: 'source', title: t('codes.source'), render: (row) => row.source }]} />}
        </Panel>
        <Panel title={t('related')}><Link className="mq-button-link" to={`/movements?productId=${id}`}>{t('movements')}</Link></Panel>
      </>}
      {editing === 'unit' && <SetUnit id={id} onClose={() => setEditing(null)} />}
      {editing === 'category' && <Place id={id} onClose={() => setEditing(null)} />}
    </RecordPage>
  );
}

function SetUnit({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('catalog');
  const [form] = Form.useForm<{ unit: string; factor: number; validFrom: Dayjs }>();
  const set = useWrite((draft: { unit: string; factor: number; validFrom: Dayjs }, options) => api.post(`/api/products/${id}/units`,
    { unit: draft.unit, factorMilli: Math.round(draft.factor * 1000), validFrom: draft.validFrom.format('YYYY-MM-DD') }, options), { invalidate: ['/api/products'], onSuccess: onClose });
  return (
    <Modal open title={t('unit.set')} okText={t('unit.set')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: set.isPending }}
      onOk={() => void form.validateFields().then((draft) => set.mutate(draft)).catch(() => undefined)}>
      <Form form={form} layout="vertical" initialValues={{ validFrom: dayjs().startOf('month') }}>
        <Form.Item name="unit" label={t('unit.unit')} rules={[{ required: true, max: 20 }]}><Input /></Form.Item>
        <Form.Item name="factor" label={t('unit.factorShort')} rules={[{ required: true }]}><InputNumber min={0.001} max={1_000_000} step={1} /></Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]}><DatePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={set.error} />
    </Modal>
  );
}

function Place({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useTranslation('catalog');
  const categories = useGet<Page<Category>>('/api/categories');
  const [form] = Form.useForm<{ categoryId: string; validFrom: Dayjs }>();
  const place = useWrite((draft: { categoryId: string; validFrom: Dayjs }, options) => api.post(`/api/products/${id}/categories`,
    { categoryId: draft.categoryId, validFrom: draft.validFrom.format('YYYY-MM-DD') }, options), { invalidate: ['/api/products', '/api/categories'], onSuccess: onClose });
  return (
    <Modal open title={t('place.set')} okText={t('place.set')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: place.isPending }}
      onOk={() => void form.validateFields().then((draft) => place.mutate(draft)).catch(() => undefined)}>
      <Form form={form} layout="vertical" initialValues={{ validFrom: dayjs().startOf('month') }}>
        <Form.Item name="categoryId" label={t('category')} rules={[{ required: true }]}>
          <Select options={inTreeOrder(categories.data?.items ?? []).map((one) => ({ value: one.id, label: `${'　'.repeat(one.depth)}${nameOf(i18n.language, one)}` }))} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true }]}><DatePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={place.error} />
    </Modal>
  );
}
