import { Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ApiProblem, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, ProblemAlert, StatusTag } from '@/design';
import { toneOf, type BonusListView } from './bonus';

/** One-off bonuses and order discounts, asked for as lists. */
export default function BonusList() {
  const { t } = useTranslation('bonus');
  const [asking, setAsking] = useState(false);
  const manager = useRole('ADMIN', 'CHANNEL_MANAGER');
  const ask = manager ? <Button type="primary" onClick={() => setAsking(true)}>{t('list.ask')}</Button> : undefined;
  return (
    <>
      <ListPage<BonusListView> id="bonus.list" title={t('list.title')} lead={t('list.lead')} source="/api/bonuses" rowKey={(row) => row.id} actions={ask}
        filters={[{ key: 'state', label: t('state'), kind: 'select', options: ['REQUESTED', 'APPROVED', 'REFUSED'].map((value) => ({ value, label: t(`states.${value}`) })) }]}
        columns={[
          { key: 'title', title: t('title'), card: 'title', render: (row) => row.title, csv: (row) => row.title },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`states.${row.state}`)}</StatusTag>, csv: (row) => t(`states.${row.state}`) },
          { key: 'budget', title: t('budget'), render: (row) => row.budgetCode, csv: (row) => row.budgetCode },
          { key: 'at', title: t('at'), render: (row) => <DateText value={row.requestedAt} />, csv: (row) => row.requestedAt },
          { key: 'lines', title: t('lines'), numeric: true, render: (row) => row.lines, csv: (row) => row.lines },
          { key: 'owed', title: t('owed'), numeric: true, render: (row) => <Money minor={row.owedMinor} currency={row.currency} />, csv: (row) => row.owedMinor / 100 },
          { key: 'total', title: t('total'), numeric: true, card: 'figure', render: (row) => <Money minor={row.totalMinor} currency={row.currency} />, csv: (row) => row.totalMinor / 100 },
        ]} href={(row) => `/bonuses/${row.id}`} empty={{ title: t('list.empty'), text: t('list.emptyText'), action: ask }} />
      {asking && <Ask onClose={() => setAsking(false)} />}
    </>
  );
}

interface Wish { title: string; budgetCode: string; policyId?: string; rows: string }

/** One line a row: partner code, amount, reason, and for an order discount its document and percentage. */
function Ask({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('bonus');
  const navigate = useNavigate();
  const [form] = Form.useForm<Wish>();
  const budgets = useGet<{ items: { code: string; titleZh: string }[] }>('/api/budgets', { state: 'ACTIVE', limit: 500 });
  const ask = useWrite(async (wish: Wish, options) => {
    const lines = [];
    for (const row of wish.rows.split('\n').map((one) => one.trim()).filter(Boolean)) {
      const [code, amount, reason, documentNo, percent] = row.split(/[\t,，]/).map((cell) => cell.trim());
      const found = await api.get<{ items: { id: string; code: string }[] }>('/api/partners', { q: code, limit: 50 });
      const partner = found.items.find((one) => one.code === code);
      if (!partner) throw new ApiProblem(422, 'bonus.row', t('list.unknownPartner', { code }), t('list.unknownPartner', { code }));
      lines.push({ partnerId: Number(partner.id), kind: documentNo ? 'ORDER_DISCOUNT' : 'BONUS', reason: reason ?? '', amountMinor: Math.round(Number(amount) * 100), documentNo: documentNo || null, ratePpm: percent ? Math.round(Number(percent) * 10_000) : null });
    }
    return api.post<{ id: string }>('/api/bonuses', { title: wish.title, budgetCode: wish.budgetCode, policyId: wish.policyId ? Number(wish.policyId) : null, lines }, options);
  }, { invalidate: ['/api/bonuses'], onSuccess: (made) => void navigate(`/bonuses/${made.id}`) });
  return (
    <Modal open title={t('list.ask')} okText={t('list.send')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: ask.isPending }} onOk={() => void form.validateFields().then((wish) => ask.mutate(wish))}>
      <Form<Wish> form={form} layout="vertical">
        <Form.Item name="title" label={t('title')} rules={[{ required: true, max: 120 }]}><Input /></Form.Item>
        <Form.Item name="budgetCode" label={t('budget')} rules={[{ required: true }]}><Select options={budgets.data?.items.map((one) => ({ value: one.code, label: `${one.titleZh} ${one.code}` }))} /></Form.Item>
        <Form.Item name="policyId" label={t('list.policy')} extra={t('list.policyHint')}><Input inputMode="numeric" /></Form.Item>
        <Form.Item name="rows" label={t('lines')} rules={[{ required: true }]} extra={<Typography.Text type="secondary">{t('list.rowsHint')}</Typography.Text>}><Input.TextArea rows={6} /></Form.Item>
      </Form>
      <ProblemAlert problem={ask.error} />
    </Modal>
  );
}
