import { Button, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Chart, Confirm, DateText, EmptyState, List, Money, Panel, ProblemAlert, Rate, RecordPage, Rows, StatusTag, useNotice } from '@/design';
import { nameOf, toneOf, type Accrued, type Budget, type Burn, type Entry } from './budget';

/** One budget: how it burns down, every move with the decision behind it, where it was allocated to. */
export default function BudgetPage() {
  const { t, i18n } = useTranslation('budget');
  const { id } = useParams();
  const address = `/api/budgets/${id}`;
  const query = useGet<Budget>(address);
  const notice = useNotice();
  const [asking, setAsking] = useState<'grant' | 'allocate' | 'freeze' | 'close' | null>(null);
  const keeper = useRole('ADMIN', 'CHANNEL_MANAGER');
  const closer = useRole('ADMIN', 'CHANNEL_MANAGER', 'FINANCE_APPROVER');
  const budget = query.data;
  const freeze = useWrite((frozen: boolean, options) => api.post(`${address}/freeze`, { frozen }, options), { invalidate: ['/api/budgets'], onSuccess: () => notice.done(t('record.done')) });
  const open = budget && budget.state !== 'CLOSED';
  return (
    <>
      <RecordPage title={budget ? nameOf(budget, i18n.language) : t('record.title')} code={budget?.code} back={{ to: '/budgets', label: t('list.title') }}
        status={budget && <StatusTag tone={toneOf(budget.state)}>{t(`states.${budget.state}`)}</StatusTag>} loading={query.isPending} problem={query.error}
        onRetry={() => void query.refetch()}
        actions={open && closer && <Space wrap>
          {keeper && budget.source === 'GRANTED' && <Button type="primary" onClick={() => setAsking('grant')}>{t('record.grant')}</Button>}
          {keeper && budget.allocations > 0 && <Button onClick={() => setAsking('allocate')}>{t('record.allocate')}</Button>}
          <Button onClick={() => setAsking('freeze')}>{t(budget.state === 'FROZEN' ? 'record.thaw' : 'record.freeze')}</Button>
          <Button danger onClick={() => setAsking('close')}>{t('record.close')}</Button>
        </Space>}
        summary={budget && [
          { label: t('granted'), value: <Money minor={budget.grantedMinor} currency={budget.currency} /> },
          { label: t('free'), value: <Money minor={budget.freeMinor} currency={budget.currency} /> },
          { label: t('reserved'), value: <Money minor={budget.reservedMinor} currency={budget.currency} /> },
          { label: t('consumed'), value: <Money minor={budget.consumedMinor} currency={budget.currency} /> },
          ...(budget.pendingMinor ? [{ label: t('pending'), value: <Money minor={budget.pendingMinor} currency={budget.currency} /> }] : []),
          { label: t('source'), value: <>{t(`sources.${budget.source}`)}{budget.accrualPpm !== null && <> · <Rate ppm={budget.accrualPpm} /></>}</> },
          { label: t('valid'), value: <><DateText value={budget.validFrom} /> – <DateText value={budget.validThrough} /></> },
        ]}>
        {budget && <BurnChart budget={budget} />}
        {budget?.source === 'ACCRUED' && <Accruals budget={budget} />}
        {budget && budget.allocations > 0 && <Panel title={t('record.children')}><List<Budget> id="budget.children" source="/api/budgets" query={{ parent: budget.id }} rowKey={(row) => row.id}
          href={(row) => `/budgets/${row.id}`} empty={{ title: t('record.noChildren') }} columns={[
            { key: 'title', title: t('title'), card: 'title', render: (row) => nameOf(row, i18n.language) },
            { key: 'granted', title: t('granted'), numeric: true, render: (row) => <Money minor={row.grantedMinor} currency={row.currency} /> },
            { key: 'free', title: t('free'), numeric: true, card: 'figure', render: (row) => <Money minor={row.freeMinor} currency={row.currency} /> },
          ]} /></Panel>}
        {budget && <Panel title={t('record.entries')}><List<Entry> id="budget.entries" source={`${address}/entries`} rowKey={(row) => row.id} empty={{ title: t('record.noEntries'), text: t('record.noEntriesText') }} columns={[
          { key: 'day', title: t('day'), render: (row) => <DateText value={row.day} />, csv: (row) => row.day },
          { key: 'act', title: t('act'), card: 'title', render: (row) => t(`acts.${row.act}`), csv: (row) => t(`acts.${row.act}`) },
          { key: 'text', title: t('text'), render: (row) => row.text, csv: (row) => row.text },
          { key: 'decision', title: t('decision'), render: (row) => row.decisionId, csv: (row) => row.decisionId, hiddenAtFirst: true },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={budget.currency} />, csv: (row) => row.amountMinor / 100 },
        ]} /></Panel>}
      </RecordPage>
      {budget && asking === 'grant' && <Grant budget={budget} onClose={() => setAsking(null)} />}
      {budget && asking === 'allocate' && <Allocate budget={budget} onClose={() => setAsking(null)} />}
      {budget && asking === 'close' && <Close budget={budget} onClose={() => setAsking(null)} />}
      {budget && <Confirm open={asking === 'freeze'} title={t(budget.state === 'FROZEN' ? 'record.thaw' : 'record.freeze')} action={t(budget.state === 'FROZEN' ? 'record.thaw' : 'record.freeze')}
        text={t(budget.state === 'FROZEN' ? 'record.thawText' : 'record.freezeText')} onClose={() => setAsking(null)} onConfirm={() => freeze.mutateAsync(budget.state !== 'FROZEN')} />}
    </>
  );
}

