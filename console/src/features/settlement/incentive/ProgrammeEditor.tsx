import { Button, Input, InputNumber, Select, Space } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { EditorPage, Panel, ProblemAlert, todayIn, useNotice, type CheckItem } from '@/design';
import './incentive.css';
import { Examples } from './Examples';
import { PolicyStateTag } from './ProgrammeList';
import { Simulation } from './Simulation';
import { TierChart } from './TierChart';
import { BandRows } from './Bands';
import { minorOf, minorText } from './minor';
import { TermsForm } from './TermsForm';
import { CALENDARS, emptyBody, MEASURES, MODES, MOVEMENTS, valueOf, type Body, type Checked } from './programmes';

interface Version { id: string; policyId: string; code: string; number: number; state: string; documentNo: string | null; validFrom: string; validThrough: string | null; body: Body }
interface Entity { code: string; nameZh: string; nameEn: string }

/** A programme draft: the form at the left, at the right what it pays, its examples, and what it would have paid. */
export default function ProgrammeEditor() {
  const { t } = useTranslation('incentive');
  const { versionId } = useParams();
  const version = useGet<Version>(versionId ? `/api/policies/versions/${versionId}` : null);
  const [body, setBody] = useState<Body | null>(versionId ? null : emptyBody(todayIn()));
  const [documentNo, setDocumentNo] = useState('');
  const [saved, setSaved] = useState<string>('');
  useEffect(() => {
    if (version.data && !body) { setBody(version.data.body); setDocumentNo(version.data.documentNo ?? ''); setSaved(JSON.stringify(version.data.body)); }
  }, [version.data, body]);
  const checked = useChecked(body);
  const may = useRole('CHANNEL_MANAGER', 'PRICING');
  const navigate = useNavigate();
  const notice = useNotice();
  const state = version.data?.state ?? 'DRAFT';
  const editable = may && state === 'DRAFT';
  const save = useWrite((_: void, options) => versionId
    ? api.put<Version>(`/api/policies/versions/${versionId}`, { documentNo: documentNo || null, validFrom: body!.validFrom, validThrough: body!.validTo, body, note: '' }, options)
    : api.post<Version>('/api/policies', { kind: 'programme', code: body!.code, titleZh: body!.nameZh, titleEn: body!.nameEn, documentNo: documentNo || null, validFrom: body!.validFrom, validThrough: body!.validTo, body }, options),
  { invalidate: ['/api/policies'], onSuccess: (made) => { setSaved(JSON.stringify(body)); notice.done(t('editor.saved')); if (!versionId) void navigate(`/programmes/versions/${made.id}`, { replace: true }); } });
  const submit = useWrite((_: void, options) => api.post(`/api/policies/versions/${versionId}/submit`, {}, options), { invalidate: ['/api/policies'] });
  const publish = useWrite((_: void, options) => api.post(`/api/policies/versions/${versionId}/publish`, {}, options), { invalidate: ['/api/policies', '/api/programmes'] });
  const clean = body !== null && JSON.stringify(body) === saved;
  const holds = checked.answer?.examples.filter((one) => one.holds).length ?? 0;
  const checklist: CheckItem[] = [
    { label: t('editor.check.reads'), ok: !!checked.answer },
    { label: t('editor.check.examples', { holds, count: checked.answer?.examples.length ?? 0 }), ok: !!checked.answer && holds >= 3 && holds === checked.answer.examples.length },
    { label: t('editor.check.conflict'), ok: !!checked.answer && !checked.answer.conflict,
      hint: checked.answer?.conflict ? t('editor.check.witness', { ...checked.answer.conflict }) : undefined },
    ...(checked.answer?.legalReview ? [{ label: t('editor.check.legal'), ok: false, hint: t('editor.check.legalHint', { ...checked.answer.legalReview }) }] : []),
    { label: t('editor.check.number'), ok: documentNo !== '' },
    { label: t('editor.check.approved'), ok: state === 'APPROVED' || state === 'PUBLISHED' },
  ];
  return (
    <EditorPage title={version.data ? `${version.data.body.nameZh || version.data.code}` : t('editor.new')} code={version.data && `${version.data.code} v${version.data.number}`}
      status={version.data && <PolicyStateTag state={state} />} back={{ to: '/programmes', label: t('list.title') }} loading={!!versionId && version.isPending} problem={version.error}
      draft={save.isPending ? 'saving' : clean ? 'saved' : 'unsaved'} previewTitle={t('editor.preview')}
      actions={<Space wrap>
        {editable && <Button disabled={!body || clean} loading={save.isPending} onClick={() => save.mutate(undefined, { onError: notice.fail })}>{t('editor.save')}</Button>}
        {editable && versionId && <Button disabled={!clean} loading={submit.isPending} onClick={() => submit.mutate(undefined, { onError: notice.fail, onSuccess: () => notice.done(t('editor.submitted')) })}>{t('editor.submit')}</Button>}
      </Space>}
      form={body && <ProgrammeForm body={body} documentNo={documentNo} disabled={!editable} isNew={!versionId} onChange={setBody} onNumber={setDocumentNo} />}
      preview={<>
        <ProblemAlert problem={checked.problem} />
        {checked.answer && <TierChart checked={checked.answer} />}
        {checked.answer && <Panel title={t('examples')}><Examples checked={checked.answer} /></Panel>}
        {body && checked.answer && <Panel title={t('simulation.title')}><Simulation body={body} besideCode={version.data && version.data.number > 1 ? version.data.code : null} /></Panel>}
      </>}
      checklist={checklist}
      publish={may && state === 'APPROVED' ? { label: t('editor.publish'), effect: t('editor.publishEffect', { code: version.data!.code, number: version.data!.number, from: body?.validFrom, to: body?.validTo }),
        run: () => publish.mutateAsync() } : undefined} />
  );
}

