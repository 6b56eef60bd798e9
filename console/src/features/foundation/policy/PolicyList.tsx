import { Button, DatePicker, Form, Input, Modal, Select, Space } from 'antd';
import type dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, ProblemAlert, StatusTag } from '@/design';
import { STATES, inWords, tones, type Body, type KindInfo, type PolicyRow, type State } from './policies';

/** All policies, each with its latest version and whether it is in force today. */
export default function PolicyList() {
  const { t, i18n } = useTranslation('policy');
  const [making, setMaking] = useState(false);
  const manager = useRole('CHANNEL_MANAGER');
  const pricing = useRole('PRICING');
  const kinds = useGet<{ items: KindInfo[] }>('/api/policies/kinds');
  const kindName = (kind: string) => {
    const found = kinds.data?.items.find((one) => one.kind === kind);
    return found ? inWords(i18n.language, found.titleZh, found.titleEn) : kind;
  };
  const create = (manager || pricing) && (kinds.data?.items.length ?? 0) > 0 ? <Button type="primary" onClick={() => setMaking(true)}>{t('list.create')}</Button> : undefined;
  return (
    <>
      <ListPage<PolicyRow> id="policy.list" title={t('list.title')} lead={t('list.lead')} source="/api/policies" rowKey={(row) => row.id} actions={create}
        filters={[
          { key: 'q', label: t('list.search'), kind: 'text', width: 200 },
          { key: 'kind', label: t('kind'), kind: 'select', options: kinds.data?.items.map((one) => ({ value: one.kind, label: kindName(one.kind) })) ?? [] },
          { key: 'state', label: t('stateLabel'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
        ]}
        columns={[
          { key: 'title', title: t('title'), card: 'title', render: (row) => inWords(i18n.language, row.titleZh, row.titleEn), csv: (row) => inWords(i18n.language, row.titleZh, row.titleEn) },
          { key: 'code', title: t('code'), render: (row) => `${row.code} v${row.number}`, csv: (row) => `${row.code} v${row.number}` },
          { key: 'no', title: t('documentNo'), render: (row) => row.documentNo ?? '—', csv: (row) => row.documentNo },
          { key: 'kind', title: t('kind'), render: (row) => kindName(row.kind), csv: (row) => kindName(row.kind) },
          { key: 'state', title: t('stateLabel'), render: (row) => <><VersionState state={row.state} /> {row.inForceVersionId && row.state !== 'PUBLISHED' && <StatusTag tone="good">{t('earlierInForce')}</StatusTag>}</>, csv: (row) => t(`state.${row.state}`) },
          { key: 'from', title: t('validFrom'), render: (row) => <DateText value={row.validFrom} />, csv: (row) => row.validFrom },
          { key: 'through', title: t('validThrough'), render: (row) => (row.validThrough ? <DateText value={row.validThrough} /> : t('openEnded')), csv: (row) => row.validThrough },
        ]}
        href={(row) => `/policies/${row.id}`}
        empty={{ title: t('list.empty'), text: t('list.emptyText'), action: create }} />
      {making && <NewPolicy kinds={kinds.data?.items ?? []} onClose={() => setMaking(false)} />}
    </>
  );
}

export function VersionState({ state }: { state: State }) {
  const { t } = useTranslation('policy');
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}

interface Draft { kind: string; code: string; titleZh: string; titleEn: string; documentNo?: string; from: dayjs.Dayjs; through?: dayjs.Dayjs | null; body: string }

function NewPolicy({ kinds, onClose }: { kinds: readonly KindInfo[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('policy');
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const make = useWrite((draft: Draft, options) => api.post<Body>('/api/policies', {
    kind: draft.kind, code: draft.code, titleZh: draft.titleZh, titleEn: draft.titleEn, documentNo: draft.documentNo || null,
    validFrom: draft.from.format('YYYY-MM-DD'), validThrough: draft.through?.format('YYYY-MM-DD') ?? null, body: JSON.parse(draft.body) as unknown,
  }, options), { invalidate: ['/api/policies'], onSuccess: (made) => { onClose(); void navigate(`/policies/${made.policyId}`); } });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('list.create')} okText={t('list.create')} cancelText={t('cancel')} onCancel={onClose} destroyOnHidden okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((draft) => make.mutate(draft)).catch(() => undefined)}>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: kinds[0]?.kind, body: '{}' }}>
        <Form.Item name="kind" label={t('kind')} rules={needed}><Select options={kinds.map((one) => ({ value: one.kind, label: inWords(i18n.language, one.titleZh, one.titleEn) }))} /></Form.Item>
        <Form.Item name="code" label={t('code')} rules={needed}><Input maxLength={40} /></Form.Item>
        <Form.Item name="titleZh" label={t('titleZh')} rules={needed}><Input maxLength={120} /></Form.Item>
        <Form.Item name="titleEn" label={t('titleEn')} rules={needed}><Input maxLength={120} /></Form.Item>
        <Validity />
        <BodyField />
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}

export function Validity() {
  const { t } = useTranslation('policy');
  return (
    <>
      <Form.Item name="documentNo" label={t('documentNo')}><Input maxLength={80} /></Form.Item>
      <Space wrap>
        <Form.Item name="from" label={t('validFrom')} rules={[{ required: true, message: t('needed') }]}><DatePicker /></Form.Item>
        <Form.Item name="through" label={t('validThrough')}><DatePicker /></Form.Item>
      </Space>
    </>
  );
}

/** The content as the API takes it; kinds with an editor of their own are edited there. */
export function BodyField() {
  const { t } = useTranslation('policy');
  return (
    <Form.Item name="body" label={t('body')} rules={[{ validator: (_, text: string) => isJson(text) ? Promise.resolve() : Promise.reject(new Error(t('badJson'))) }]}>
      <Input.TextArea rows={10} className="mq-code" spellCheck={false} />
    </Form.Item>
  );
}

function isJson(text: string): boolean {
  try { JSON.parse(text); return true; } catch { return false; }
}