function BurnChart({ budget }: { budget: Budget }) {
  const { t } = useTranslation('budget');
  const burn = useGet<{ items: Burn[] }>(`/api/budgets/${budget.id}/burn`);
  const rows = burn.data?.items ?? [];
  if (rows.length === 0) return <EmptyState small title={t('record.noBurn')} text={t('record.noBurnText')} />;
  const bars = (key: 'consumedMinor' | 'reservedMinor', name: string) => ({ name, type: 'bar', stack: 'used', data: rows.map((row) => row[key] / 100) });
  return <Panel><Chart title={t('record.burn')} height={240} data={{ columns: [t('month'), t('consumed'), t('reserved'), t('granted')],
    rows: rows.map((row) => [row.month, row.consumedMinor / 100, row.reservedMinor / 100, row.grantedMinor / 100]) }}
  option={{ legend: { bottom: 0 }, xAxis: { type: 'category', data: rows.map((row) => row.month) }, yAxis: { type: 'value', name: budget.currency },
    series: [bars('consumedMinor', t('consumed')), bars('reservedMinor', t('reserved')), { name: t('granted'), type: 'line', step: 'end', data: rows.map((row) => row.grantedMinor / 100) }] }} /></Panel>;
}

function Accruals({ budget }: { budget: Budget }) {
  const { t } = useTranslation('budget');
  const accrued = useGet<{ items: Accrued[] }>(`/api/budgets/${budget.id}/accruals`);
  return <Panel title={t('record.accruals')}><Rows<Accrued> rows={accrued.data?.items ?? []} rowKey={(row) => row.month} columns={[
    { key: 'month', title: t('month'), card: 'title', render: (row) => row.month },
    { key: 'base', title: t('record.base'), numeric: true, render: (row) => <Money minor={row.baseMinor} currency={budget.currency} /> },
    { key: 'accrued', title: t('record.accrued'), numeric: true, card: 'figure', render: (row) => <Money minor={row.accruedMinor} currency={budget.currency} /> },
    { key: 'posted', title: t('record.posted'), numeric: true, render: (row) => <Money minor={row.postedMinor} currency={budget.currency} /> },
    { key: 'version', title: t('record.version'), numeric: true, render: (row) => row.version },
  ]} /></Panel>;
}

function Grant({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const { t } = useTranslation('budget');
  const notice = useNotice();
  const [form] = Form.useForm<{ amount: number; reason: string }>();
  const ask = useWrite((wish: { amount: number; reason: string }, options) => api.post(`/api/budgets/${budget.id}/grants`, { amountMinor: Math.round(wish.amount * 100), reason: wish.reason }, options),
    { invalidate: ['/api/budgets'], onSuccess: () => { notice.done(t('record.asked')); onClose(); } });
  return (
    <Modal open title={t('record.grant')} okText={t('record.ask')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: ask.isPending }}
      onOk={() => void form.validateFields().then((wish) => ask.mutate(wish))}>
      <Form form={form} layout="vertical">
        <Form.Item name="amount" label={`${t('amount')} (${budget.currency})`} extra={t('record.grantHint')} rules={[{ required: true }]}><InputNumber precision={2} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
      <ProblemAlert problem={ask.error} />
    </Modal>
  );
}

function Allocate({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const { t, i18n } = useTranslation('budget');
  const [form] = Form.useForm<{ to: string; amount: number }>();
  const children = useGet<{ items: Budget[] }>('/api/budgets', { parent: budget.id, limit: 500 });
  const move = useWrite((wish: { to: string; amount: number }, options) => api.post(`/api/budgets/${budget.id}/allocations`, { toBudgetId: Number(wish.to), amountMinor: Math.round(wish.amount * 100) }, options),
    { invalidate: ['/api/budgets'], onSuccess: onClose });
  return (
    <Modal open title={t('record.allocate')} okText={t('record.allocate')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: move.isPending }}
      onOk={() => void form.validateFields().then((wish) => move.mutate(wish))}>
      <Form form={form} layout="vertical">
        <Form.Item name="to" label={t('record.to')} rules={[{ required: true }]}><Select options={children.data?.items.map((one) => ({ value: one.id, label: nameOf(one, i18n.language) }))} /></Form.Item>
        <Form.Item name="amount" label={`${t('amount')} (${budget.currency})`} rules={[{ required: true }]}><InputNumber precision={2} style={{ width: '100%' }} /></Form.Item>
      </Form>
      <ProblemAlert problem={move.error} />
    </Modal>
  );
}

function Close({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const { t, i18n } = useTranslation('budget');
  const [to, setTo] = useState<string | undefined>();
  const others = useGet<{ items: Budget[] }>('/api/budgets', { state: 'ACTIVE', limit: 500 });
  const close = useWrite((carryTo: string | undefined, options) => api.post(`/api/budgets/${budget.id}/close`, { carryTo: carryTo ?? null }, options), { invalidate: ['/api/budgets'], onSuccess: onClose });
  return (
    <Modal open title={t('record.close')} okText={t('record.close')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ danger: true, loading: close.isPending }} onOk={() => close.mutate(to)}>
      <p>{t('record.closeText')} <Money minor={budget.freeMinor} currency={budget.currency} /></p>
      <Select aria-label={t('record.carryTo')} placeholder={t('record.carryTo')} allowClear style={{ width: '100%' }} value={to} onChange={setTo}
        options={others.data?.items.filter((one) => one.id !== budget.id && one.currency === budget.currency && one.entityId === budget.entityId).map((one) => ({ value: one.code, label: nameOf(one, i18n.language) }))} />
      <ProblemAlert problem={close.error} />
    </Modal>
  );
}
