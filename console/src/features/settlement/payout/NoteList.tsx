import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useGet, useWrite, type Page } from '@/api';
import { useRole } from '@/app/session';
import { DateText, ListPage, Money, Panel, plainDecimal, ProblemAlert, Rows, StatusTag, Summary, useNotice } from '@/design';
import { AnswerButton } from './AnswerButton';
import { toneOf, type Note } from './payout';

interface NoteBatch { id: string; number: string; layout: string; notes: number; totalMinor: number; fileName: string | null; madeAt: string; open: number; accepted: number; rejected: number; unknown: number }
const NOTE_STATES = ['OPEN', 'BATCHED', 'SENDING', 'SENT', 'ACCEPTED', 'REJECTED', 'UNKNOWN'];

/** Rebate notes for the ERP: what waits, what left, what came back. */
export default function NoteList() {
  const { t } = useTranslation('payout');
  const preparer = useRole('FINANCE_PREPARER');
  const finance = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const [exporting, setExporting] = useState(false);
  const batches = useGet<Page<NoteBatch>>('/api/erp-note-batches', { limit: 10 });
  const action = preparer ? <Button type="primary" onClick={() => setExporting(true)}>{t('notes.export')}</Button> : undefined;
  return (
    <>
      <ListPage<Note> id="payout.notes" title={t('notes.title')} lead={t('notes.lead')} source="/api/erp-notes" rowKey={(row) => row.id}
        actions={<>{action}{preparer && <AnswerButton path="/api/erp-notes/acknowledgements" label={t('notes.acknowledge')} invalidate={['/api/erp-note']} />}</>}
        summary={batches.data && batches.data.items.length > 0 && (
          <Panel title={t('notes.batches')}>
            <Rows<NoteBatch> label={t('notes.batches')} rows={batches.data.items} rowKey={(row) => row.id} columns={[
              { key: 'number', title: t('notes.number'), card: 'title', render: (row) => row.number },
              { key: 'layout', title: t('notes.layout'), render: (row) => t(`layout.${row.layout}`) },
              { key: 'made', title: t('date'), render: (row) => <DateText value={row.madeAt} /> },
              { key: 'counts', title: t('notes.counts'), render: (row) => t('notes.countsText', { open: row.open, accepted: row.accepted, rejected: row.rejected, unknown: row.unknown }) },
              { key: 'total', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.totalMinor} currency="CNY" symbol={false} /> },
              { key: 'file', title: t('file'), render: (row) => (row.fileName && finance ? <Button size="small" onClick={() => void api.download(`/api/erp-note-batches/${row.id}/file`, row.fileName ?? '')}>{row.fileName}</Button> : '—') },
            ]} />
          </Panel>
        )}
        filters={[{ key: 'state', label: t('state'), kind: 'select', options: NOTE_STATES.map((value) => ({ value, label: t(`noteState.${value}`) })) },
          { key: 'partnerId', label: t('partnerNumber'), kind: 'text' }]}
        columns={[
          { key: 'key', title: t('notes.key'), card: 'title', render: (row) => row.key, csv: (row) => row.key },
          { key: 'kind', title: t('notes.kind'), render: (row) => t(`noteKind.${row.kind}`), csv: (row) => t(`noteKind.${row.kind}`) },
          { key: 'partner', title: t('partner'), render: (row) => row.partnerCode, csv: (row) => row.partnerCode },
          { key: 'order', title: t('notes.order'), render: (row) => row.orderNo || '—', csv: (row) => row.orderNo },
          { key: 'date', title: t('date'), render: (row) => <DateText value={row.businessDate} />, csv: (row) => row.businessDate },
          { key: 'state', title: t('state'), render: (row) => <StatusTag tone={toneOf(row.state)}>{t(`noteState.${row.state}`)}</StatusTag>, csv: (row) => t(`noteState.${row.state}`) },
          { key: 'erp', title: t('notes.erp'), render: (row) => row.erpDocumentNo ?? (row.reason || '—'), csv: (row) => row.erpDocumentNo ?? row.reason },
          { key: 'tax', title: t('notes.tax'), numeric: true, render: (row) => <Money minor={row.taxMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.taxMinor, 2) },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={row.currency} symbol={false} />, csv: (row) => plainDecimal(row.amountMinor, 2) },
        ]}
        drawer={(row) => <NoteDrawer note={row} />} drawerTitle={(row) => row.key}
        empty={{ title: t('notes.empty'), text: t('notes.emptyText') }} />
      {exporting && <Export onClose={() => setExporting(false)} />}
    </>
  );
}

