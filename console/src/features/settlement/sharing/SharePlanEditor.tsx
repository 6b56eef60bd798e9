import { Button, Checkbox, Input, InputNumber, Select, Space } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { EditorPage, Panel, ProblemAlert, Rows, StatusTag, Waterfall, plainDecimal, todayIn, useNotice, type CheckItem } from '@/design';
import { minorOf } from '../commission/CommissionStatementPage';
import { amounts } from '../commission/PlanEditor';
import { PlanState } from '../commission/PolicyPlans';
import { percent } from '../commission/commissions';
import '../commission/commission.css';
import { waterfall } from './shares';

interface Step { how: 'FIXED' | 'PERCENT'; party: string; amountMinor?: number | null; ratePpm?: number | null; refundable?: boolean | null }
interface Who { kind: string; partner?: string | null }
interface Example { title?: string; totalMinor: number; refundedMinor?: number | null; expectedMinor: number[] }
interface Body {
  code: string; nameZh: string; nameEn: string; entity: string; currency: string; basis: string; channels?: string[]; onlyPlaced: boolean; holdDays: number; cost: string; steps: Step[]; residual: string;
  parties: Record<string, Who>; examples: Example[];
}
interface Version { id: string; code: string; number: number; state: string; documentNo: string | null; validFrom: string; validThrough: string | null; body: Body }
interface Checked { examples: { name: string; passed: boolean; expected: string; actual: string }[]; examplesMin: number; kept: number[] }
interface Entity { code: string; nameZh: string; nameEn: string }
const KINDS = ['BRAND', 'PARTNER', 'SHOP', 'PLACED', 'OUTSIDE'] as const;
const COSTS = ['CONTRA_REVENUE', 'COMMISSION_EXPENSE', 'MARKETING_EXPENSE'] as const;

const emptyBody: Body = {
  code: '', nameZh: '', nameEn: '', entity: '', currency: 'CNY', basis: 'GROSS', onlyPlaced: true, holdDays: 15, cost: 'CONTRA_REVENUE', residual: 'brand',
  steps: [{ how: 'FIXED', party: 'platform', amountMinor: 500, refundable: false }, { how: 'PERCENT', party: 'dealer', ratePpm: 200_000, refundable: true }],
  parties: { platform: { kind: 'OUTSIDE' }, dealer: { kind: 'PLACED' }, brand: { kind: 'BRAND' } },
  examples: [{ totalMinor: 10_500, expectedMinor: [500, 2_000, 8_000] }, { totalMinor: 300, expectedMinor: [300, 0, 0] }, { totalMinor: 10_500, refundedMinor: 10_500, expectedMinor: [500, 0, -500] }],
};

