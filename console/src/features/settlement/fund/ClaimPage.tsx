import { Button, Form, Image, Input, InputNumber, Modal, Radio, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { useRole } from '@/app/session';
import { Money, Panel, ProblemAlert, RecordPage, Rate, Rows, StatusTag, useNotice } from '@/design';
import { PartnerName } from '@/features/foundation/ledger/PartnerName';
import { Photos } from './Photos';
import { fileUrl, StageTag, Where, type Activity, type Claim, type ClaimLine, type Evidence, type Finding, type Happened, type Invoice } from './fund';
import './fund.css';

interface Full { claim: Claim; lines: ClaimLine[]; invoices: Invoice[]; findings: Finding[]; evidence: Evidence[]; events: Happened[]; activity: Activity }
type Decisions = Record<string, { upheld: boolean; reason: string }>;

/** One claim before the verifier: every flag with its why, pictures side by side, a verdict line by line. */
export default function ClaimPage() {
  const { t } = useTranslation('fund');
  const { id } = useParams();
  const address = `/api/fund/claims/${id}`;
  const query = useGet<Full>(address);
  const verifier = useRole('FINANCE_PREPARER', 'FINANCE_REVIEWER');
  const [decisions, setDecisions] = useState<Decisions>({});
  const [asking, setAsking] = useState<'VERIFY' | 'RETURN' | 'REFUSE' | null>(null);
  const data = query.data;
  const claim = data?.claim;
  const open = verifier && claim?.state === 'SUBMITTED';
  return (
    <>
      <RecordPage title={claim ? `${claim.title} ${claim.month}` : t('claim.title')} code={claim?.number} status={claim && <StageTag stage={claim.state} />} loading={query.isPending} problem={query.error}
        onRetry={() => void query.refetch()} back={{ to: '/fund/claims', label: t('claims.title') }} lead={claim && <Where of={claim} />}
        actions={open && <Space wrap>
          <Button type="primary" onClick={() => setAsking('VERIFY')}>{t('claim.verify')}</Button>
          <Button onClick={() => setAsking('RETURN')}>{t('claim.return')}</Button>
          <Button danger onClick={() => setAsking('REFUSE')}>{t('claim.refuse')}</Button>
        </Space>}
        summary={claim && [
          { label: t('partner'), value: <PartnerName id={claim.partnerId} /> },
          { label: t('claimed'), value: <Money minor={claim.claimedMinor} currency={claim.currency} /> },
          { label: t('approved'), value: <Money minor={claim.approvedMinor} currency={claim.currency} /> },
          { label: t('verified'), value: claim.verifiedMinor ? <Money minor={claim.verifiedMinor} currency={claim.currency} /> : '—' },
          { label: t('activity.title'), value: <Link to={`/fund/activities/${claim.activityId}`}>{claim.activityNumber}</Link> },
          { label: t('claims.sampled'), value: t(claim.sampled ? 'yes' : 'no') },
        ]}
        timeline={data && [...data.events].reverse().map((e) => ({ at: e.doneAt, title: <>{t(`acts.${e.act}`)} {e.amountMinor > 0 && <Money minor={e.amountMinor} currency={claim!.currency} />}</>, text: e.note || undefined }))}>
        {data && data.findings.length > 0 && <Panel title={t('claim.findings')}>{data.findings.map((finding) => <Why key={finding.id} finding={finding} claim={claim!} open={open ?? false} decision={decisions[finding.id]}
          onDecide={(decision) => setDecisions((all) => ({ ...all, [finding.id]: decision }))} />)}</Panel>}
        {data && <Panel title={t('claim.lines')}><Rows<ClaimLine> rows={data.lines} rowKey={(row) => String(row.lineNo)} columns={[
          { key: 'item', title: t('item'), card: 'title', render: (row) => row.item },
          { key: 'approved', title: t('approved'), numeric: true, render: (row) => <Money minor={row.approvedMinor} currency={claim!.currency} /> },
          { key: 'claimed', title: t('claimed'), numeric: true, card: 'figure', render: (row) => <Money minor={row.claimedMinor} currency={claim!.currency} /> },
          { key: 'verified', title: t('verified'), numeric: true, render: (row) => (row.verifiedMinor === null ? '—' : <Money minor={row.verifiedMinor} currency={claim!.currency} />) },
          { key: 'reason', title: t('reason'), render: (row) => row.reason || '—' },
        ]} /></Panel>}
        {data && data.invoices.length > 0 && <Panel title={t('claim.invoices')}><Rows<Invoice> rows={data.invoices} rowKey={(row) => row.number} columns={[
          { key: 'number', title: t('claim.invoice'), card: 'title', render: (row) => row.number },
          { key: 'seller', title: t('claim.seller'), render: (row) => row.sellerTaxNo },
          { key: 'amount', title: t('amount'), numeric: true, card: 'figure', render: (row) => <Money minor={row.amountMinor} currency={claim!.currency} /> },
        ]} /></Panel>}
        {data && <Panel title={t('activity.evidence')}><Photos items={data.evidence} /></Panel>}
      </RecordPage>
      {data && asking && <Verdict data={data} act={asking} decisions={decisions} onClose={() => setAsking(null)} />}
    </>
  );
}

/** A flag and its reason to look: both pictures, both claims, the measure. */
function Why({ finding, claim, open, decision, onDecide }: { finding: Finding; claim: Claim; open: boolean; decision?: Decisions[string]; onDecide: (decision: Decisions[string]) => void }) {
  const { t } = useTranslation('fund');
  const reused = finding.kind.startsWith('IMAGE');
  const measure = finding.kind === 'UNUSUAL_RATIO' ? <Rate ppm={finding.value} /> : finding.kind === 'ABOVE_APPROVAL' || finding.kind === 'DUPLICATE_INVOICE' ? <Money minor={finding.value} currency={claim.currency} /> : finding.value;
  return (
    <div className="mq-fund-finding">
      <div><StatusTag tone={finding.state === 'OPEN' ? 'bad' : finding.state === 'UPHELD' ? 'warn' : 'quiet'}>{t(`flags.${finding.kind}`)}</StatusTag> {t(`why.${finding.kind}`)} <b>{measure}</b>
        {finding.kind === 'DUPLICATE_INVOICE' && <> · {finding.detail}</>}</div>
      {finding.witnessClaimId !== claim.id && <p>{t('claim.witness')} <Link to={`/fund/claims/${finding.witnessClaimId}`}>FC{finding.witnessClaimId}</Link> {finding.witnessTitle} {finding.witnessMonth} {finding.witnessPartnerId && <PartnerName id={finding.witnessPartnerId} />}</p>}
      {(reused || finding.photoFileId) && <div className="mq-fund-pair">
        {finding.photoFileId && <figure><Image src={fileUrl(finding.photoFileId)} alt={t('claim.thisPhoto')} width={260} height={195} /><figcaption>{t('claim.thisPhoto')}</figcaption></figure>}
        {finding.witnessFileId && <figure><Image src={fileUrl(finding.witnessFileId)} alt={t('claim.otherPhoto')} width={260} height={195} /><figcaption>{t('claim.otherPhoto')}</figcaption></figure>}
      </div>}
      {finding.state !== 'OPEN' && <small>{t(`claim.${finding.state}`)} {finding.reason}</small>}
      {open && finding.state === 'OPEN' && <div className="mq-fund-decide">
        <Radio.Group aria-label={t('claim.decide')} optionType="button" value={decision?.upheld} onChange={(event) => onDecide({ upheld: event.target.value as boolean, reason: decision?.reason ?? '' })}
          options={[{ value: true, label: t('claim.UPHELD') }, { value: false, label: t('claim.DISMISSED') }]} />
        <Input aria-label={t('reason')} placeholder={t('reason')} value={decision?.reason ?? ''} onChange={(event) => onDecide({ upheld: decision?.upheld ?? true, reason: event.target.value })} />
      </div>}
    </div>
  );
}

function Verdict({ data, act, decisions, onClose }: { data: Full; act: 'VERIFY' | 'RETURN' | 'REFUSE'; decisions: Decisions; onClose: () => void }) {
  const { t } = useTranslation('fund');
  const notice = useNotice();
  const [form] = Form.useForm<{ reason?: string; lines?: Record<string, number>; reasons?: Record<string, string> }>();
  const give = useWrite((body: Record<string, unknown>, options) => api.post(`/api/fund/claims/${data.claim.id}/verdict`, body, options),
    { invalidate: ['/api/fund'], onSuccess: () => { notice.done(t('claim.done')); onClose(); } });
  const send = (wish: { reason?: string; lines?: Record<string, number>; reasons?: Record<string, string> }) => give.mutate({
    act, reason: wish.reason ?? '', findings: Object.entries(decisions).filter(([, one]) => one.reason).map(([id, one]) => ({ id: Number(id), ...one })),
    lines: act === 'VERIFY' ? data.lines.map((line) => ({ lineNo: line.lineNo, verifiedMinor: Math.round((wish.lines?.[line.lineNo] ?? line.claimedMinor / 100) * 100), reason: wish.reasons?.[line.lineNo] ?? '' })) : [],
  });
  return (
    <Modal open title={t(`claim.${act.toLowerCase()}`)} okText={t(`claim.${act.toLowerCase()}`)} cancelText={t('cancel')} onCancel={onClose} okButtonProps={{ loading: give.isPending, danger: act === 'REFUSE' }}
      onOk={() => void form.validateFields().then(send)}>
      <p>{t(`claim.effect.${act}`)}</p>
      <Form form={form} layout="vertical">
        {act === 'VERIFY' && data.lines.map((line) => (
          <div key={line.lineNo}>
            <Form.Item name={['lines', String(line.lineNo)]} label={`${line.item} (${data.claim.currency})`} initialValue={line.claimedMinor / 100}><InputNumber min={0} max={line.claimedMinor / 100} precision={2} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name={['reasons', String(line.lineNo)]} label={t('claim.cutReason')}><Input /></Form.Item>
          </div>))}
        <Form.Item name="reason" label={t('reason')} rules={[{ required: act !== 'VERIFY' }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
      <ProblemAlert problem={give.error} />
    </Modal>
  );
}
