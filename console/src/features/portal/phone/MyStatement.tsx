import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, usePages, useWrite } from '@/api';
import { Confirm, DateText, Money, PageHead, PageSkeleton, ProblemAlert, Quantity, StatusTag, Timeline, useNotice, useSettlementWhy, type StatementLine } from '@/design';
import { WhatChanged } from '@/features/settlement/reconciliation/WhatChanged';
import { StateTag, useStatementTitle, type FullStatement, type MyStatementView } from './statements';
import './phone.css';

const FIGURES = ['OPENING', 'SHIPMENTS', 'RETURNS', 'RECEIPTS', 'OFFSETS', 'CHARGES', 'ADJUSTMENTS'] as const;
const LESSENS = new Set(['RETURNS', 'RECEIPTS', 'OFFSETS']);

/** One statement: its figures with their why, its lines, and the two answers: that is right, or these lines are not. */
export default function MyStatement() {
  const { t, i18n } = useTranslation('phone');
  const { id } = useParams();
  const address = `/api/my/statements/${id}`;
  const query = useGet<FullStatement>(address);
  const titleOf = useStatementTitle();
  const notice = useNotice();
  const [confirming, setConfirming] = useState(false);
  const confirm = useWrite((sha256: string | null, options) => api.post(`${address}/confirm`, { note: '', sha256 }, options),
    { invalidate: ['/api/my'], onSuccess: () => notice.done(t(signs ? 'statement.signed' : 'statement.confirmed')) });
  const signs = query.data?.statement.consent === 'APPROVED';
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  const { statement, events, disputes } = query.data;
  const open = statement.state === 'SENT' || signs;
  const agree = t(signs ? 'statement.sign' : 'statement.confirm');
  return (
    <>
      <PageHead back={{ to: '/portal/statements', label: t('statements.title') }} title={titleOf(statement)} status={<StateTag statement={statement} />} lead={`${statement.entityCode} · ${statement.number}`} />
      <div className="mq-stack">
        {statement.kind === 'ACCOUNT' ? <AccountFigures statement={statement} address={address} /> : <RebateFigures statement={statement} address={address} />}
        <Button block onClick={() => void api.download(`${address}/pdf?language=${i18n.language === 'en' ? 'en' : 'zh'}`, `${statement.number}.pdf`).catch(notice.fail)}>{t('statement.pdf')}</Button>
        {statement.correctsId && <section><h2>{t('statement.changes')}</h2><WhatChanged address={address} currency={statement.currency} /></section>}
        {disputes.length > 0 && (
          <section><h2>{t('statement.disputes')}</h2><ul className="mq-phone-lines">{disputes.map((dispute) => (
            <li key={dispute.id}><span>{dispute.documentNo} <StatusTag tone={dispute.state === 'OPEN' ? 'warn' : dispute.state === 'UPHELD' ? 'good' : 'neutral'}>{t(`statement.dispute.${dispute.state}`)}</StatusTag><small>{dispute.reason}</small>{dispute.answer && <small>{t('statement.answer')} {dispute.answer}</small>}</span><Money minor={dispute.amountMinor} currency={statement.currency} /></li>
          ))}</ul></section>
        )}
        <Lines statement={statement} address={address} />
        {events.length > 0 && <section><h2>{t('statement.events')}</h2><Timeline items={[...events].reverse().map((event) => ({ at: event.at, title: t(`action.${event.action}`, { defaultValue: event.action }), who: event.byName, text: event.note || undefined }))} /></section>}
      </div>
      {open && (
        <footer className="mq-phone-answer">
          {statement.state === 'SENT' && <Link className="mq-phone-second" to={`/portal/statements/${id}/dispute`}>{t('statement.disagree')}</Link>}
          <Button type="primary" size="large" onClick={() => setConfirming(true)}>{agree}</Button>
        </footer>
      )}
      <Confirm open={confirming} title={signs ? t('statement.signTitle') : agree} action={agree} onClose={() => setConfirming(false)} onConfirm={() => confirm.mutateAsync(signs ? statement.sha256 : null)}
        text={<p>{signs ? t('statement.signEffect', { sha: statement.sha256?.slice(0, 16) }) : t('statement.confirmEffect', { title: titleOf(statement) })} <Money minor={statement.kind === 'ACCOUNT' ? statement.closingMinor : statement.dueMinor} currency={statement.currency} /></p>} />
    </>
  );
}

