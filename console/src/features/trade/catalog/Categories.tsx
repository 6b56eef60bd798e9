import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { EmptyState, PageHead, PageSkeleton, ProblemAlert, Rows } from '@/design';
import { inTreeOrder, nameOf, type Category } from './catalog';

interface Draft { code: string; nameZh: string; nameEn?: string; parentId?: string }

/** The category tree. A programme that names a category means everything below it too. */
export default function Categories() {
  const { t, i18n } = useTranslation('catalog');
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER', 'PRICING');
  const categories = useGet<Page<Category>>('/api/categories');
  const [making, setMaking] = useState(false);
  const rows = inTreeOrder(categories.data?.items ?? []);
  const create = keeper ? <Button type="primary" onClick={() => setMaking(true)}>{t('categories.create')}</Button> : undefined;
  return (
    <>
      <PageHead title={t('categories.title')} lead={t('categories.lead')} actions={create} />
      <ProblemAlert problem={categories.error} onRetry={() => void categories.refetch()} />
      {categories.isPending ? <PageSkeleton /> : rows.length === 0 && !categories.error ? <EmptyState small title={t('categories.empty')} text={t('categories.emptyText')} />
        : <Rows rows={rows} rowKey={(row) => row.id} label={t('categories.title')} columns={[
          { key: 'name', title: t('category'), card: 'title', render: (row) => `${'　'.repeat(row.depth)}${nameOf(i18n.language, row)}` },
          { key: 'code', title: t('codes.code'), render: (row) => row.code },
          { key: 'products', title: t('categories.products'), numeric: true, card: 'figure', render: (row) => <Link to={`/products?category=${row.id}`}>{row.products}</Link> }]} />}
      {making && <NewCategory rows={rows} onClose={() => setMaking(false)} />}
    </>
  );
}

function NewCategory({ rows, onClose }: { rows: readonly (Category & { depth: number })[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('catalog');
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post('/api/categories', draft, options), { invalidate: ['/api/categories'], onSuccess: onClose });
  return (
    <Modal open title={t('categories.create')} okText={t('categories.create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((draft) => make.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical">
        <Form.Item name="nameZh" label={t('nameZh')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="nameEn" label={t('nameEn')}><Input maxLength={80} /></Form.Item>
        <Form.Item name="code" label={t('codes.code')} rules={[{ required: true, max: 80 }]}><Input /></Form.Item>
        <Form.Item name="parentId" label={t('categories.parent')}><Select allowClear options={rows.map((one) => ({ value: one.id, label: `${'　'.repeat(one.depth)}${nameOf(i18n.language, one)}` }))} /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
