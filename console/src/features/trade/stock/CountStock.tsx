import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, useGet, useWrite, type Page } from '@/api';
import { EmptyState, PageHead, ProblemAlert, UploadDrop, useNotice } from '@/design';
import { goodsName } from './stock';
import './stock.css';

interface Partner { id: string; code: string; legalName: string; shortName: string }
interface Product { id: string; sku: string; nameZh: string; nameEn: string; baseUnit: string; barcode: string }
interface ProductRecord { units: { unit: string; factorMilli: number; voidSeal: number | null }[] }
interface Line { product: Product; unit: string; quantity: number }

/** A representative counts a dealer's stock: dealer, then product after product by unit, a photo, done. Kept in this browser until it is sent. */
export default function CountStock() {
  const { t } = useTranslation('stock');
  const notice = useNotice();
  const [partner, setPartner] = useState<Partner | null>(() => kept()?.partner ?? null);
  const [lines, setLines] = useState<Line[]>(() => kept()?.lines ?? []);
  const [photo, setPhoto] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const keep = (who: Partner | null, what: Line[]) => { setPartner(who); setLines(what); localStorage.setItem(KEY, JSON.stringify({ partner: who, lines: what })); };
  const upload = useWrite((file: File, options) => api.upload<{ id: string }>('/api/files', file, { purpose: 'evidence' }, options));
  const send = useWrite((body: object, options) => api.post('/api/stock/counts', body, options), { invalidate: ['/api/stock'] });
  const submit = async () => {
    const photoFileId = photo ? (await upload.mutateAsync(photo)).id : null;
    await send.mutateAsync({ partnerId: partner!.id, note, photoFileId, lines: lines.map((line) => ({ productId: line.product.id, unit: line.unit, quantityMilli: Math.round(line.quantity * 1000) })) });
    notice.done(t('count.done'));
    setPhoto(null); setNote(''); keep(null, []);
  };
  return (
    <div className="mq-stock-count">
      <PageHead title={t('count.title')} lead={t('count.lead')} />
      <section><h2>{t('count.who')}</h2>
        {partner ? <p className="mq-stock-chosen"><b>{partner.shortName || partner.legalName}</b> {partner.code} <Button size="small" onClick={() => keep(null, lines)}>{t('count.other')}</Button></p>
          : <Find<Partner> source="/api/partners" label={t('count.findPartner')} name={(one) => `${one.shortName || one.legalName} · ${one.code}`} onPick={(one) => keep(one, lines)} />}
      </section>
      <section><h2>{t('count.what')}</h2>
        <Find<Product> source="/api/products" label={t('count.findProduct')} name={(one) => `${one.nameZh || one.nameEn} · ${one.sku}`} onPick={(one) => keep(partner, [...lines, { product: one, unit: one.baseUnit, quantity: 0 }])} />
        {lines.length === 0 && <EmptyState small title={t('count.none')} text={t('count.noneText')} />}
        <ul className="mq-stock-lines">{lines.map((line, index) => (
          <CountedLine key={index} line={line} onChange={(next) => keep(partner, lines.map((one, at) => at === index ? next : one))} onDrop={() => keep(partner, lines.filter((_, at) => at !== index))} />
        ))}</ul>
      </section>
      <section><h2>{t('count.proof')}</h2>
        <UploadDrop accept="image/*" capture maxBytes={8_000_000} label={photo ? photo.name : t('count.photo')} hint={t('count.photoHint')} onFiles={(files) => setPhoto(files[0] ?? null)} />
        <Input value={note} maxLength={200} aria-label={t('observed.note')} placeholder={t('observed.note')} onChange={(event) => setNote(event.target.value)} />
      </section>
      <ProblemAlert problem={send.error ?? upload.error} />
      <Button type="primary" size="large" block loading={send.isPending || upload.isPending} disabled={!partner || lines.length === 0} onClick={() => void submit().catch(() => undefined)}>{t('count.send', { count: lines.length })}</Button>
      <p><Link to="/stock/observations?origin=COUNT">{t('count.earlier')}</Link></p>
    </div>
  );
}

const KEY = 'mq.stock.count';

function kept(): { partner: Partner | null; lines: Line[] } | null {
  try { return JSON.parse(localStorage.getItem(KEY) ?? 'null') as { partner: Partner | null; lines: Line[] } | null; } catch { return null; }
}

/** Type or scan: the field takes what a scanner types as well. */
function Find<T extends { id: string }>({ source, label, name, onPick }: { source: string; label: string; name: (row: T) => string; onPick: (row: T) => void }) {
  const [q, setQ] = useState('');
  const found = useGet<Page<T>>(q.length > 1 ? source : null, { q, limit: 8 });
  return (
    <>
      <Input value={q} aria-label={label} placeholder={label} inputMode="search" onChange={(event) => setQ(event.target.value)} />
      {q.length > 1 && <ul className="mq-stock-found">{found.data?.items.map((row) => (
        <li key={row.id}><button type="button" onClick={() => { onPick(row); setQ(''); }}>{name(row)}</button></li>
      ))}</ul>}
    </>
  );
}

function CountedLine({ line, onChange, onDrop }: { line: Line; onChange: (line: Line) => void; onDrop: () => void }) {
  const { t, i18n } = useTranslation('stock');
  const record = useGet<ProductRecord>(`/api/products/${line.product.id}`);
  const units = [...new Set([line.unit, ...(record.data?.units ?? []).filter((unit) => unit.voidSeal === null).map((unit) => unit.unit)])];
  const name = goodsName(line.product, i18n.language);
  return (
    <li>
      <span>{name}<small>{line.product.sku}</small></span>
      <InputNumber min={0} precision={3} value={line.quantity} aria-label={t('count.quantityOf', { name })} onChange={(value) => onChange({ ...line, quantity: value ?? 0 })} />
      <Select value={line.unit} aria-label={t('count.unitOf', { name })} options={units.map((unit) => ({ value: unit, label: unit }))} onChange={(unit) => onChange({ ...line, unit })} />
      <Button icon={<DeleteOutlined />} aria-label={t('count.drop', { name })} onClick={onDrop} />
    </li>
  );
}
