import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { ProblemAlert, useNotice } from '@/design';
import type { Batch, Held } from './intake';

type Kind = 'partner' | 'product' | 'unit';
interface Unknown { key: string; kind: Kind; text: string; name: string; unit: string; rows: number }
interface Answer { code?: string; unit?: string; factor?: number }
interface Found { sku?: string; code?: string; nameZh?: string; nameEn?: string; legalName?: string }

const KINDS: Record<string, Kind> = { 'movement.unknown-product': 'product', 'movement.unknown-partner': 'partner', 'movement.unknown-unit': 'unit' };

/** Names the file uses and we do not know: said once what they mean, and remembered for this source. */
export function MapValues({ batch, rows, onMapped }: { batch: Batch; rows: readonly Held[]; onMapped: () => void }) {
  const { t } = useTranslation('intake');
  const notice = useNotice();
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const unknowns = useMemo(() => distinct(rows), [rows]);
  const save = useWrite((values: unknown[], options) => api.put(`/api/intake/sources/${batch.source}/values`, { values }, options),
    { invalidate: ['/api/intake/sources'], onSuccess: () => { notice.done(t('map.saved')); onMapped(); } });
  if (unknowns.length === 0) return null;
  const set = (key: string, change: Answer) => setAnswers((all) => ({ ...all, [key]: { ...all[key], ...change } }));
  const ready = unknowns.filter((one) => answers[one.key]?.code);
  const values = ready.map((one) => ({ kind: one.kind, text: one.text, unit: one.kind === 'product' ? one.unit : '', code: answers[one.key]!.code,
    ourUnit: answers[one.key]!.unit || null, factorMilli: Math.round((answers[one.key]!.factor ?? 1) * 1000) }));
  return (
    <section className="mq-panel" aria-label={t('map.title')}>
      <h2>{t('map.title')}</h2>
      <p className="mq-quiet">{t('map.text', { source: batch.source })}</p>
      <ul className="mq-intake-map">
        {unknowns.map((one) => (
          <li key={one.key}>
            <div><b>{one.text}</b> {one.name !== one.text && one.name} {one.unit && <span className="mq-quiet">{one.unit}</span>}
              <small className="mq-quiet"> · {t(`masters.${one.kind}`)} · {t('map.rows', { count: one.rows })}</small></div>
            {one.kind === 'unit' ? <Input aria-label={t('map.ourUnit')} placeholder={one.name || t('map.ourUnit')} value={answers[one.key]?.code ?? ''}
              onChange={(event) => set(one.key, { code: event.target.value.trim() })} /> : <OurCode kind={one.kind} value={answers[one.key]?.code} onChange={(code) => set(one.key, { code })} />}
            {one.kind === 'product' && <>
              <Input aria-label={t('map.ourUnit')} placeholder={t('map.ourUnit')} value={answers[one.key]?.unit ?? ''} onChange={(event) => set(one.key, { unit: event.target.value })} />
              <InputNumber<number> aria-label={t('map.factor')} placeholder={t('map.factor')} min={0.001} value={answers[one.key]?.factor ?? 1}
                onChange={(factor) => set(one.key, { factor: factor ?? 1 })} />
            </>}
          </li>
        ))}
      </ul>
      <ProblemAlert problem={save.error} />
      <Button type="primary" disabled={ready.length === 0} loading={save.isPending} onClick={() => save.mutate(values)}>{t('map.save', { count: ready.length })}</Button>
    </section>
  );
}

function OurCode({ kind, value, onChange }: { kind: 'partner' | 'product'; value?: string; onChange: (code: string) => void }) {
  const { t, i18n } = useTranslation('intake');
  const [search, setSearch] = useState('');
  const path = kind === 'partner' ? '/api/partners' : '/api/products';
  const found = useGet<Page<Found>>(path, { q: search, limit: 20 }, { staleTime: 60_000 });
  const options = (found.data?.items ?? []).map((one) => {
    const code = String(one.sku ?? one.code);
    const name = one.legalName ?? (i18n.language.startsWith('zh') ? one.nameZh : one.nameEn || one.nameZh);
    return { value: code, label: `${code} ${name ?? ''}` };
  });
  return (
    <Select showSearch={{ filterOption: false, onSearch: setSearch }} aria-label={t('map.ourCode')} placeholder={t('map.ourCode')} value={value} onChange={onChange}
      options={options} notFoundContent={t('map.notFound')} className="mq-intake-code" />
  );
}

function distinct(rows: readonly Held[]): Unknown[] {
  const byKey = new Map<string, Unknown>();
  for (const row of rows) {
    const kind = KINDS[row.reason];
    if (!kind) continue;
    const text = String((kind === 'unit' ? row.params.unit : row.params.code) ?? '');
    const unit = kind === 'unit' ? '' : String(row.params.unit ?? '');
    const key = `${kind}|${text}|${unit}`;
    const known = byKey.get(key);
    if (known) known.rows += 1;
    else byKey.set(key, { key, kind, text, name: String((kind === 'unit' ? row.params.known : row.params.name) ?? ''), unit, rows: 1 });
  }
  return [...byKey.values()].sort((a, b) => b.rows - a.rows);
}
