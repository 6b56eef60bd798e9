import { Button, Input, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Confirm, List, Money, Panel, ProblemAlert, Quantity, RecordPage, Rows, StatusTag, useNotice, type StatementLine } from '@/design';
import { StatementSummary } from './StatementList';
import { WhatChanged } from './WhatChanged';
import { Attention, StateTag, useActions, useSubject, type Action, type Dispute, type FullStatement, type StatementView } from './statements';

interface Verdict { sha256: string; bytesIntact: boolean; sameWhenDrawnAgain: boolean; engineVersion: number; engineVersionNow: number }

/** One statement: figures with their why, lines, what was disputed, what changed, who did what. */
export default function StatementPage() {
  const { t, i18n } = useTranslation('reconciliation');
  const { id } = useParams();
  const full = useGet<FullStatement>(`/api/statements/${id}`);
  const [asking, setAsking] = useState<Action | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const notice = useNotice();
  const mine = useActions();
  const subject = useSubject();
  const step = useWrite((action: Action, options) => api.post(`/api/statements/${id}/steps`, { action, note: '' }, options), { invalidate: ['/api/statements'] });
  const data = full.data?.statement;
  const actions = data ? mine.filter((action) => data.possible.includes(action)) : [];
  const verify = () => void api.get<Verdict>(`/api/statements/${id}/verify`).then(setVerdict).catch(notice.fail);
  return (
    <>
      <RecordPage title={data ? `${data.partnerName} · ${subject(data)}` : t('record.title')} status={data && <StateTag state={data.state} />} code={data?.number}
        lead={data && t('record.lead', { period: data.periodCode, first: data.periodFirst, last: data.periodLast, entity: data.entityCode, cut: data.cutSeal })}
        back={{ to: '/statements', label: t('list.title') }} loading={full.isPending} problem={full.error} onRetry={() => void full.refetch()}
        actions={data && <Space wrap>
          {actions.map((action) => <Button key={action} type={action === 'SEND_BACK' ? 'default' : 'primary'} onClick={() => setAsking(action)}>{t(`action.${action}`)}</Button>)}
          <Button onClick={() => void api.download(`/api/statements/${id}/export`, `${data.number}.xlsx`).catch(notice.fail)}>{t('record.export')}</Button>
          <Button onClick={() => void api.download(`/api/statements/${id}/pdf?language=${i18n.language === 'en' ? 'en' : 'zh'}`, `${data.number}.pdf`).catch(notice.fail)}>{t('record.pdf')}</Button>
          {data.sha256 && <Button onClick={verify}>{t('record.verify')}</Button>}
        </Space>}
        timeline={(full.data?.events ?? []).map((event) => ({ at: event.at, who: event.byName, title: t(`event.${event.action}` as never) as string, text: event.note || undefined })).reverse()}
        aside={data && <Aside statement={data} others={full.data!.corrections} verdict={verdict} />}>
        {data && <StatementSummary statement={data} />}
        {data && <Tabs defaultActiveKey={data.correctsId ? 'changes' : 'lines'} items={[
          { key: 'lines', label: t('record.lines'), children: <Lines statement={data} /> },
          ...(full.data!.disputes.length > 0 ? [{ key: 'disputes', label: t('record.disputes'), children: <Disputes statement={data} disputes={full.data!.disputes} /> }] : []),
          ...(data.correctsId ? [{ key: 'changes', label: t('record.changes'), children: <WhatChanged address={`/api/statements/${data.id}`} currency={data.currency} /> }] : []),
        ]} />}
      </RecordPage>
      {asking && data && <Confirm open title={t(`action.${asking}`)} action={t(`action.${asking}`)} text={t(`effect.${asking}`, { number: data.number })}
        onClose={() => setAsking(null)} onConfirm={() => step.mutateAsync(asking)} />}
    </>
  );
}

function Aside({ statement, others, verdict }: { statement: StatementView; others: StatementView[]; verdict: Verdict | null }) {
  const { t } = useTranslation('reconciliation');
  return (
    <>
      {(statement.attention.length > 0 || verdict) && <Panel title={t('attentionLabel')}>
        <Attention marks={statement.attention} />
        {verdict && <p><StatusTag tone={verdict.bytesIntact && verdict.sameWhenDrawnAgain ? 'good' : 'bad'}>
          {t(verdict.bytesIntact && verdict.sameWhenDrawnAgain ? 'verify.same' : verdict.bytesIntact ? 'verify.differs' : 'verify.damaged')}</StatusTag>
          <small className="mq-quiet"> SHA-256 {verdict.sha256.slice(0, 16)}…</small></p>}
      </Panel>}
      {others.length > 0 && <Panel title={t('record.related')}>
        <ul>{others.map((one) => <li key={one.id}><Link to={`/statements/${one.id}`}>{one.number}</Link> <StateTag state={one.state} /></li>)}</ul>
      </Panel>}
    </>
  );
}

