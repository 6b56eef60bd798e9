import { Button, Input, InputNumber, Select, Space } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { EditorPage, Panel, ProblemAlert, Rows, StatusTag, plainDecimal, todayIn, useNotice, type CheckItem } from '@/design';
import { minorOf } from './CommissionStatementPage';
import { PlanState } from './PolicyPlans';
import { ROLES_OF_PARTIES } from './commissions';
import './commission.css';

interface Term { role: string; level: number; group?: string | null; partners?: string[]; products?: string[]; categories?: string[]; ratePpm?: number | null; perItemMinor?: number | null }
interface Share { role: string; level: number; partner?: string | null; expectedMinor: number }
interface Example { title?: string; parties: Share[]; paidMinor: number; refundedMinor: number; itemsMilli?: number | null; product?: string | null; category?: string | null }
interface Body {
  code: string; nameZh: string; nameEn: string; entity: string; currency: string; basis: string; channels?: string[]; excludedProducts?: string[]; excludedCategories?: string[]; terms: Term[];
  capPpm: number; overCap: string; holdDays: number; winner: string; carryMinMinor: number; tax?: Record<string, string>; clauseZh?: string | null; clauseEn?: string | null; examples: Example[];
}
interface Version { id: string; code: string; number: number; state: string; documentNo: string | null; validFrom: string; validThrough: string | null; body: Body }
interface Checked { examples: { name: string; passed: boolean; expected: string; actual: string }[]; examplesMin: number }
interface Entity { code: string; nameZh: string; nameEn: string }

const emptyBody: Body = {
  code: '', nameZh: '', nameEn: '', entity: '', currency: 'CNY', basis: 'GROSS', terms: [{ role: 'KOL', level: 1, group: 'SELLER', ratePpm: 150_000 }, { role: 'MCN', level: 2, ratePpm: 50_000 }],
  capPpm: 200_000, overCap: 'PROPORTIONAL', holdDays: 15, winner: 'LAST_TOUCH', carryMinMinor: -50_000, tax: { KOL: 'WITHHOLD', MCN: 'INVOICE' },
  examples: [{ paidMinor: 10_000, refundedMinor: 0, parties: [{ role: 'KOL', level: 1, expectedMinor: 1_500 }] }, { paidMinor: 10_000, refundedMinor: 4_000, parties: [{ role: 'KOL', level: 1, expectedMinor: 900 }] },
    { paidMinor: 10_000, refundedMinor: 0, parties: [{ role: 'KOL', level: 1, expectedMinor: 1_500 }, { role: 'MCN', level: 2, expectedMinor: 500 }] }],
};