function AccountFigures({ statement, address }: { statement: MyStatementView; address: string }) {
  const { t } = useTranslation('phone');
  const whyOf = useSettlementWhy();
  return (
    <section className="mq-panel">
      <dl className="mq-phone-figures">
        {FIGURES.filter((figure) => figure === 'OPENING' || (statement.figures[figure] ?? 0) !== 0).map((figure) => (
          <div key={figure}><dt>{LESSENS.has(figure) ? '− ' : figure === 'OPENING' ? '' : '+ '}{t(`figure.${figure}`)}</dt>
            <dd><Money minor={statement.figures[figure] ?? 0} currency={statement.currency} why={whyOf(address, figure)} /></dd></div>
        ))}
        <div className="mq-phone-total"><dt>{t('closing')}</dt><dd><Money minor={statement.closingMinor} currency={statement.currency} why={whyOf(address, 'CLOSING')} /></dd></div>
      </dl>
    </section>
  );
}

function RebateFigures({ statement, address }: { statement: MyStatementView; address: string }) {
  const { t } = useTranslation('phone');
  const whyOf = useSettlementWhy();
  const amount = (value: number) => (statement.baseIn === 'AMOUNT' ? <Money minor={value} currency={statement.currency} /> : <Quantity milli={value} />);
  return (
    <section className="mq-panel">
      <dl className="mq-phone-figures">
        <div><dt>{t('figure.base')}</dt><dd>{amount(statement.base)}</dd></div>
        <div><dt>{t('figure.tier')}</dt><dd>{statement.tier < 0 ? t('figure.noTier') : t('figure.tierAt', { tier: statement.tier + 1 })}</dd></div>
        {statement.toNextTier >= 0 && <div><dt>{t('figure.toNextTier')}</dt><dd>{amount(statement.toNextTier)}</dd></div>}
        {statement.settledMinor !== 0 && <div><dt>{t('figure.payout')}</dt><dd><Money minor={statement.payoutMinor} currency={statement.currency} /></dd></div>}
        {statement.settledMinor !== 0 && <div><dt>{t('figure.settled')}</dt><dd><Money minor={-statement.settledMinor} currency={statement.currency} /></dd></div>}
        <div className="mq-phone-total"><dt>{t('rebate')}</dt><dd><Money minor={statement.dueMinor} currency={statement.currency} why={whyOf(address, undefined, statement.baseIn)} /></dd></div>
      </dl>
    </section>
  );
}

function Lines({ statement, address }: { statement: MyStatementView; address: string }) {
  const { t } = useTranslation(['phone', 'design']);
  const pages = usePages<StatementLine>(`${address}/lines`, undefined, 20);
  return (
    <section>
      <h2>{t('statement.lines')}</h2>
      <ProblemAlert problem={pages.problem} onRetry={pages.refresh} />
      <ul className="mq-phone-lines">{pages.rows.map((line, index) => (
        <li key={index}><span>{line.documentNo} {line.productCode && <small>{line.productCode}</small>}<small><DateText value={line.date} /> {line.kind && t(`kind.${line.kind}`, { defaultValue: line.kind })}</small></span>
          <Money minor={statement.kind === 'REBATE' ? line.shareMinor : line.amountMinor} currency={statement.currency} /></li>
      ))}</ul>
      {!pages.isLoading && pages.rows.length === 0 && <p className="mq-quiet">{t('statement.noLines')}</p>}
      {pages.more && <Button block loading={pages.isLoadingMore} onClick={pages.loadMore}>{t('design:list.more')}</Button>}
    </section>
  );
}
