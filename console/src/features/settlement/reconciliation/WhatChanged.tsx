import './reconciliation.css';
import { useTranslation } from 'react-i18next';
import { useGet } from '@/api';
import { Money, Panel, ProblemAlert, Quantity, Rows, StatusTag } from '@/design';

interface Figure { key: string; unit: 'MONEY' | 'QUANTITY' | 'TIER' | 'COUNT'; before: number; after: number }
interface Fact {
  documentNo: string; lineKey: string; kind: string; date: string; productCode: string; quantityBefore: number | null; quantityAfter: number | null;
  amountBefore: number | null; amountAfter: number | null; seal: number; sealedAt: string | null;
}
interface Clause { version: number; tiersZh: string[]; tiersEn: string[]; textZh: string | null; textEn: string | null }
interface Stand { type: string; tier: string | null; regionZh: string | null; regionEn: string | null }
interface Change { documentNo: string; lineKey: string; minorBefore: number; minorAfter: number }
export type ConsentState = 'NOT_NEEDED' | 'TO_APPROVE' | 'IN_APPROVAL' | 'APPROVED' | 'SIGNED' | 'REFUSED';
interface ChangesAnswer {
  previous: { id: string; number: string } | null; figures: Figure[]; effects: { cause: 'KNOWLEDGE' | 'POLICY' | 'GIVEN_UP'; minor: number }[];
  causes: { kind: string; values: Record<string, string | number> }[]; facts: Fact[]; moreFacts: boolean; policy: { before: Clause; after: Clause } | null;
  standing: { before: Stand | null; after: Stand | null } | null; changes: { changes: Change[] } | null;
  consent: { state: ConsentState; signedSha256: string | null };
}

