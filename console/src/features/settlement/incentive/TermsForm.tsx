import { Button, Input, InputNumber, Select, Space, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { minorOf, minorText } from './minor';
import { BandRows } from './Bands';
import { ACCOUNTINGS, MEASURES, MODES, MOVEMENTS, valueOf, type Body, type Gate, type RequirementBody, type TierChange, type Weight } from './programmes';

interface Props { body: Body; disabled: boolean; onChange: (change: Partial<Body>) => void }

/** A row of a list in the form: what it says, and a button that takes it away. */
function Row({ disabled, onRemove, children }: { disabled: boolean; onRemove: () => void; children: ReactNode }) {
  const { t } = useTranslation('incentive');
  return <Space wrap className="mq-incentive-band">{children}{!disabled && <Button type="text" onClick={onRemove}>{t('remove')}</Button>}</Space>;
}

/** Requirements, scorecard, tier dates, group, shared limits, sources and treatment of a programme. */
export function TermsForm({ body, disabled, onChange }: Props) {
  return <><Limits {...{ body, disabled, onChange }} /><Requirements {...{ body, disabled, onChange }} /><ScorecardForm {...{ body, disabled, onChange }} />
    <TierChanges {...{ body, disabled, onChange }} /><Together {...{ body, disabled, onChange }} /></>;
}

function Limits({ body, disabled, onChange }: Props) {
  const { t } = useTranslation('incentive');
  const money = (key: 'lineCapMinor' | 'programmeCapMinor' | 'budgetMinor', label: string) => (
    <label className="mq-field"><span>{label}</span><InputNumber<string> stringMode disabled={disabled} aria-label={label} min="0" value={body[key] == null ? null : minorText(body[key])}
      onChange={(text) => onChange({ [key]: text === null || text === '' ? null : minorOf(text) })} /></label>);
  const places = (body.base.payingMeasure ?? body.base.measure) === 'QUANTITY' ? 3 : 2;
  return (
    <>
      <h3>{t('terms.limits')}</h3>
      {money('lineCapMinor', t('terms.lineCap'))}{money('programmeCapMinor', t('terms.programmeCap'))}{money('budgetMinor', t('terms.budget'))}
      <label className="mq-field"><span>{t('terms.baseCap')}</span><InputNumber<string> stringMode disabled={disabled} aria-label={t('terms.baseCap')} min="0"
        value={body.baseCap == null ? null : minorText(body.baseCap, places)} onChange={(text) => onChange({ baseCap: text === null || text === '' ? null : minorOf(text, places) })} /></label>
    </>
  );
}

function Requirements({ body, disabled, onChange }: Props) {
  const { t } = useTranslation('incentive');
  const words = t as unknown as (key: string) => string;
  const all = body.requirements ?? [];
  const set = (requirements: RequirementBody[]) => onChange({ requirements: requirements.length ? requirements : undefined });
  const change = (at: number, part: Partial<RequirementBody>) => set(all.map((one, index) => index === at ? { ...one, ...part } : one));
  const placesOf = (one: RequirementBody) => (one.measure ?? body.base.measure) === 'QUANTITY' ? 3 : 2;
  return (
    <>
      <h3>{t('terms.requirements')}</h3>
      {all.map((one, index) => (
        <Row key={index} disabled={disabled} onRemove={() => set(all.filter((_, at) => at !== index))}>
          <Select aria-label={t('terms.kind')} disabled={disabled} value={one.kind} popupMatchSelectWidth={false} onChange={(kind: RequirementBody['kind']) => change(index, blank(kind, one.name))}
            options={(['AT_LEAST', 'PORTION', 'ACTIVE_PRODUCTS'] as const).map((kind) => ({ value: kind, label: words(`terms.kinds.${kind}`) }))} />
          <Input aria-label={t('name')} disabled={disabled} placeholder={t('name')} value={one.name} onChange={(event) => change(index, { name: event.target.value })} />
          {one.kind !== 'ACTIVE_PRODUCTS' && <Select mode="tags" aria-label={t('scope.categories')} disabled={disabled} placeholder={t('scope.categories')} value={one.categories ?? []} open={false}
            suffixIcon={null} style={{ minWidth: 140 }} onChange={(categories: string[]) => change(index, { categories })} />}
          {one.kind !== 'ACTIVE_PRODUCTS' && <Select mode="tags" aria-label={t('scope.products')} disabled={disabled} placeholder={t('scope.products')} value={one.products ?? []} open={false}
            suffixIcon={null} style={{ minWidth: 140 }} onChange={(products: string[]) => change(index, { products })} />}
          {one.kind === 'AT_LEAST' && <>
            <Select aria-label={t('movement')} disabled={disabled} value={one.movement ?? body.base.movement} popupMatchSelectWidth={false} onChange={(movement) => change(index, { movement })}
              options={MOVEMENTS.map((value) => ({ value, label: words(`movements.${value}`) }))} />
            <Select aria-label={t('measure')} disabled={disabled} value={one.measure ?? body.base.measure} popupMatchSelectWidth={false} onChange={(measure) => change(index, { measure })}
              options={MEASURES.map((value) => ({ value, label: words(`measures.${value}`) }))} />
            <InputNumber<string> stringMode disabled={disabled} aria-label={t('terms.least')} prefix="≥" min="0" value={minorText(one.value ?? 0, placesOf(one))}
              onChange={(text) => change(index, { value: minorOf(text ?? '0', placesOf(one)) })} /></>}
          {one.kind === 'PORTION' && <InputNumber<string> stringMode disabled={disabled} aria-label={t('terms.least')} prefix="≥" suffix="%" min="0" max="100" value={minorText(one.leastPpm ?? 0, 4)}
            onChange={(text) => change(index, { leastPpm: minorOf(text ?? '0', 4) })} />}
          {one.kind === 'ACTIVE_PRODUCTS' && <InputNumber disabled={disabled} aria-label={t('terms.least')} prefix="≥" min={1} precision={0} value={one.least ?? 1} onChange={(least) => change(index, { least: least ?? 1 })} />}
        </Row>
      ))}
      {all.length > 1 && <label className="mq-field"><span>{t('terms.requires')}</span><Select aria-label={t('terms.requires')} disabled={disabled} value={body.requires ?? 'ALL'}
        onChange={(requires) => onChange({ requires })} options={['ALL', 'ANY'].map((value) => ({ value, label: words(`terms.combine.${value}`) }))} /></label>}
      {!disabled && <Button onClick={() => set([...all, blank('AT_LEAST', '')])}>{t('terms.addRequirement')}</Button>}
    </>
  );
}

function blank(kind: RequirementBody['kind'], name: string): RequirementBody {
  if (kind === 'PORTION') return { kind, name, categories: [], leastPpm: 100_000 };
  return kind === 'ACTIVE_PRODUCTS' ? { kind, name, least: 5 } : { kind, name, categories: [], value: 100_000 };
}

function ScorecardForm({ body, disabled, onChange }: Props) {
  const { t } = useTranslation('incentive');
  const words = t as unknown as (key: string) => string;
  const card = body.scorecard ?? {};
  const set = (part: Partial<NonNullable<Body['scorecard']>>) => onChange({ scorecard: { ...card, ...part } });
  const gates = card.gates ?? [];
  const weights = card.weights ?? [];
  const gate = (at: number, part: Partial<Gate>) => set({ gates: gates.map((one, index) => index === at ? { ...one, ...part } : one) });
  const weight = (at: number, part: Partial<Weight>) => set({ weights: weights.map((one, index) => index === at ? { ...one, ...part } : one) });
  const missing = (value: string | undefined, change: (value: string) => void) => <Select aria-label={t('terms.missing')} disabled={disabled} value={value ?? 'FAILS'} popupMatchSelectWidth={false}
    onChange={change} options={['FAILS', 'PASSES'].map((one) => ({ value: one, label: words(`terms.missings.${one}`) }))} />;
  const choice = (label: string, value: string, values: string[], prefix: string, change: (value: string) => void) => <label className="mq-field"><span>{label}</span>
    <Select aria-label={label} disabled={disabled} value={value} onChange={change} options={values.map((one) => ({ value: one, label: words(`terms.${prefix}.${one}`) }))} /></label>;
  return (
    <>
      <h3>{t('terms.scorecard')}</h3>
      {gates.map((one, index) => (
        <Row key={`g${index}`} disabled={disabled} onRemove={() => set({ gates: gates.filter((_, at) => at !== index) })}>
          <span className="mq-quiet">{t('terms.gate')}</span>
          <Input aria-label={t('terms.metric')} disabled={disabled} placeholder={t('terms.metric')} value={one.metric} onChange={(event) => gate(index, { metric: event.target.value })} />
          <Select aria-label={t('terms.bound')} disabled={disabled} value={one.bound} onChange={(bound) => gate(index, { bound })} options={[{ value: 'AT_LEAST', label: '≥' }, { value: 'AT_MOST', label: '≤' }]} />
          <InputNumber<string> stringMode disabled={disabled} aria-label={t('terms.value')} value={minorText(one.valueMillionths, 6)} onChange={(text) => gate(index, { valueMillionths: minorOf(text ?? '0', 6) })} />
          {missing(one.missing, (value) => gate(index, { missing: value }))}
        </Row>
      ))}
      {weights.map((one, index) => (
        <Row key={`w${index}`} disabled={disabled} onRemove={() => set({ weights: weights.filter((_, at) => at !== index) })}>
          <span className="mq-quiet">{t('terms.weight')}</span>
          <Input aria-label={t('terms.metric')} disabled={disabled} placeholder={t('terms.metric')} value={one.metric} onChange={(event) => weight(index, { metric: event.target.value })} />
          <InputNumber<string> stringMode disabled={disabled} aria-label={t('terms.weight')} suffix="%" min="0" max="100" value={minorText(one.weightPpm, 4)} onChange={(text) => weight(index, { weightPpm: minorOf(text ?? '0', 4) })} />
          {missing(one.missing, (value) => weight(index, { missing: value }))}
        </Row>
      ))}
      {!disabled && <Space wrap className="mq-incentive-band"><Button onClick={() => set({ gates: [...gates, { metric: '', bound: 'AT_LEAST', valueMillionths: 1_000_000 }] })}>{t('terms.addGate')}</Button>
        <Button onClick={() => set({ weights: [...weights, { metric: '', weightPpm: weights.length ? 0 : 1_000_000 }] })}>{t('terms.addWeight')}</Button></Space>}
      {choice(t('terms.penalties'), card.penalties ?? 'IGNORED', ['IGNORED', 'DOWN_TO_ZERO', 'BELOW_ZERO'], 'penaltyRules', (penalties) => set({ penalties }))}
      {choice(t('terms.unmet'), card.unmet ?? 'NOTHING', ['NOTHING', 'GUARANTEE'], 'unmets', (unmet) => set({ unmet }))}
      {choice(t('terms.several'), card.severalScores ?? 'LAST', ['LAST', 'LEAST', 'MOST', 'SUM'], 'severals', (severalScores) => set({ severalScores }))}
      <label className="mq-field"><span>{t('terms.resale')}</span><Switch aria-label={t('terms.resale')} disabled={disabled} checked={body.dependsOnResalePrice ?? false} onChange={(on) => onChange({ dependsOnResalePrice: on || undefined })} /></label>
    </>
  );
}

function TierChanges({ body, disabled, onChange }: Props) {
  const { t } = useTranslation('incentive');
  const words = t as unknown as (key: string) => string;
  const all = body.tierChanges ?? [];
  const set = (tierChanges: TierChange[]) => onChange({ tierChanges: tierChanges.length ? tierChanges : undefined });
  const change = (at: number, part: Partial<TierChange>) => set(all.map((one, index) => index === at ? { ...one, ...part } : one));
  return (
    <>
      <h3>{t('terms.tierChanges')}</h3>
      {all.map((one, index) => (
        <div key={index} className="mq-incentive-band">
          <Row disabled={disabled} onRemove={() => set(all.filter((_, at) => at !== index))}>
            <Input type="date" aria-label={t('terms.changeFrom')} disabled={disabled} value={one.from} onChange={(event) => change(index, { from: event.target.value })} />
            <Select aria-label={t('mode')} disabled={disabled} value={one.tiers.mode} popupMatchSelectWidth={false} options={MODES.map((mode) => ({ value: mode, label: words(`modes.${mode}`) }))}
              onChange={(mode) => change(index, { tiers: { mode, bands: one.tiers.bands.map((band) => ({ from: band.from, [valueOf(mode)]: band.ratePpm ?? band.amountMinor ?? band.perUnitMinor ?? 0 })) } })} />
          </Row>
          <BandRows tiers={one.tiers} measure={body.base.measure} currency={body.currency} disabled={disabled} onChange={(bands) => change(index, { tiers: { ...one.tiers, bands } })} />
        </div>
      ))}
      {!disabled && <Button onClick={() => set([...all, { from: body.validTo, tiers: body.tiers }])}>{t('terms.addChange')}</Button>}
      {all.length > 0 && <label className="mq-field"><span>{t('terms.cut')}</span><Select aria-label={t('terms.cut')} disabled={disabled} value={body.cutPeriods ?? 'WHOLE_PERIOD'} popupMatchSelectWidth={false}
        onChange={(cutPeriods) => onChange({ cutPeriods })} options={['WHOLE_PERIOD', 'BY_ITSELF', 'PRO_RATA'].map((value) => ({ value, label: words(`terms.cuts.${value}`) }))} /></label>}
    </>
  );
}

function Together({ body, disabled, onChange }: Props) {
  const { t } = useTranslation('incentive');
  const words = t as unknown as (key: string) => string;
  const treatment = body.treatment ?? {};
  const text = (label: string, value: string | null | undefined, change: (value: string | undefined) => void) => <label className="mq-field"><span>{label}</span>
    <Input aria-label={label} disabled={disabled} value={value ?? ''} maxLength={200} onChange={(event) => change(event.target.value || undefined)} /></label>;
  const automatic = body.tiers.mode === 'PROSPECTIVE' ? 'MATERIAL_RIGHT' : 'VARIABLE_CONSIDERATION';
  return (
    <>
      <h3>{t('terms.together')}</h3>
      <label className="mq-field"><span>{t('terms.group')}</span><Select aria-label={t('terms.group')} disabled={disabled} value={body.group?.split ?? 'NONE'} popupMatchSelectWidth={false}
        onChange={(split) => onChange({ group: split === 'NONE' ? undefined : { link: body.group?.link ?? 'MANAGED_BY', split } })}
        options={['NONE', 'BY_CONTRIBUTION', 'EVENLY'].map((value) => ({ value, label: words(`terms.groups.${value}`) }))} /></label>
      {body.group && <label className="mq-field"><span>{t('terms.link')}</span><Select aria-label={t('terms.link')} disabled={disabled} value={body.group.link ?? 'MANAGED_BY'} popupMatchSelectWidth={false}
        onChange={(link) => onChange({ group: { ...body.group, link } })} options={['MANAGED_BY', 'BUYS_FROM', 'FRANCHISED_BY', 'SIGNED_WITH'].map((value) => ({ value, label: words(`terms.links.${value}`) }))} /></label>}
      {body.tiers.mode === 'ATTAINMENT' && text(t('terms.targetSheet'), body.targetSheet, (targetSheet) => onChange({ targetSheet }))}
      {body.tiers.mode === 'MARKET_SHARE' && text(t('terms.market'), body.market, (market) => onChange({ market }))}
      <h3>{t('terms.treatment')}</h3>
      <label className="mq-field"><span>{t('terms.accounting')}</span><Select aria-label={t('terms.accounting')} disabled={disabled} value={treatment.accounting ?? automatic} popupMatchSelectWidth={false}
        onChange={(accounting) => onChange({ treatment: { ...treatment, accounting } })} options={ACCOUNTINGS.map((value) => ({ value, label: words(`terms.accountings.${value}`) }))} /></label>
      {text(t('terms.vat'), treatment.vat, (vat) => onChange({ treatment: { ...treatment, vat } }))}
      {text(t('terms.withholding'), treatment.withholding, (withholding) => onChange({ treatment: { ...treatment, withholding } }))}
      {text(t('terms.adviser'), treatment.adviserNote, (adviserNote) => onChange({ treatment: { ...treatment, adviserNote } }))}
    </>
  );
}