/** A sharing plan: the steps at the left, at the right the waterfall of an amount and what a refund leaves. */
export default function SharePlanEditor() {
  const { t, i18n } = useTranslation('sharing');
  const { versionId } = useParams();
  const version = useGet<Version>(versionId ? `/api/policies/versions/${versionId}` : null);
  const [body, setBody] = useState<Body | null>(versionId ? null : emptyBody);
  const [envelope, setEnvelope] = useState({ documentNo: '', validFrom: todayIn(), validThrough: '' });
  const [saved, setSaved] = useState('');
  const [trial, setTrial] = useState({ total: 20_000, refunded: 0 });
  useEffect(() => {
    if (version.data && !body) {
      setBody(version.data.body);
      setEnvelope({ documentNo: version.data.documentNo ?? '', validFrom: version.data.validFrom, validThrough: version.data.validThrough ?? '' });
      setSaved(JSON.stringify(version.data.body));
    }
  }, [version.data, body]);
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const checked = useChecked(may ? body : null, trial);
  const navigate = useNavigate();
  const notice = useNotice();
  const state = version.data?.state ?? 'DRAFT';
  const editable = may && state === 'DRAFT';
  const form = { documentNo: envelope.documentNo || null, validFrom: envelope.validFrom, validThrough: envelope.validThrough || null };
  const save = useWrite((_: void, options) => versionId ? api.put<Version>(`/api/policies/versions/${versionId}`, { ...form, body, note: '' }, options)
    : api.post<Version>('/api/policies', { kind: 'sharing', code: body!.code, titleZh: body!.nameZh, titleEn: body!.nameEn, ...form, body }, options),
  { invalidate: ['/api/policies'], onSuccess: (made) => { setSaved(JSON.stringify(body)); notice.done(t('editor.saved')); if (!versionId) void navigate(`/shares/plans/${made.id}`, { replace: true }); } });
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
  const amount = (label: string, minor: number, change: (minor: number) => void) => <label className="mq-field"><span>{label}</span>
    <InputNumber<string> stringMode aria-label={label} min="0" value={plainDecimal(minor, 2)} onChange={(value) => change(minorOf(value ?? '0', 2))} /></label>;
  return (
    <EditorPage title={version.data ? (i18n.language === 'en' ? version.data.body.nameEn : version.data.body.nameZh) : t('editor.new')} code={version.data && `${version.data.code} v${version.data.number}`} status={version.data && <PlanState state={state} />}
      back={{ to: '/shares/plans', label: t('plans.title') }} loading={!!versionId && version.isPending} problem={version.error} draft={save.isPending ? 'saving' : clean ? 'saved' : 'unsaved'}
      actions={<Space wrap>
        {editable && <Button disabled={!body || clean} loading={save.isPending} onClick={() => save.mutate(undefined, { onError: notice.fail })}>{t('save')}</Button>}
        {editable && versionId && <Button disabled={!clean} loading={submit.isPending} onClick={() => submit.mutate(undefined, { onError: notice.fail })}>{t('editor.submit')}</Button>}
      </Space>}
      form={body && <PlanForm body={body} envelope={envelope} disabled={!editable} isNew={!versionId} onChange={setBody} onEnvelope={setEnvelope} />}
      previewTitle={t('editor.preview')} preview={<>
        <ProblemAlert problem={checked.problem} />
        <Space wrap>{amount(t('editor.trial'), trial.total, (total) => setTrial({ ...trial, total }))}{amount(t('editor.trialRefund'), trial.refunded, (refunded) => setTrial({ ...trial, refunded }))}</Space>
        {checked.answer && body && <Waterfall currency={body.currency} steps={waterfall({ label: t('editor.left'), minor: Math.max(0, trial.total - trial.refunded) },
          [...body.steps, null].map((step, index) => ({ label: step ? step.party : body.residual, minor: checked.answer!.kept[index] ?? 0, text: step ? words(t, step) : t('how.RESIDUAL') })))} />}
        {checked.answer && <Panel title={t('examples')}><Rows<Checked['examples'][number]> rows={checked.answer.examples} rowKey={(row) => row.name} columns={[
          { key: 'name', title: t('example'), card: 'title', render: (row) => row.name },
          { key: 'expected', title: t('expected'), numeric: true, render: (row) => amounts(row.expected) },
          { key: 'actual', title: t('computed'), numeric: true, render: (row) => amounts(row.actual) },
          { key: 'passed', title: t('stateLabel'), card: 'figure', render: (row) => <StatusTag tone={row.passed ? 'good' : 'bad'}>{t(row.passed ? 'holds' : 'fails')}</StatusTag> },
        ]} /></Panel>}
      </>}
      checklist={checklist}
      publish={may && state === 'APPROVED' ? { label: t('editor.publish'), effect: t('editor.publishEffect', { code: version.data!.code, number: version.data!.number, from: envelope.validFrom }), run: () => publish.mutateAsync() } : undefined} />
  );
}

function words(t: ReturnType<typeof useTranslation<'sharing'>>['t'], step: Step): string {
  return step.how === 'PERCENT' ? t('how.percentOf', { rate: percent(step.ratePpm ?? 0) }) : t('how.FIXED');
}