function Lines({ statement }: { statement: StatementView }) {
  const { t } = useTranslation('reconciliation');
  const rebate = statement.kind === 'REBATE';
  return (
    <List<StatementLine> id={`statement.lines.${statement.kind}`} source={`/api/statements/${statement.id}/lines`} rowKey={(row) => `${row.documentNo}/${row.lineKey}/${row.kind}/${row.date}`} pageSize={100}
      columns={[
        { key: 'document', title: t('document'), card: 'title', render: (row) => row.documentNo, csv: (row) => row.documentNo },
        { key: 'date', title: t('date'), render: (row) => row.date, csv: (row) => row.date },
        ...(rebate ? [] : [{ key: 'kind', title: t('movement'), render: (row: StatementLine) => t(`movementKind.${row.kind}` as never) as string, csv: (row: StatementLine) => row.kind }]),
        { key: 'line', title: t('line'), hiddenAtFirst: true, render: (row) => row.lineKey, csv: (row) => row.lineKey },
        { key: 'product', title: t('product'), render: (row) => row.productCode || '—', csv: (row) => row.productCode },
        ...(rebate ? [
          { key: 'base', title: t('base'), numeric: true, render: (row: StatementLine) => statement.baseIn === 'AMOUNT' ? <Money minor={row.base} currency={statement.currency} /> : <Quantity milli={row.base} />, csv: (row: StatementLine) => row.base },
          { key: 'share', title: t('share'), numeric: true, card: 'figure' as const, render: (row: StatementLine) => <Money minor={row.shareMinor} currency={statement.currency} />, csv: (row: StatementLine) => row.shareMinor },
        ] : [
          { key: 'quantity', title: t('quantity'), numeric: true, render: (row: StatementLine) => row.quantityMilli === 0 ? '—' : <Quantity milli={row.quantityMilli} />, csv: (row: StatementLine) => row.quantityMilli },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure' as const, render: (row: StatementLine) => <Money minor={row.amountMinor} currency={statement.currency} />, csv: (row: StatementLine) => row.amountMinor },
        ]),
      ]}
      empty={{ title: t('record.noLines') }} />
  );
}

function Disputes({ statement, disputes }: { statement: StatementView; disputes: Dispute[] }) {
  const { t } = useTranslation('reconciliation');
  const may = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const approver = useRole('FINANCE_APPROVER');
  const notice = useNotice();
  const [answer, setAnswer] = useState('');
  const open = disputes.filter((one) => one.state === 'OPEN');
  const reply = useWrite((upheld: boolean, options) => api.post(`/api/statements/${statement.id}/disputes/answer`, { disputeIds: open.map((one) => one.id), upheld, answer }, options),
    { invalidate: ['/api/statements'], onSuccess: () => setAnswer('') });
  const release = useWrite((_: void, options) => api.post(`/api/statements/${statement.id}/release-undisputed`, {}, options), { invalidate: ['/api/statements'] });
  return (
    <>
      <Rows<Dispute> rows={disputes} rowKey={(row) => row.id} columns={[
        { key: 'document', title: t('document'), card: 'title', render: (row) => `${row.documentNo} / ${row.lineKey}` },
        { key: 'reason', title: t('dispute.reason'), render: (row) => row.reason },
        { key: 'answer', title: t('dispute.answer'), render: (row) => row.answer || '—' },
        { key: 'state', title: t('stateLabel'), render: (row) => <StatusTag tone={row.state === 'OPEN' ? 'bad' : 'good'}>{t(`dispute.state.${row.state}`)}</StatusTag> },
        { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={statement.currency} /> },
      ]} />
      {may && open.length > 0 && <Panel title={t('dispute.reply')}>
        <Input.TextArea rows={3} maxLength={2000} aria-label={t('dispute.answer')} placeholder={t('dispute.placeholder')} value={answer} onChange={(event) => setAnswer(event.target.value)} />
        <ProblemAlert problem={reply.error ?? release.error} />
        <Space wrap>
          <Button danger disabled={!answer.trim()} loading={reply.isPending} onClick={() => reply.mutate(true, { onError: notice.fail })}>{t('dispute.uphold')}</Button>
          <Button type="primary" disabled={!answer.trim()} loading={reply.isPending} onClick={() => reply.mutate(false, { onError: notice.fail })}>{t('dispute.reject')}</Button>
          {approver && statement.kind === 'REBATE' && <Button loading={release.isPending} onClick={() => release.mutate(undefined, { onError: notice.fail })}>{t('dispute.releaseRest')}</Button>}
        </Space>
      </Panel>}
    </>
  );
}
