import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { STAFF, useRole } from '@/app/session';
import { useGet, usePages, useWrite, allRows } from '@/api/hooks';
import { exportCsv } from './csv';
import { DateText, Money, Quantity } from './Values';
import type { Integer } from './numbers';
import { moneyText, plainDecimal, minorDigits } from './numbers';
import { ProblemAlert } from './ProblemAlert';
import { usePhone } from './useMedia';

/** One step of the reckoning, drawn as a bar of a waterfall when it carries an amount. */
export interface WhyStep { label: string; kind: 'start' | 'change' | 'total' | 'note'; amountMinor?: Integer | null; text?: string | null }
/** The rule a number rests on. */
export interface WhyClause { document: string; clause: string; version: string; text?: string; to?: string }
export interface WhyFact {
  id: string; businessDate: string; documentNo: string; text?: string | null;
  quantityMilli?: Integer | null; unit?: string | null; amountMinor?: Integer | null; shareMinor?: Integer | null; to?: string;
}
/** Everything the drawer shows about one number. */
export interface Why {
  /** In plain words: "¥12,480.00 = 3% of ¥416,000.00, tier 2 of programme Q3 growth rebate v4". */
  sentence: string;
  currency: string;
  steps: WhyStep[];
  clauses: WhyClause[];
  /** Instant or date up to which facts were known. */
  knownOn?: string | null;
  /** The last sealed batch that was taken into account. */
  cutSeal?: number | null;
  /** Keyset list of WhyFact. */
  factsPath?: string | null;
  /** What a case about this number is about. */
  subject: { kind: string; id: string; partyId?: string };
}
export interface WhySource {
  /** GET address of the explanation. */
  path: string;
  /** Where the server's answer has another shape than Why. */
  adapt?: (answer: never) => Why;
  /** Where the facts have another shape than WhyFact. */
  adaptFact?: (row: never) => WhyFact;
}

/** The small mark beside a computed number: opens why it is what it is. */
export function WhyMark({ of, ...source }: WhySource & { of: string }) {
  const { t } = useTranslation('design');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="mq-why-mark" aria-label={t('why.open', { of })} title={t('why.short')}
        onClick={(event) => { event.stopPropagation(); event.preventDefault(); setOpen(true); }}><QuestionCircleOutlined /></button>
      {open && <span onClick={(event) => event.stopPropagation()}><WhyDrawer {...source} of={of} onClose={() => setOpen(false)} /></span>}
    </>
  );
}

export function WhyDrawer({ path, adapt, adaptFact, of, onClose }: WhySource & { of: string; onClose: () => void }) {
  const { t } = useTranslation('design');
  const phone = usePhone();
  const query = useGet<unknown>(path);
  const why = query.data === undefined ? undefined : adapt ? adapt(query.data as never) : (query.data as Why);
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 620} title={t('why.title', { of })} loading={query.isPending}>
      <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />
      {why && <WhyContent why={why} adaptFact={adaptFact} />}
    </Drawer>
  );
}

export function WhyContent({ why, adaptFact }: { why: Why; adaptFact?: (row: never) => WhyFact }) {
  const { t } = useTranslation('design');
  return (
    <div className="mq-why">
      <p className="mq-why-sentence">{why.sentence}</p>
      {why.knownOn && <p className="mq-why-known">{t('why.knownOn')} <DateText value={why.knownOn} /></p>}
      {why.cutSeal != null && <p className="mq-why-known">{t('why.cutSeal', { seal: why.cutSeal })}</p>}
      {why.steps.length > 0 && <section><h3>{t('why.steps')}</h3><Waterfall steps={why.steps} currency={why.currency} /></section>}
      {why.clauses.length > 0 && (
        <section><h3>{t('why.clauses')}</h3>
          <ul className="mq-why-clauses">{why.clauses.map((clause, index) => (
            <li key={index}>{clause.to ? <Link to={clause.to}>{clause.document}</Link> : <b>{clause.document}</b>} · {clause.clause} · {clause.version}{clause.text && <q>{clause.text}</q>}</li>
          ))}</ul>
        </section>
      )}
      {why.factsPath && <WhyFacts path={why.factsPath} currency={why.currency} adaptFact={adaptFact} />}
      <WrongNumber why={why} />
    </div>
  );
}

