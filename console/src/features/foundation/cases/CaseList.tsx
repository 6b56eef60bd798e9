import { Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { DateText, ListPage, Money, ProblemAlert, StatusTag } from '@/design';
import { inWords, type CaseRow, type FullCase, type Kind } from './cases';

const VIEWS = ['open', 'mine', 'ended'] as const;
type View = (typeof VIEWS)[number];

/** What people have to settle with each other, the oldest first. */
export default function CaseList() {
  const { t, i18n } = useTranslation('cases');
  const [search, setSearch] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const view: View = VIEWS.find((one) => one === search.get('view')) ?? 'open';
  const kinds = useGet<{ items: Kind[] }>('/api/cases/kinds');
  const create = <Button type="primary" onClick={() => setOpening(true)}>{t('list.create')}</Button>;
  return (
    <>
      <ListPage<CaseRow> key={view} id={`cases.${view}`} title={t('list.title')} lead={t('list.lead')} source="/api/cases" actions={create} rowKey={(row) => row.id}
        query={view === 'ended' ? { open: false } : view === 'mine' ? { open: true, mine: true } : { open: true }}
        summary={<div className="mq-controls"><Segmented<View> value={view} aria-label={t('list.title')} onChange={(next) => setSearch({ view: next }, { replace: true })}
          options={VIEWS.map((value) => ({ value, label: t(`list.view.${value}`) }))} /></div>}
        filters={[{ key: 'kind', label: t('kind'), kind: 'select',
          options: kinds.data?.items.map((one) => ({ value: one.kind, label: inWords(i18n.language, one.titleZh, one.titleEn) })) ?? [] }]}
        columns={[
          { key: 'title', title: t('title'), card: 'title', render: (row) => row.title, csv: (row) => row.title },
          { key: 'kind', title: t('kind'), render: (row) => inWords(i18n.language, row.kindZh, row.kindEn), csv: (row) => inWords(i18n.language, row.kindZh, row.kindEn) },
          { key: 'state', title: t('state'), render: (row) => <CaseState row={row} />, csv: (row) => inWords(i18n.language, row.stateZh, row.stateEn) },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', csv: (row) => row.amountMinor,
            render: (row) => (row.currency ? <Money minor={row.amountMinor} currency={row.currency} /> : null) },
          { key: 'desk', title: t('desk'), render: (row) => row.assigneeName ?? (row.desk ? t(`shell:role.${row.desk}`) : '—'), csv: (row) => row.assigneeName ?? row.desk },
          { key: 'openedBy', title: t('openedBy'), render: (row) => row.openedByName, csv: (row) => row.openedByName },
          { key: 'since', title: t('since'), render: (row) => <DateText value={row.endedAt ?? row.openedAt} />, csv: (row) => row.openedAt },
        ]}
        href={(row) => `/cases/${row.id}`}
        empty={{ title: t(`list.empty.${view}`), text: t('list.emptyText'), action: view === 'open' ? create : undefined }} />
      {opening && <OpenCase kinds={kinds.data?.items.filter((one) => one.mayOpen) ?? []} onClose={() => setOpening(false)} />}
    </>
  );
}

export function CaseState({ row }: { row: CaseRow }) {
  const { i18n } = useTranslation('cases');
  return <StatusTag tone={row.endedAt ? 'quiet' : 'warn'}>{inWords(i18n.language, row.stateZh, row.stateEn)}</StatusTag>;
}

interface Draft { kind: string; title: string; text: string }

function OpenCase({ kinds, onClose }: { kinds: readonly Kind[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('cases');
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const open = useWrite((draft: Draft, options) => api.post<FullCase>('/api/cases',
    { ...draft, subjectKind: 'page', subjectId: window.location.pathname, link: window.location.pathname }, options),
  { invalidate: ['/api/cases'], onSuccess: (made) => { onClose(); void navigate(`/cases/${made.record.id}`); } });
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <Modal open title={t('list.create')} okText={t('list.create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: open.isPending }}
      onOk={() => void form.validateFields().then((draft) => open.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: kinds[0]?.kind }}>
        <Form.Item name="kind" label={t('kind')} rules={needed}><Select options={kinds.map((one) => ({ value: one.kind, label: inWords(i18n.language, one.titleZh, one.titleEn) }))} /></Form.Item>
        <Form.Item name="title" label={t('title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="text" label={t('what')} rules={needed}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
      </Form>
      <ProblemAlert problem={open.error} />
    </Modal>
  );
}
