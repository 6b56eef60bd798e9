import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { DateText, Money, Panel, ProblemAlert, RecordPage, StatusTag, Summary, useNotice } from '@/design';
import { CaseState } from './CaseList';
import { Say } from './Say';
import { inWords, type FullCase, type Possible, type Said } from './cases';
import './cases.css';

/** One case: what it is about, what both sides said, what can be done next. */
export default function CasePage() {
  const { t, i18n } = useTranslation('cases');
  const { id } = useParams();
  const notice = useNotice();
  const full = useGet<FullCase>(`/api/cases/${id}`);
  const assign = useWrite((mine: boolean, options) => api.post(`/api/cases/${id}/assignment`, { mine }, options), { invalidate: ['/api/cases'] });
  const data = full.data;
  const row = data?.record;
  return (
    <RecordPage title={row?.title ?? t('record.title')} status={row && <CaseState row={row} />} code={row?.id} back={{ to: '/cases', label: t('list.title') }}
      loading={full.isPending} problem={full.error} onRetry={() => void full.refetch()}
      actions={row && !row.endedAt && <Button loading={assign.isPending} onClick={() => assign.mutate(!row.mine, { onError: notice.fail })}>{t(row.mine ? 'record.layBack' : 'record.take')}</Button>}
      summary={row && [
        { label: t('kind'), value: inWords(i18n.language, row.kindZh, row.kindEn) },
        ...(row.currency ? [{ label: t('amount'), value: <Money minor={row.amountMinor} currency={row.currency} /> }] : []),
        { label: t('desk'), value: row.assigneeName ?? (row.desk ? t(`shell:role.${row.desk}`) : '—') },
        { label: t('openedBy'), value: row.openedByName },
        { label: t('openedAt'), value: <DateText value={row.openedAt} /> },
        ...(row.partyId ? [{ label: t('partner'), value: <Link to={`/partners/${row.partyId}`}>{t('openPartner', { id: row.partyId })}</Link> }] : []),
        ...(row.link && row.link !== '/cases' ? [{ label: t('subject'), value: <Link to={row.link}>{t('openSubject')}</Link> }] : []),
      ]}
      aside={data && data.possible.length > 0 && <Panel title={t('record.next')}><Actions id={data.record.id} possible={data.possible} /></Panel>}>
      {data && Object.keys(data.detail).length > 0 && <Panel title={t('record.detail')}><Summary items={Object.entries(data.detail)
        .map(([key, value]) => ({ label: t(`detail.${key}`, { defaultValue: key }), value: typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value) }))} /></Panel>}
      {data && <Panel title={t('record.said')}><ol className="mq-cases-said">{data.said.map((one) => <Words key={one.id} one={one} />)}</ol></Panel>}
      {data && <Panel title={t('record.say')}><Say row={data.record} /></Panel>}
    </RecordPage>
  );
}

function Words({ one }: { one: Said }) {
  const { t, i18n } = useTranslation('cases');
  return (
    <li className={one.internal ? 'mq-cases-note' : one.partner ? 'mq-cases-partner' : ''}>
      <div><b>{one.authorName}</b> <small className="mq-quiet"><DateText value={one.at} time /></small> {one.internal && <StatusTag tone="warn">{t('record.internal')}</StatusTag>}
        {one.action && one.action !== 'open' && <StatusTag tone="info">{inWords(i18n.language, one.actionZh, one.actionEn)}</StatusTag>}</div>
      {one.text && <p>{one.text}</p>}
      {one.files.length > 0 && <ul className="mq-row">{one.files.map((file) => <li key={file.id}><a href={`/api/files/${file.id}/content`} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul>}
    </li>
  );
}

function Actions({ id, possible }: { id: string; possible: readonly Possible[] }) {
  const { t, i18n } = useTranslation('cases');
  const notice = useNotice();
  const [comment, setComment] = useState('');
  const act = useWrite((action: string, options) => api.post(`/api/cases/${id}/actions`, { action, comment }, options),
    { invalidate: ['/api/cases'], onSuccess: () => { setComment(''); notice.done(t('record.done')); } });
  return (
    <div className="mq-stack">
      <Input.TextArea rows={3} maxLength={4000} value={comment} onChange={(event) => setComment(event.target.value)} placeholder={t('record.reason')} aria-label={t('record.reason')} />
      <ProblemAlert problem={act.error} />
      <div className="mq-row">{possible.map((one, index) => (
        <Button key={one.action} type={index === 0 ? 'primary' : 'default'} loading={act.isPending && act.variables === one.action}
          onClick={() => act.mutate(one.action)}>{inWords(i18n.language, one.labelZh, one.labelEn)}{one.reasonNeeded && ' *'}</Button>
      ))}</div>
      {possible.some((one) => one.reasonNeeded) && <small className="mq-quiet">{t('record.reasonNeeded')}</small>}
    </div>
  );
}
