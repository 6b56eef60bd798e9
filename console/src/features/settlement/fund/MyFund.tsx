import { Button, Form, Input, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, useGet, useWrite } from '@/api';
import { Confirm, DateText, Money, PageHead, PageSkeleton, ProblemAlert, Timeline, UploadDrop, useNotice } from '@/design';
import { Photos } from './Photos';
import { StageTag, Where, type Activity, type ClaimLine, type Evidence, type Happened, type Invoice, type Line } from './fund';
import '@/features/portal/phone/phone.css';

interface MyClaim { id: string; number: string; state: string; claimedMinor: number; verifiedMinor: number; verdict: string; lines: ClaimLine[]; invoices: Invoice[] }
interface Full { activity: Activity; lines: Line[]; evidence: Evidence[]; events: Happened[]; claim: MyClaim | null; approvalDesk: string | null }

/** The phone's place, if its owner lets the page know it. */
const here = () => new Promise<GeolocationPosition | null>((done) => {
  if (!('geolocation' in navigator)) done(null);
  else navigator.geolocation.getCurrentPosition((at) => done(at), () => done(null), { enableHighAccuracy: true, timeout: 8_000 });
});

/** One of my activities: photos while it runs, the claim afterwards, what was found right, and whose turn it is. */
export default function MyFund() {
  const { t } = useTranslation('fund');
  const { id } = useParams();
  const address = `/api/my/fund/activities/${id}`;
  const query = useGet<Full>(address);
  const notice = useNotice();
  const [asking, setAsking] = useState<'accept' | null>(null);
  const [objecting, setObjecting] = useState('');
  const invalidate = ['/api/my/fund'];
  const add = useWrite(async (file: File, options) => {
    const at = file.type.startsWith('image/') ? await here() : null;
    const place = at ? `&latitudeE6=${Math.round(at.coords.latitude * 1e6)}&longitudeE6=${Math.round(at.coords.longitude * 1e6)}` : '';
    return api.post(`${address}/evidence?name=${encodeURIComponent(file.name)}${place}`, file, options);
  }, { invalidate, onSuccess: () => notice.done(t('mine.added')) });
  const extend = useWrite((_: void, options) => api.post(`${address}/extension`, undefined, options), { invalidate, onSuccess: () => notice.done(t('activity.extended')) });
  const accept = useWrite((claim: string, options) => api.post(`/api/my/fund/claims/${claim}/accept`, undefined, options), { invalidate, onSuccess: () => notice.done(t('mine.accepted')) });
  const object = useWrite((wish: { claim: string; reason: string }, options) => api.post(`/api/my/fund/claims/${wish.claim}/objection`, { reason: wish.reason }, options), { invalidate, onSuccess: () => setObjecting('') });
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  const { activity, lines, evidence, events, claim, approvalDesk } = query.data;
  const claimable = ['APPROVED', 'NOTICED', 'CLAIM_RETURNED'].includes(activity.stage);
  return (
    <>
      <PageHead back={{ to: '/portal/funds', label: t('mine.title') }} title={activity.title} status={<StageTag stage={activity.stage} />} code={activity.number} lead={<><Where of={activity} />{approvalDesk && <> · {approvalDesk}</>}</>} />
      <div className="mq-stack">
        <section className="mq-panel"><dl className="mq-phone-figures">
          <div><dt>{t('requested')}</dt><dd><Money minor={activity.requestedMinor} currency={activity.currency} /></dd></div>
          <div><dt>{t('approved')}</dt><dd><Money minor={activity.approvedMinor} currency={activity.currency} /></dd></div>
          {claim && <div><dt>{t('claimed')}</dt><dd><Money minor={claim.claimedMinor} currency={activity.currency} /></dd></div>}
          {claim && claim.verifiedMinor > 0 && <div><dt>{t('verified')}</dt><dd><Money minor={claim.verifiedMinor} currency={activity.currency} /></dd></div>}
          <div className="mq-phone-total"><dt>{t('settled')}</dt><dd><Money minor={activity.settledMinor} currency={activity.currency} /></dd></div>
        </dl><p>{t('days')}: <DateText value={activity.fromDay} /> – <DateText value={activity.throughDay} />{activity.claimUntil && <> · {t('claimUntil')} <DateText value={activity.claimUntil} /></>}</p></section>
        <section><h2>{t('activity.lines')}</h2><ul className="mq-phone-lines">{lines.map((line) => (
          <li key={line.lineNo}><span>{line.item}<small>{t(`lineKinds.${line.kind}`)}{line.reason && ` · ${line.reason}`}</small></span><Money minor={line.approvedMinor ?? line.requestedMinor} currency={activity.currency} /></li>))}</ul></section>
        {claim?.verdict && <p className="mq-panel">{t('mine.verdict')} {claim.verdict}</p>}
        {claim && activity.stage === 'PROPOSED' && <section className="mq-panel"><p>{t('mine.proposed')} <Money minor={claim.verifiedMinor} currency={activity.currency} /></p>
          <Space wrap><Button type="primary" size="large" onClick={() => setAsking('accept')}>{t('mine.accept')}</Button></Space>
          <Space.Compact block><Input aria-label={t('reason')} placeholder={t('mine.whyNot')} value={objecting} onChange={(event) => setObjecting(event.target.value)} />
            <Button disabled={!objecting} loading={object.isPending} onClick={() => object.mutate({ claim: claim.id, reason: objecting })}>{t('mine.object')}</Button></Space.Compact>
          <ProblemAlert problem={object.error} /></section>}
        <section><h2>{t('activity.evidence')}</h2><Photos items={evidence} />
          {claimable && <UploadDrop accept="image/*,.pdf" capture multiple label={t('mine.photo')} disabled={add.isPending} onFiles={(files) => files.forEach((file) => add.mutate(file))} />}
          <ProblemAlert problem={add.error} /></section>
        {claimable && <ClaimForm activity={activity} lines={lines} again={activity.stage === 'CLAIM_RETURNED' && claim?.state === 'RETURNED' ? claim.id : null} />}
        {claimable && <Button block loading={extend.isPending} onClick={() => extend.mutate()}>{t('activity.extend')}</Button>}
        <ProblemAlert problem={extend.error} />
        <section><h2>{t('mine.course')}</h2><Timeline items={[...events].reverse().map((e) => ({ at: e.doneAt, title: <>{t(`acts.${e.act}`)} {e.amountMinor > 0 && <Money minor={e.amountMinor} currency={activity.currency} />}</>, text: e.note || undefined }))} /></section>
      </div>
      {claim && <Confirm open={asking === 'accept'} title={t('mine.accept')} action={t('mine.accept')} text={<>{t('mine.acceptText')} <Money minor={claim.verifiedMinor} currency={activity.currency} /></>}
        onClose={() => setAsking(null)} onConfirm={() => accept.mutateAsync(claim.id)} />}
    </>
  );
}