/** A commission plan: terms at the left, at the right what its worked examples come to. */
export default function PlanEditor() {
  const { t, i18n } = useTranslation('commission');
  const { versionId } = useParams();
  const version = useGet<Version>(versionId ? `/api/policies/versions/${versionId}` : null);
  const [body, setBody] = useState<Body | null>(versionId ? null : emptyBody);
  const [envelope, setEnvelope] = useState({ documentNo: '', validFrom: todayIn(), validThrough: '' });
  const [saved, setSaved] = useState('');
  useEffect(() => {
    if (version.data && !body) {
      setBody(version.data.body);
      setEnvelope({ documentNo: version.data.documentNo ?? '', validFrom: version.data.validFrom, validThrough: version.data.validThrough ?? '' });
      setSaved(JSON.stringify(version.data.body));
    }
  }, [version.data, body]);
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const checked = useChecked(may ? body : null);
  const navigate = useNavigate();
  const notice = useNotice();
  const state = version.data?.state ?? 'DRAFT';
  const editable = may && state === 'DRAFT';
  const form = { documentNo: envelope.documentNo || null, validFrom: envelope.validFrom, validThrough: envelope.validThrough || null };
  const save = useWrite((_: void, options) => versionId ? api.put<Version>(`/api/policies/versions/${versionId}`, { ...form, body, note: '' }, options)
    : api.post<Version>('/api/policies', { kind: 'commission', code: body!.code, titleZh: body!.nameZh, titleEn: body!.nameEn, ...form, body }, options),
  { invalidate: ['/api/policies'], onSuccess: (made) => { setSaved(JSON.stringify(body)); notice.done(t('editor.saved')); if (!versionId) void navigate(`/commissions/plans/${made.id}`, { replace: true }); } });
  const submit = useWrite((_: void, options) => api.post(`/api/policies/versions/${versionId}/submit`, {}, options), { invalidate: ['/api/policies'], onSuccess: () => notice.done(t('editor.submitted')) });
  const publish = useWrite((_: void, options) => api.post(`/api/policies/versions/${versionId}/publish`, {}, options), { invalidate: ['/api/policies'] });
  const clean = body !== null && JSON.stringify(body) === saved;
  const passed = checked.answer?.examples.filter((one) => one.passed).length ?? 0;
  const count = checked.answer?.examples.length ?? 0;
  const checklist: CheckItem[] = [
    { label: t('editor.reads'), ok: !!checked.answer },
    { label: t('editor.examplesHold', { passed, count }), ok: !!checked.answer && count >= checked.answer.examplesMin && passed === count },
    { label: t('editor.number'), ok: envelope.documentNo !== '' },
    { label: t('editor.approved'), ok: state === 'APPROVED' || state === 'PUBLISHED' },
  ];
  return (
    <EditorPage title={version.data ? (i18n.language === 'en' ? version.data.body.nameEn : version.data.body.nameZh) : t('editor.new')} code={version.data && `${version.data.code} v${version.data.number}`} status={version.data && <PlanState state={state} />}
      back={{ to: '/commissions/plans', label: t('plans.title') }} loading={!!versionId && version.isPending} problem={version.error} draft={save.isPending ? 'saving' : clean ? 'saved' : 'unsaved'}
      actions={<Space wrap>
        {editable && <Button disabled={!body || clean} loading={save.isPending} onClick={() => save.mutate(undefined, { onError: notice.fail })}>{t('save')}</Button>}
        {editable && versionId && <Button disabled={!clean} loading={submit.isPending} onClick={() => submit.mutate(undefined, { onError: notice.fail })}>{t('editor.submit')}</Button>}
      </Space>}
      form={body && <PlanForm body={body} envelope={envelope} disabled={!editable} isNew={!versionId} onChange={setBody} onEnvelope={setEnvelope} />}
      previewTitle={t('examples')} preview={<>
        <ProblemAlert problem={checked.problem} />
        {checked.answer && <Rows<Checked['examples'][number]> rows={checked.answer.examples} rowKey={(row) => row.name} columns={[
          { key: 'name', title: t('example'), card: 'title', render: (row) => row.name },
          { key: 'expected', title: t('expected'), numeric: true, render: (row) => amounts(row.expected) },
          { key: 'actual', title: t('computed'), numeric: true, render: (row) => amounts(row.actual) },
          { key: 'passed', title: t('stateLabel'), card: 'figure', render: (row) => <StatusTag tone={row.passed ? 'good' : 'bad'}>{t(row.passed ? 'holds' : 'fails')}</StatusTag> },
        ]} />}
        <Panel title={t('editor.legal')}><p>{t('editor.legalText')}</p></Panel>
      </>}
      checklist={checklist}
      publish={may && state === 'APPROVED' ? { label: t('editor.publish'), effect: t('editor.publishEffect', { code: version.data!.code, number: version.data!.number, from: envelope.validFrom }), run: () => publish.mutateAsync() } : undefined} />
  );
}

/** What an example says of each party in turn, in the server's list of minor units, as decimals. */
export function amounts(list: string): string {
  return (JSON.parse(list) as number[]).map((minor) => plainDecimal(minor, 2)).join(' · ');
}

function useChecked(body: Body | null): { answer: Checked | null; problem: unknown } {
  const [answer, setAnswer] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const text = body && body.code && body.nameZh && body.nameEn && body.entity ? JSON.stringify(body) : '';
  useEffect(() => {
    if (!text) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      api.post<Checked>('/api/commissions/plans/check', JSON.parse(text) as Body).then((found) => { if (!gone) { setAnswer(found); setProblem(null); } })
        .catch((error: unknown) => { if (!gone) { setAnswer(null); setProblem(error); } });
    }, 500);
    return () => { gone = true; clearTimeout(timer); };
  }, [text]);
  return { answer, problem };
}