/** What a correction changes and why: old figures beside new ones, then every cause with what it rests on. The brand and the partner see the same. */
export function WhatChanged({ address, currency }: { address: string; currency: string }) {
  const { t, i18n } = useTranslation('reconciliation');
  const words = t as unknown as (key: string, values?: Record<string, string | number>) => string;
  const answer = useGet<ChangesAnswer>(`${address}/changes`);
  const english = i18n.language === 'en';
  const data = answer.data;
  if (!data) return <ProblemAlert problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!data.previous) return <p className="mq-quiet">{t('change.none')}</p>;
  const shown = (figure: Figure, value: number) => figure.unit === 'MONEY' ? <Money minor={value} currency={currency} /> : figure.unit === 'QUANTITY' ? <Quantity milli={value} />
    : figure.unit === 'TIER' && value === 0 ? '—' : String(value);
  const nameOf = (key: string) => words(`change.key.${key}`) === `change.key.${key}` ? words(`heading.${key}`) : words(`change.key.${key}`);
  return (
    <div className="mq-stack">
      <p>{t('change.of', { number: data.previous.number })}</p>
      {data.consent.state !== 'NOT_NEEDED' && <Panel title={t('consent.title')} extra={<StatusTag tone={data.consent.state === 'SIGNED' ? 'good' : 'warn'}>{t(`consent.tag.${data.consent.state}`)}</StatusTag>}>
        <p>{words(`consent.${data.consent.state}`, { sha: data.consent.signedSha256?.slice(0, 16) ?? '' })}</p></Panel>}
      <Rows<Figure> rows={data.figures} rowKey={(row) => row.key} columns={[
        { key: 'figure', title: t('change.figure'), card: 'title', render: (row) => nameOf(row.key) },
        { key: 'before', title: t('change.before'), numeric: true, render: (row) => shown(row, row.before) },
        { key: 'after', title: t('change.after'), numeric: true, card: 'figure', render: (row) => row.before === row.after ? shown(row, row.after) : <strong>{shown(row, row.after)}</strong> },
      ]} />
      <Panel title={t('change.why')}>
        <ul>
          {data.effects.map((effect) => <li key={effect.cause}><strong>{t(`change.effect.${effect.cause}`)}</strong> <Money minor={effect.minor} currency={currency} /></li>)}
          {data.causes.map((cause) => <li key={cause.kind} className="mq-quiet">{words(`cause.${cause.kind}`, cause.values)}</li>)}
        </ul>
      </Panel>
      {data.facts.length > 0 && <Panel title={t('change.facts')}>
        <Rows<Fact> rows={data.facts} rowKey={(row) => `${row.documentNo}/${row.lineKey}/${row.kind}`} columns={[
          { key: 'document', title: t('document'), card: 'title', render: (row) => `${row.documentNo} / ${row.lineKey}` },
          { key: 'what', title: t('change.why'), render: (row) => <StatusTag tone={row.amountBefore === null ? 'info' : row.amountAfter === null ? 'bad' : 'warn'}>
            {t(row.amountBefore === null ? 'change.came' : row.amountAfter === null ? 'change.voided' : 'change.replaced')}</StatusTag> },
          { key: 'kind', title: t('movement'), render: (row) => words(`movementKind.${row.kind}`) },
          { key: 'date', title: t('date'), render: (row) => row.date },
          { key: 'seal', title: t('change.seal'), render: (row) => String(row.seal) },
          { key: 'before', title: t('change.before'), numeric: true, render: (row) => row.amountBefore === null ? '—' : <Money minor={row.amountBefore} currency={currency} /> },
          { key: 'after', title: t('change.after'), numeric: true, card: 'figure', render: (row) => row.amountAfter === null ? '—' : <Money minor={row.amountAfter} currency={currency} /> },
        ]} />
        {data.moreFacts && <p className="mq-quiet">{t('change.moreFacts', { count: data.facts.length })}</p>}
      </Panel>}
      {data.policy && <Panel title={t('change.policy', { before: data.policy.before.version, after: data.policy.after.version })}>
        <div className="mq-reconciliation-beside">{[data.policy.before, data.policy.after].map((clause, index) => (
          <div key={clause.version}><strong>{t(index === 0 ? 'change.before' : 'change.after')}</strong>
            <ul>{(english ? clause.tiersEn : clause.tiersZh).map((tier) => <li key={tier}>{tier}</li>)}</ul></div>))}</div>
      </Panel>}
      {data.standing && <Panel title={t('change.standing')}>
        <Rows<{ key: 'type' | 'tier' | 'region'; before: string; after: string }> rows={(['type', 'tier', 'region'] as const).map((key) => ({ key, before: standing(data.standing!.before, key, english), after: standing(data.standing!.after, key, english) }))
          .filter((row) => row.before !== row.after)} rowKey={(row) => row.key} columns={[
          { key: 'what', title: t('change.figure'), card: 'title', render: (row) => t(`change.${row.key}`) },
          { key: 'before', title: t('change.before'), render: (row) => row.before || t('change.nothing') },
          { key: 'after', title: t('change.after'), card: 'figure', render: (row) => row.after || t('change.nothing') },
        ]} />
      </Panel>}
      {data.changes && data.changes.changes.length > 0 && <Panel title={t('change.lines')}>
        <Rows<Change> rows={data.changes.changes.slice(0, 200)} rowKey={(row) => `${row.documentNo}/${row.lineKey}`} columns={[
          { key: 'document', title: t('document'), card: 'title', render: (row) => `${row.documentNo} / ${row.lineKey}` },
          { key: 'before', title: t('change.before'), numeric: true, render: (row) => <Money minor={row.minorBefore} currency={currency} /> },
          { key: 'after', title: t('change.after'), numeric: true, card: 'figure', render: (row) => <Money minor={row.minorAfter} currency={currency} /> },
        ]} />
      </Panel>}
    </div>
  );
}

function standing(stand: Stand | null, key: 'type' | 'tier' | 'region', english: boolean): string {
  if (!stand) return '';
  return (key === 'region' ? (english ? stand.regionEn : stand.regionZh) : stand[key]) ?? '';
}