/** The steps as bars on one scale; a change hangs from where the step before ended. */
export function Waterfall({ steps, currency }: { steps: readonly WhyStep[]; currency: string }) {
  let level = 0;
  const bars = steps.map((step) => {
    if (step.kind === 'note' || step.amountMinor === null || step.amountMinor === undefined) return { step, from: 0, to: 0, drawn: false };
    const amount = Number(step.amountMinor);
    const from = step.kind === 'change' ? level : 0;
    level = step.kind === 'change' ? level + amount : amount;
    return { step, from, to: level, drawn: true };
  });
  const low = Math.min(0, ...bars.map((bar) => Math.min(bar.from, bar.to)));
  const high = Math.max(1, ...bars.map((bar) => Math.max(bar.from, bar.to)));
  const at = (value: number) => ((value - low) / (high - low)) * 100;
  return (
    <ol className="mq-waterfall">
      {bars.map(({ step, from, to, drawn }, index) => (
        <li key={index} className={`mq-waterfall-${step.kind}`}>
          <span className="mq-waterfall-label">{step.label}{step.text && <small>{step.text}</small>}</span>
          {drawn && <span className="mq-waterfall-track" aria-hidden="true">
            <i className={to < from ? 'mq-down' : ''} style={{ left: `${at(Math.min(from, to))}%`, width: `${Math.max(0.6, at(Math.max(from, to)) - at(Math.min(from, to)))}%` }} /></span>}
          {drawn && <Money minor={step.amountMinor} currency={currency} />}
        </li>
      ))}
    </ol>
  );
}

function WhyFacts({ path, currency, adaptFact }: { path: string; currency: string; adaptFact?: (row: never) => WhyFact }) {
  const { t } = useTranslation('design');
  const pages = usePages<unknown>(path, undefined, 20);
  const shape = (row: unknown) => (adaptFact ? adaptFact(row as never) : (row as WhyFact));
  const save = useWrite(async () => {
    const rows = (await allRows<unknown>(path, undefined)).map(shape);
    exportCsv('why-facts', [t('why.fact.date'), t('why.fact.document'), t('why.fact.text'), t('why.fact.quantity'), t('why.fact.unit'), t('why.fact.amount'), t('why.fact.share')],
      rows.map((row) => [row.businessDate, row.documentNo, row.text ?? '', row.quantityMilli == null ? '' : plainDecimal(row.quantityMilli, 3), row.unit ?? '',
        row.amountMinor == null ? '' : plainDecimal(row.amountMinor, minorDigits(currency)), row.shareMinor == null ? '' : plainDecimal(row.shareMinor, minorDigits(currency))]));
  });
  const rows = pages.rows.map(shape);
  return (
    <section>
      <div className="mq-section-head"><h3>{t('why.facts')}</h3><Button size="small" disabled={rows.length === 0} loading={save.isPending} onClick={() => save.mutate(undefined)}>{t('export')}</Button></div>
      <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
      <ul className="mq-why-facts">
        {rows.map((row) => (
          <li key={row.id}>
            <div><DateText value={row.businessDate} /> {row.to ? <Link to={row.to}>{row.documentNo}</Link> : <span>{row.documentNo}</span>}{row.text && <small>{row.text}</small>}</div>
            <div className="mq-right">{row.amountMinor != null && <Money minor={row.amountMinor} currency={currency} />}
              {row.quantityMilli != null && <small><Quantity milli={row.quantityMilli} unit={row.unit ?? undefined} /></small>}
              {row.shareMinor != null && <small>→ {moneyText(row.shareMinor, currency)}</small>}</div>
          </li>
        ))}
      </ul>
      {!pages.isLoading && rows.length === 0 && !pages.problem && <p className="mq-quiet">{t('why.noFacts')}</p>}
      {pages.more && <Button block loading={pages.isLoadingMore} onClick={pages.loadMore}>{t('list.more')}</Button>}
    </section>
  );
}

/** "This looks wrong": opens a case that carries the number and its explanation. */
function WrongNumber({ why }: { why: Why }) {
  const { t } = useTranslation('design');
  const staff = useRole(...STAFF);
  const [text, setText] = useState<string | null>(null);
  const open = useWrite((reason: string, options) =>
    api.post<{ record: { id: string } }>('/api/cases', {
      kind: 'looks-wrong', subjectKind: why.subject.kind, subjectId: why.subject.id, partyId: why.subject.partyId, title: why.sentence.slice(0, 200), text: reason,
      link: window.location.pathname, detail: { sentence: why.sentence, knownOn: why.knownOn ?? null, cutSeal: why.cutSeal ?? null, steps: why.steps, clauses: why.clauses, facts: why.factsPath ?? null },
    }, options), { invalidate: ['/api/cases'] });
  if (open.isSuccess) return <p className="mq-why-opened" role="status">{t('why.opened')} {staff && <Link to={`/cases/${open.data.record.id}`}>{t('why.toCase')}</Link>}</p>;
  if (text === null) return <Button onClick={() => setText('')}>{t('why.wrong')}</Button>;
  return (
    <form className="mq-why-wrong" onSubmit={(event) => { event.preventDefault(); open.mutate(text); }}>
      <label htmlFor="why-wrong">{t('why.wrongLabel')}</label>
      <Input.TextArea id="why-wrong" rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} required />
      <ProblemAlert problem={open.error} />
      <div className="mq-row"><Button type="primary" htmlType="submit" disabled={!text.trim()} loading={open.isPending}>{t('why.openCase')}</Button><Button onClick={() => setText(null)}>{t('cancel')}</Button></div>
    </form>
  );
}
