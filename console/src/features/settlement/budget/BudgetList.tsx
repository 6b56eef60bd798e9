import { Button, DatePicker, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { ListPage, Money, ProblemAlert, StatusTag } from '@/design';
import { nameOf, toneOf, type Budget } from './budget';

/** Budgets with what is free, set aside and used up; the way to a new one. */
export default function BudgetList() {
  const { t, i18n } = useTranslation('budget');
  const [opening, setOpening] = useState(false);
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const open = keeper ? <Button type="primary" onClick={() => setOpening(true)}>{t('list.open')}</Button> : undefined;
  return (
    <>
      <ListPage<Budget> id="budget.list" title={t('list.title')} lead={t('list.lead')} source="/api/budgets" rowKey={(row) => row.id} actions={open}
        filters={[{ key: 'q', label: t('search'), kind: 'text' },
          { key: 'state', label: t('state'), kind: 'select', options: ['ACTIVE', 'FROZEN', 'CLOSED'].map((value) => ({ value, label: t(`states.${value}`) })) }]}
        columns={[
          { key: 'title', title: t('title'), card: 'title', render: (row) => nameOf(row, i18n.language), csv: (row) => nameOf(row, i18n.language) },
          { key: 'code', title: t('code'), render: (row) => row.code, csv: (row) => row.code },
          { key: 'source', title: t('source'), render: (row) => t(`sources.${row.source}`), csv: (row) => t(`sources.${row.source}`) },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`states.${row.state}`)}</StatusTag>, csv: (row) => t(`states.${row.state}`) },
          { key: 'granted', title: t('granted'), numeric: true, render: (row) => <Money minor={row.grantedMinor} currency={row.currency} />, csv: (row) => row.grantedMinor / 100 },
          { key: 'reserved', title: t('reserved'), numeric: true, render: (row) => <Money minor={row.reservedMinor} currency={row.currency} />, csv: (row) => row.reservedMinor / 100 },
          { key: 'consumed', title: t('consumed'), numeric: true, render: (row) => <Money minor={row.consumedMinor} currency={row.currency} />, csv: (row) => row.consumedMinor / 100 },
          { key: 'free', title: t('free'), numeric: true, card: 'figure', render: (row) => <Money minor={row.freeMinor} currency={row.currency} />, csv: (row) => row.freeMinor / 100 },
        ]}
        href={(row) => `/budgets/${row.id}`} empty={{ title: t('list.empty'), text: t('list.emptyText'), action: open }} />
      {opening && <OpenBudget onClose={() => setOpening(false)} />}
    </>
  );
}

interface Wish { code: string; titleZh: string; titleEn: string; entityId: string; source: 'GRANTED' | 'ACCRUED'; percent?: number; days: [Dayjs, Dayjs] }

function OpenBudget({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('budget');
  const navigate = useNavigate();
  const [form] = Form.useForm<Wish>();
  const source = Form.useWatch('source', form) ?? 'GRANTED';
  const entities = useGet<{ items: { id: string; nameZh: string; nameEn: string; currency: string }[] }>('/api/entities');
  const open = useWrite((wish: Wish, options) => api.post<{ id: string }>('/api/budgets', {
    code: wish.code, titleZh: wish.titleZh, titleEn: wish.titleEn, entityId: Number(wish.entityId), currency: entities.data?.items.find((e) => e.id === wish.entityId)?.currency,
    accrualPpm: wish.source === 'ACCRUED' ? Math.round((wish.percent ?? 0) * 10_000) : null, validFrom: wish.days[0].format('YYYY-MM-DD'), validThrough: wish.days[1].format('YYYY-MM-DD'),
  }, options), { invalidate: ['/api/budgets'], onSuccess: (made) => void navigate(`/budgets/${made.id}`) });
  return (
    <Modal open title={t('list.open')} okText={t('list.open')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: open.isPending }}
      onOk={() => void form.validateFields().then((wish) => open.mutate(wish))}>
      <Form<Wish> form={form} layout="vertical" initialValues={{ source: 'GRANTED' }}>
        <Form.Item name="code" label={t('code')} rules={[{ required: true, max: 40 }]}><Input placeholder="FUND-2026" /></Form.Item>
        <Form.Item name="titleZh" label={t('titleZh')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="titleEn" label={t('titleEn')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="entityId" label={t('entity')} rules={[{ required: true }]}>
          <Select options={entities.data?.items.map((e) => ({ value: e.id, label: i18n.language.startsWith('zh') ? e.nameZh : e.nameEn }))} />
        </Form.Item>
        <Form.Item name="source" label={t('source')}><Segmented options={(['GRANTED', 'ACCRUED'] as const).map((value) => ({ value, label: t(`sources.${value}`) }))} /></Form.Item>
        {source === 'ACCRUED' && <Form.Item name="percent" label={t('percent')} rules={[{ required: true }]}><InputNumber min={0.0001} max={100} suffix="%" /></Form.Item>}
        <Form.Item name="days" label={t('valid')} rules={[{ required: true }]}><DatePicker.RangePicker /></Form.Item>
      </Form>
      <ProblemAlert problem={open.error} />
    </Modal>
  );
}