export interface Envelope { documentNo: string; validFrom: string; validThrough: string }
interface FormProps { body: Body; envelope: Envelope; disabled: boolean; isNew: boolean; onChange: (body: Body) => void; onEnvelope: (envelope: Envelope) => void }

function PlanForm({ body, envelope, disabled, isNew, onChange, onEnvelope }: FormProps) {
  const { t, i18n } = useTranslation('commission');
  const entities = useGet<Page<Entity>>('/api/entities', undefined, { staleTime: 300_000 });
  const set = (change: Partial<Body>) => onChange({ ...body, ...change });
  const field = (label: string, control: ReactNode) => <label className="mq-field"><span>{label}</span>{control}</label>;
  const text = (label: string, value: string, change: (value: string) => void, locked = disabled) => field(label, <Input disabled={locked} value={value} maxLength={100} onChange={(event) => change(event.target.value)} />);
  const choose = (label: string, value: string, options: { value: string; label: string }[], change: (value: string) => void) => field(label,
    <Select aria-label={label} disabled={disabled} value={value || undefined} popupMatchSelectWidth={false} options={options} onChange={change} />);
  const tags = (label: string, value: string[] | undefined, change: (values: string[]) => void) => field(label, <Select mode="tags" aria-label={label} disabled={disabled} value={value ?? []} placeholder={t('any')} open={false} suffixIcon={null} onChange={change} />);
  return (
    <div className="mq-commission-form">
      {text(t('code'), body.code, (code) => set({ code: code.trim() }), disabled || !isNew)}
      {text(t('nameZh'), body.nameZh, (nameZh) => set({ nameZh }))}
      {text(t('nameEn'), body.nameEn, (nameEn) => set({ nameEn }))}
      {text(t('documentNo'), envelope.documentNo, (documentNo) => onEnvelope({ ...envelope, documentNo }))}
      {field(t('validFrom'), <Input type="date" disabled={disabled} value={envelope.validFrom} onChange={(event) => onEnvelope({ ...envelope, validFrom: event.target.value })} />)}
      {field(t('validThrough'), <Input type="date" disabled={disabled} value={envelope.validThrough} onChange={(event) => onEnvelope({ ...envelope, validThrough: event.target.value })} />)}
      {choose(t('entity'), body.entity, (entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh })), (entity) => set({ entity }))}
      {choose(t('basisOf'), body.basis, (['GROSS', 'NET'] as const).map((value) => ({ value, label: t(`bases.${value}`) })), (basis) => set({ basis }))}
      {tags(t('channels'), body.channels, (channels) => set({ channels }))}
      {tags(t('excludedProducts'), body.excludedProducts, (excludedProducts) => set({ excludedProducts }))}
      {tags(t('excludedCategories'), body.excludedCategories, (excludedCategories) => set({ excludedCategories }))}
      <h3>{t('terms')}</h3>
      {body.terms.map((term, index) => <TermRow key={index} term={term} disabled={disabled} n={index + 1} currency={body.currency}
        onChange={(changed) => set({ terms: body.terms.map((one, at) => at === index ? changed : one) })} onRemove={() => set({ terms: body.terms.filter((_, at) => at !== index) })} />)}
      {!disabled && <Button onClick={() => set({ terms: [...body.terms, { role: 'GUIDE', level: 1, perItemMinor: 100 }] })}>{t('addTerm')}</Button>}
      <h3>{t('rules')}</h3>
      {field(t('cap'), <InputNumber<string> stringMode disabled={disabled} aria-label={t('cap')} min="0" max="100" suffix="%" value={plainDecimal(body.capPpm, 4)} onChange={(value) => set({ capPpm: minorOf(value ?? '0', 4) })} />)}
      {choose(t('aboveCap'), body.overCap, (['PROPORTIONAL', 'IN_ORDER'] as const).map((value) => ({ value, label: t(`overCap.${value}`) })), (overCap) => set({ overCap }))}
      {field(t('holdDays'), <InputNumber disabled={disabled} aria-label={t('holdDays')} min={0} max={365} precision={0} value={body.holdDays} onChange={(days) => set({ holdDays: days ?? 0 })} />)}
      {choose(t('winner'), body.winner, (['LAST_TOUCH', 'FIRST_TOUCH'] as const).map((value) => ({ value, label: t(`reasons.${value}`) })), (winner) => set({ winner }))}
      {field(t('carryMin'), <InputNumber<string> stringMode disabled={disabled} aria-label={t('carryMin')} max="0" suffix={body.currency} value={plainDecimal(body.carryMinMinor, 2)} onChange={(value) => set({ carryMinMinor: minorOf(value ?? '0', 2) })} />)}
      <h3>{t('examples')}</h3>
      {body.examples.map((example, index) => <ExampleRow key={index} example={example} disabled={disabled} n={index + 1} currency={body.currency}
        onChange={(changed) => set({ examples: body.examples.map((one, at) => at === index ? changed : one) })} onRemove={() => set({ examples: body.examples.filter((_, at) => at !== index) })} />)}
      {!disabled && <Button onClick={() => set({ examples: [...body.examples, { paidMinor: 10_000, refundedMinor: 0, parties: [{ role: body.terms[0]?.role ?? 'KOL', level: 1, expectedMinor: 0 }] }] })}>{t('addExample')}</Button>}
    </div>
  );
}