/** Asks the server what the draft says, a moment after the last change. */
function useChecked(body: Body | null): { answer: Checked | null; problem: unknown } {
  const [answer, setAnswer] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const text = body ? JSON.stringify(body) : '';
  useEffect(() => {
    if (!text) return undefined;
    const draft = JSON.parse(text) as Body;
    if (!draft.code || !draft.nameZh || !draft.nameEn || !draft.entity) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      api.post<Checked>('/api/programmes/check', { body: draft }).then((found) => { if (!gone) { setAnswer(found); setProblem(null); } })
        .catch((error: unknown) => { if (!gone) { setAnswer(null); setProblem(error); } });
    }, 500);
    return () => { gone = true; clearTimeout(timer); };
  }, [text]);
  return { answer, problem };
}

interface FormProps { body: Body; documentNo: string; disabled: boolean; isNew: boolean; onChange: (body: Body) => void; onNumber: (text: string) => void }

function ProgrammeForm({ body, documentNo, disabled, isNew, onChange, onNumber }: FormProps) {
  const { t, i18n } = useTranslation('incentive');
  const entities = useGet<Page<Entity>>('/api/entities', undefined, { staleTime: 300_000 });
  const set = (change: Partial<Body>) => onChange({ ...body, ...change });
  const quantity = body.base.measure === 'QUANTITY';
  const words = t as unknown as (key: string) => string;
  const field = (label: string, control: ReactNode) => <label className="mq-field"><span>{label}</span>{control}</label>;
  const choose = (label: string, value: string, values: readonly string[], prefix: string, change: (value: string) => void) => field(label,
    <Select aria-label={label} disabled={disabled} value={value} popupMatchSelectWidth={false} onChange={change} options={values.map((one) => ({ value: one, label: words(`${prefix}.${one}`) }))} />);
  const tags = (key: keyof Body['scope']) => field(words(`scope.${key}`), <Select mode="tags" aria-label={words(`scope.${key}`)} disabled={disabled} value={body.scope[key] ?? []} placeholder={t('any')}
    onChange={(values: string[]) => set({ scope: { ...body.scope, [key]: values } })} open={false} suffixIcon={null} />);
  const money = (label: string, value: number | null | undefined, change: (minor: number | null) => void) => field(label, <InputNumber<string> stringMode disabled={disabled} aria-label={label} min="0"
    value={value === null || value === undefined ? null : minorText(value)} onChange={(text) => change(text === null || text === '' ? null : minorOf(text))} />);
  return (
    <div className="mq-incentive-form">
      {field(t('code'), <Input disabled={disabled || !isNew} value={body.code} maxLength={60} onChange={(event) => set({ code: event.target.value.trim() })} />)}
      {field(t('nameZh'), <Input disabled={disabled} value={body.nameZh} maxLength={100} onChange={(event) => set({ nameZh: event.target.value })} />)}
      {field(t('nameEn'), <Input disabled={disabled} value={body.nameEn} maxLength={100} onChange={(event) => set({ nameEn: event.target.value })} />)}
      {field(t('documentNo'), <Input disabled={disabled} value={documentNo} maxLength={60} onChange={(event) => onNumber(event.target.value)} />)}
      {field(t('entity'), <Select aria-label={t('entity')} disabled={disabled} value={body.entity || undefined} onChange={(entity) => set({ entity })}
        options={(entities.data?.items ?? []).map((one) => ({ value: one.code, label: i18n.language === 'en' ? one.nameEn : one.nameZh }))} />)}
      {field(t('currency'), <Input disabled={disabled} value={body.currency} maxLength={3} onChange={(event) => set({ currency: event.target.value.toUpperCase() })} />)}
      {field(t('validFrom'), <Input type="date" disabled={disabled} value={body.validFrom} onChange={(event) => set({ validFrom: event.target.value })} />)}
      {field(t('validTo'), <Input type="date" disabled={disabled} value={body.validTo} onChange={(event) => set({ validTo: event.target.value })} />)}
      <h3>{t('scopeTitle')}</h3>
      {tags('partnerTypes')}{tags('tiers')}{tags('regions')}{tags('partners')}{tags('categories')}{tags('products')}{tags('channels')}
      <h3>{t('baseTitle')}</h3>
      {choose(t('movement'), body.base.movement, MOVEMENTS, 'movements', (movement) => set({ base: { ...body.base, movement } }))}
      {choose(t('qualifyingMovement'), body.base.qualifyingMovement ?? body.base.movement, MOVEMENTS, 'movements', (qualifyingMovement) => set({ base: { ...body.base, qualifyingMovement: qualifyingMovement === body.base.movement ? undefined : qualifyingMovement } }))}
      {choose(t('measure'), body.base.measure, MEASURES, 'measures', (measure) => set({ base: { movement: body.base.movement, qualifyingMovement: body.base.qualifyingMovement, measure } }))}
      {choose(t('payingMeasure'), body.base.payingMeasure ?? body.base.measure, MEASURES, 'measures', (payingMeasure) => set({ base: { ...body.base, payingMeasure: payingMeasure === body.base.measure ? undefined : payingMeasure } }))}
      {quantity && field(t('unit'), <Input disabled={disabled} value={body.base.unit ?? ''} onChange={(event) => set({ base: { ...body.base, unit: event.target.value || null } })} />)}
      {choose(t('calendar'), body.calendar.type, CALENDARS, 'calendars', (type) => set({ calendar: { type } }))}
      {choose(t('returns'), body.returns, ['ORIGINAL', 'CURRENT'], 'returnsTo', (returns) => set({ returns }))}
      {field(t('graceDays'), <InputNumber disabled={disabled} aria-label={t('graceDays')} min={0} max={366} precision={0} value={body.graceDays} onChange={(days) => set({ graceDays: days ?? 0 })} />)}
      <h3>{t('tiersTitle')}</h3>
      {choose(t('mode'), body.tiers.mode, MODES, 'modes', (mode) => set({ tiers: { mode, bands: body.tiers.bands.map((band) => ({ from: band.from, [valueOf(mode)]: band.ratePpm ?? band.amountMinor ?? band.perUnitMinor ?? 0 })) } }))}
      <BandRows tiers={body.tiers} measure={body.base.measure} currency={body.currency} disabled={disabled} onChange={(bands) => set({ tiers: { ...body.tiers, bands } })} />
      {money(t('minimum'), body.payFromMinor ?? body.minimumMinor, (minor) => set({ payFromMinor: minor, minimumMinor: undefined }))}
      {money(t('guarantee'), body.guaranteeMinor, (minor) => set({ guaranteeMinor: minor }))}
      {money(t('cap'), body.capMinor, (minor) => set({ capMinor: minor }))}
      <TermsForm body={body} disabled={disabled} onChange={set} />
      {field(t('clauseZh'), <Input.TextArea rows={3} disabled={disabled} value={body.clauseZh ?? ''} maxLength={500} onChange={(event) => set({ clauseZh: event.target.value || undefined })} />)}
      {field(t('clauseEn'), <Input.TextArea rows={3} disabled={disabled} value={body.clauseEn ?? ''} maxLength={500} onChange={(event) => set({ clauseEn: event.target.value || undefined })} />)}
      <h3>{t('examples')}</h3>
      <ExampleForms body={body} disabled={disabled} onChange={(examples) => set({ examples })} />
    </div>
  );
}