function useChecked(body: Body | null, trial: { total: number; refunded: number }): { answer: Checked | null; problem: unknown } {
  const [answer, setAnswer] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const text = body && body.code && body.nameZh && body.nameEn && body.entity ? JSON.stringify({ body, totalMinor: trial.total, refundedMinor: Math.min(trial.refunded, trial.total) }) : '';
  useEffect(() => {
    if (!text) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      api.post<Checked>('/api/shares/plans/check', JSON.parse(text) as object).then((found) => { if (!gone) { setAnswer(found); setProblem(null); } })
        .catch((error: unknown) => { if (!gone) { setAnswer(null); setProblem(error); } });
    }, 500);
    return () => { gone = true; clearTimeout(timer); };
  }, [text]);
  return { answer, problem };
}

interface Envelope { documentNo: string; validFrom: string; validThrough: string }
interface FormProps { body: Body; envelope: Envelope; disabled: boolean; isNew: boolean; onChange: (body: Body) => void; onEnvelope: (envelope: Envelope) => void }

function PlanForm({ body, envelope, disabled, isNew, onChange, onEnvelope }: FormProps) {
  const { t, i18n } = useTranslation('sharing');
  const entities = useGet<Page<Entity>>('/api/entities', undefined, { staleTime: 300_000 });
  const set = (change: Partial<Body>) => onChange({ ...body, ...change });
  const field = (label: string, control: ReactNode) => <label className="mq-field"><span>{label}</span>{control}</label>;
  const text = (label: string, value: string, change: (value: string) => void, locked = disabled) => field(label, <Input disabled={locked} value={value} maxLength={100} onChange={(event) => change(event.target.value)} />);
  const choose = (label: string, value: string, options: { value: string; label: string }[], change: (value: string) => void) => field(label,
    <Select aria-label={label} disabled={disabled} value={value || undefined} popupMatchSelectWidth={false} options={options} onChange={change} />);
  const named = [...new Set([...body.steps.map((step) => step.party), body.residual])].filter((name) => name !== '');
  const step = (at: number, change: Partial<Step>) => set({ steps: body.steps.map((one, index) => index === at ? { ...one, ...change } : one) });
  return (
    <div className="mq-commission-form">
      {text(t('code'), body.code, (code) => set({ code: code.trim() }), disabled || !isNew)}
      {text(t('nameZh'), body.nameZh, (nameZh) => set({ nameZh }))}
      {text(t('nameEn'), body.nameEn, (nameEn) => set({ nameEn }))}
      {text(t('documentNo'), envelope.documentNo, (documentNo) => onEnvelope({ ...envelope, documentNo }))}
      {field(t('validFrom'), <Input type="date" disabled={disabled} value={envelope.validFrom} onChange={(event) => onEnvelope({ ...envelope, validFrom: event.target.value })} />)}
      {field(t('validThrough'), <Input type="date" disabled={disabled} value={envelope.validThrough} onChange={(event) => onEnvelope({ ...envelope, validThrough: event.target.value })} />)}
      {choose(t('entity'), body.entity, (entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh })), (entity) => set({ entity }))}
      {choose(t('basis'), body.basis, (['GROSS', 'NET'] as const).map((value) => ({ value, label: t(`bases.${value}`) })), (basis) => set({ basis }))}
      {choose(t('cost'), body.cost, COSTS.map((value) => ({ value, label: t(`costs.${value}`) })), (cost) => set({ cost }))}
      {field(t('holdDays'), <InputNumber disabled={disabled} aria-label={t('holdDays')} min={0} max={365} precision={0} value={body.holdDays} onChange={(days) => set({ holdDays: days ?? 0 })} />)}
      <Checkbox disabled={disabled} checked={body.onlyPlaced} onChange={(event) => set({ onlyPlaced: event.target.checked })}>{t('onlyPlaced')}</Checkbox>
      <h3>{t('steps')}</h3>
      {body.steps.map((one, index) => (
        <Space key={index} wrap className="mq-commission-row">
          <Input aria-label={t('stepParty', { n: index + 1 })} disabled={disabled} value={one.party} maxLength={60} onChange={(event) => step(index, { party: event.target.value })} />
          <Select aria-label={t('stepHow', { n: index + 1 })} disabled={disabled} value={one.how} popupMatchSelectWidth={false} onChange={(how) => step(index, { how })} options={(['FIXED', 'PERCENT'] as const).map((value) => ({ value, label: t(`how.${value}`) }))} />
          {one.how === 'FIXED'
            ? <InputNumber<string> stringMode disabled={disabled} aria-label={t('stepAmount', { n: index + 1 })} min="0" suffix={body.currency} value={plainDecimal(one.amountMinor ?? 0, 2)} onChange={(value) => step(index, { amountMinor: minorOf(value ?? '0', 2) })} />
            : <InputNumber<string> stringMode disabled={disabled} aria-label={t('stepRate', { n: index + 1 })} min="0" max="100" suffix="%" value={plainDecimal(one.ratePpm ?? 0, 4)} onChange={(value) => step(index, { ratePpm: minorOf(value ?? '0', 4) })} />}
          <Checkbox disabled={disabled} checked={one.refundable !== false} onChange={(event) => step(index, { refundable: event.target.checked })}>{t('refundable')}</Checkbox>
          {!disabled && <Button type="text" onClick={() => set({ steps: body.steps.filter((_, at) => at !== index) })}>{t('remove')}</Button>}
        </Space>
      ))}
      {!disabled && <Button onClick={() => set({ steps: [...body.steps, { how: 'PERCENT', party: '', ratePpm: 10_000, refundable: true }] })}>{t('addStep')}</Button>}
      {text(t('residual'), body.residual, (residual) => set({ residual }))}
      <h3>{t('parties')}</h3>
      {named.map((name) => (
        <Space key={name} wrap className="mq-commission-row"><b>{name}</b>
          <Select aria-label={t('partyKind', { name })} disabled={disabled} value={body.parties[name]?.kind} popupMatchSelectWidth={false} onChange={(kind) => set({ parties: { ...body.parties, [name]: { kind } } })} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
          {body.parties[name]?.kind === 'PARTNER' && <Input aria-label={t('partyPartner', { name })} disabled={disabled} placeholder={t('partnerCode')} value={body.parties[name]?.partner ?? ''} onChange={(event) => set({ parties: { ...body.parties, [name]: { kind: 'PARTNER', partner: event.target.value } } })} />}
        </Space>
      ))}
      <h3>{t('examples')}</h3>
      {body.examples.map((example, at) => {
        const change = (part: Partial<Example>) => set({ examples: body.examples.map((one, index) => index === at ? { ...one, ...part } : one) });
        const money = (label: string, prefix: string, minor: number, then: (minor: number) => void) => <InputNumber<string> key={label} stringMode disabled={disabled} aria-label={label} prefix={prefix} value={plainDecimal(minor, 2)} onChange={(value) => then(minorOf(value ?? '0', 2))} />;
        return (
          <Space key={at} wrap className="mq-commission-row">
            {money(t('exampleTotal', { n: at + 1 }), t('total'), example.totalMinor, (totalMinor) => change({ totalMinor }))}
            {money(t('exampleRefund', { n: at + 1 }), t('refunded'), example.refundedMinor ?? 0, (refundedMinor) => change({ refundedMinor }))}
            {[...body.steps.map((one) => one.party), body.residual].map((name, index) => money(t('exampleKeeps', { n: at + 1, name, index: index + 1 }), name, example.expectedMinor[index] ?? 0,
              (minor) => change({ expectedMinor: [...body.steps, null].map((_, i) => i === index ? minor : example.expectedMinor[i] ?? 0) })))}
            {!disabled && <Button type="text" onClick={() => set({ examples: body.examples.filter((_, index) => index !== at) })}>{t('remove')}</Button>}
          </Space>
        );
      })}
      {!disabled && <Button onClick={() => set({ examples: [...body.examples, { totalMinor: 10_000, expectedMinor: [...body.steps.map(() => 0), 10_000] }] })}>{t('addExample')}</Button>}
    </div>
  );
}