function TermRow({ term, disabled, n, currency, onChange, onRemove }: { term: Term; disabled: boolean; n: number; currency: string; onChange: (term: Term) => void; onRemove: () => void }) {
  const { t } = useTranslation('commission');
  return (
    <Space wrap className="mq-commission-row">
      <Select aria-label={t('termRole', { n })} disabled={disabled} value={term.role} popupMatchSelectWidth={false} onChange={(role) => onChange({ ...term, role })} options={ROLES_OF_PARTIES.map((value) => ({ value, label: t(`roles.${value}`) }))} />
      <Select aria-label={t('termLevel', { n })} disabled={disabled} value={term.level} popupMatchSelectWidth={false} onChange={(level) => onChange({ ...term, level })} options={[1, 2].map((value) => ({ value, label: t('levelN', { level: value }) }))} />
      <InputNumber<string> stringMode disabled={disabled} aria-label={t('termRate', { n })} min="0" max="100" suffix="%" value={plainDecimal(term.ratePpm ?? 0, 4)} onChange={(value) => onChange({ ...term, ratePpm: minorOf(value ?? '0', 4) })} />
      <InputNumber<string> stringMode disabled={disabled} aria-label={t('termPerItem', { n })} min="0" prefix={t('perItem')} suffix={currency} value={plainDecimal(term.perItemMinor ?? 0, 2)} onChange={(value) => onChange({ ...term, perItemMinor: minorOf(value ?? '0', 2) })} />
      <Select mode="tags" className="mq-commission-tags" aria-label={t('termCategories', { n })} disabled={disabled} value={term.categories ?? []} placeholder={t('anyCategory')} open={false} suffixIcon={null} onChange={(categories: string[]) => onChange({ ...term, categories })} />
      {!disabled && <Button type="text" onClick={onRemove}>{t('remove')}</Button>}
    </Space>
  );
}

function ExampleRow({ example, disabled, n, currency, onChange, onRemove }: { example: Example; disabled: boolean; n: number; currency: string; onChange: (example: Example) => void; onRemove: () => void }) {
  const { t } = useTranslation('commission');
  const amount = (label: string, prefix: string, minor: number, change: (minor: number) => void) => <InputNumber<string> stringMode disabled={disabled} aria-label={label} min="0" prefix={prefix} suffix={currency}
    value={plainDecimal(minor, 2)} onChange={(value) => change(minorOf(value ?? '0', 2))} />;
  return (
    <Space wrap className="mq-commission-row">
      {amount(t('examplePaid', { n }), t('why.paid'), example.paidMinor, (paidMinor) => onChange({ ...example, paidMinor }))}
      {amount(t('exampleRefunded', { n }), t('why.refunded'), example.refundedMinor, (refundedMinor) => onChange({ ...example, refundedMinor }))}
      {example.parties.map((share, index) => <span key={index}>{amount(t('exampleExpected', { n, role: t(`roles.${share.role as 'KOL'}`) }), t(`roles.${share.role as 'KOL'}`), share.expectedMinor,
        (expectedMinor) => onChange({ ...example, parties: example.parties.map((one, at) => at === index ? { ...one, expectedMinor } : one) }))}</span>)}
      {!disabled && <Button type="text" onClick={onRemove}>{t('remove')}</Button>}
    </Space>
  );
}