interface Wish { amounts: Record<string, number>; invoice?: string; seller?: string; account?: string; sellout?: number; note?: string }

function ClaimForm({ activity, lines, again }: { activity: Activity; lines: Line[]; again: string | null }) {
  const { t } = useTranslation('fund');
  const [form] = Form.useForm<Wish>();
  const notice = useNotice();
  const claim = useWrite((wish: Wish, options) => {
    const amounts = lines.map((line) => ({ lineNo: line.lineNo, amountMinor: Math.round((wish.amounts[line.lineNo] ?? 0) * 100) })).filter((line) => line.amountMinor > 0);
    const total = amounts.reduce((sum, line) => sum + line.amountMinor, 0);
    const body = { lines: amounts, invoices: wish.invoice ? [{ sellerTaxNo: wish.seller ?? '', number: wish.invoice, amountMinor: total }] : [], bankAccount: wish.account ?? null,
      selloutMinor: wish.sellout ? Math.round(wish.sellout * 100) : null, note: wish.note ?? null };
    return api.post(again ? `/api/my/fund/claims/${again}/again` : `/api/my/fund/activities/${activity.id}/claim`, body, options);
  }, { invalidate: ['/api/my/fund'], onSuccess: () => notice.done(t('mine.claimed')) });
  return (
    <section className="mq-panel"><h2>{t('mine.claim')}</h2>
      <Form<Wish> form={form} layout="vertical" onFinish={(wish) => claim.mutate(wish)}>
        {lines.map((line) => <Form.Item key={line.lineNo} name={['amounts', String(line.lineNo)]} label={`${line.item} (${activity.currency})`} initialValue={(line.approvedMinor ?? line.requestedMinor) / 100}>
          <InputNumber min={0} precision={2} size="large" style={{ width: '100%' }} /></Form.Item>)}
        <Form.Item name="invoice" label={t('claim.invoice')}><Input size="large" maxLength={60} /></Form.Item>
        <Form.Item name="seller" label={t('claim.seller')}><Input size="large" maxLength={40} /></Form.Item>
        <Form.Item name="account" label={t('mine.account')}><Input size="large" inputMode="numeric" maxLength={40} /></Form.Item>
        <Form.Item name="sellout" label={t('mine.sellout')}><InputNumber min={0} precision={2} size="large" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="note" label={t('mine.note')}><Input.TextArea rows={2} /></Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={claim.isPending} disabled={activity.photos === 0}>{t('mine.send')}</Button>
      </Form>
      {activity.photos === 0 && <p>{t('mine.photosFirst')}</p>}
      <ProblemAlert problem={claim.error} />
    </section>
  );
}