/** One fact per example here; longer examples come with an imported body and stay as they are. */
function ExampleForms({ body, disabled, onChange }: { body: Body; disabled: boolean; onChange: (examples: Body['examples']) => void }) {
  const { t } = useTranslation('incentive');
  const key = body.base.measure === 'QUANTITY' ? 'quantityMilli' : body.base.measure === 'GROSS' ? 'grossMinor' : 'netMinor';
  const places = key === 'quantityMilli' ? 3 : 2;
  const change = (at: number, part: Partial<Body['examples'][number]>) => onChange(body.examples.map((one, index) => index === at ? { ...one, ...part } : one));
  return (
    <>
      {body.examples.map((example, index) => (
        <Space key={index} wrap className="mq-incentive-band">
          {example.facts.length === 1
            ? <InputNumber<string> stringMode disabled={disabled} aria-label={t('exampleBase', { n: index + 1 })} prefix={t('base')} value={minorText(example.facts[0]![key] ?? 0, places)}
              onChange={(text) => change(index, { facts: [{ kind: body.base.movement, date: example.facts[0]!.date, [key]: minorOf(text ?? '0', places) }] })} />
            : <span className="mq-quiet">{t('exampleFacts', { count: example.facts.length })}</span>}
          <InputNumber<string> stringMode disabled={disabled} aria-label={t('exampleExpected', { n: index + 1 })} prefix={t('expected')} value={minorText(example.expectedMinor)}
            onChange={(text) => change(index, { expectedMinor: minorOf(text ?? '0') })} />
          {!disabled && <Button type="text" onClick={() => onChange(body.examples.filter((_, at) => at !== index))}>{t('remove')}</Button>}
        </Space>
      ))}
      {!disabled && <Button onClick={() => onChange([...body.examples, { facts: [{ kind: body.base.movement, date: body.validFrom, [key]: 0 }], expectedMinor: 0 }])}>{t('addExample')}</Button>}
    </>
  );
}