function Export({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('payout');
  const notice = useNotice();
  const [form] = Form.useForm<{ entityCode: string; layout: string }>();
  const make = useWrite((body: { entityCode: string; layout: string }, options) => api.post<{ id: string }>('/api/erp-note-batches', body, options), {
    invalidate: ['/api/erp-note'], onSuccess: () => { notice.done(t('notes.exported')); onClose(); },
  });
  return (
    <Modal open title={t('notes.export')} okText={t('notes.export')} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: make.isPending }}
      onOk={() => void form.validateFields().then((body) => make.mutate(body))}>
      <p>{t('notes.exportEffect')}</p>
      <Form form={form} layout="vertical" initialValues={{ layout: 'KINGDEE' }}>
        <Form.Item name="entityCode" label={t('entity')} rules={[{ required: true }]}><Input /></Form.Item>
        <Form.Item name="layout" label={t('notes.layout')}><Select options={['KINGDEE', 'YONYOU', 'SAP', 'DIRECT'].map((value) => ({ value, label: t(`layout.${value}`) }))} /></Form.Item>
      </Form>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}

function NoteDrawer({ note }: { note: Note }) {
  const { t } = useTranslation('payout');
  const fixer = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const judge = useRole('FINANCE_REVIEWER', 'FINANCE_APPROVER');
  const notice = useNotice();
  const [word, setWord] = useState('');
  const [number, setNumber] = useState('');
  const done = { invalidate: ['/api/erp-note'], onSuccess: () => notice.done(t('done')) };
  const again = useWrite((what: string, options) => api.post(`/api/erp-notes/${note.id}/again`, { what }, options), done);
  const resolve = useWrite((body: object, options) => api.post(`/api/erp-notes/${note.id}/resolve`, body, options), done);
  return (
    <div className="mq-stack">
      <Summary items={[{ label: t('amount'), value: <Money minor={note.amountMinor} currency={note.currency} /> }, { label: t('text'), value: note.text },
        { label: t('notes.attempts'), value: note.attempts }, { label: t('reason'), value: note.reason || '—' }]} />
      {(note.state === 'REJECTED' && fixer) || (note.state === 'UNKNOWN' && judge) ? (
        <Input.TextArea aria-label={t('notes.word')} placeholder={note.state === 'REJECTED' ? t('notes.what') : t('notes.evidence')} value={word} maxLength={300} onChange={(event) => setWord(event.target.value)} />
      ) : null}
      {note.state === 'REJECTED' && fixer && <Button disabled={!word.trim()} loading={again.isPending} onClick={() => again.mutate(word.trim())}>{t('notes.again')}</Button>}
      {note.state === 'UNKNOWN' && judge && (
        <div className="mq-row">
          <Input aria-label={t('notes.erp')} placeholder={t('notes.erp')} value={number} onChange={(event) => setNumber(event.target.value)} />
          <Button disabled={!word.trim() || !number.trim()} onClick={() => resolve.mutate({ accepted: true, erpDocumentNo: number.trim(), evidence: word.trim() })}>{t('notes.arrived')}</Button>
          <Button disabled={!word.trim()} onClick={() => resolve.mutate({ accepted: false, evidence: word.trim() })}>{t('notes.notArrived')}</Button>
        </div>
      )}
      <ProblemAlert problem={again.error ?? resolve.error} />
    </div>
  );
}
