import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, useGet, usePages, useWrite } from '@/api';
import { DateText, Money, PageSkeleton, ProblemAlert, UploadDrop, useNotice, WizardPage, type StatementLine } from '@/design';
import { useStatementTitle, type FullStatement } from './statements';
import './phone.css';

const PHOTO_BYTES_MAX = 10_485_760;
const keyOf = (line: StatementLine) => `${line.documentNo}\n${line.lineKey}`;

/** Three steps: which lines are wrong, why (with a photo if there is one), and send. What is not disputed goes on. */
export default function DisputeLines() {
  const { t } = useTranslation(['phone', 'design']);
  const { id } = useParams();
  const address = `/api/my/statements/${id}`;
  const navigate = useNavigate();
  const notice = useNotice();
  const query = useGet<FullStatement>(address);
  const titleOf = useStatementTitle();
  const lines = usePages<StatementLine>(`${address}/lines`, undefined, 50);
  const [chosen, setChosen] = useState<ReadonlyMap<string, StatementLine>>(new Map());
  const [reason, setReason] = useState('');
  const [photo, setPhoto] = useState<File | null>(null);
  const upload = useWrite((file: File, options) => api.upload<{ id: string }>('/api/files', file, { purpose: 'evidence' }, options));
  const send = useWrite((body: { lines: { documentNo: string; lineKey: string }[]; reason: string; photoFileId: string | null }, options) => api.post(`${address}/disputes`, body, options), { invalidate: ['/api/my'] });

  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  const { statement } = query.data;
  const amountOf = (line: StatementLine) => (statement.kind === 'REBATE' ? line.shareMinor : line.amountMinor);
  const toggle = (line: StatementLine) => {
    const next = new Map(chosen);
    if (!next.delete(keyOf(line))) next.set(keyOf(line), line);
    setChosen(next);
  };
  const total = [...chosen.values()].reduce((sum, line) => sum + amountOf(line), 0);
  const submit = async () => {
    const photoFileId = photo ? (await upload.mutateAsync(photo)).id : null;
    await send.mutateAsync({ lines: [...chosen.values()].map(({ documentNo, lineKey }) => ({ documentNo, lineKey })), reason: reason.trim(), photoFileId });
    notice.done(t('dispute.sent'));
    void navigate(`/portal/statements/${id}`);
  };

  return (
    <WizardPage back={{ to: `/portal/statements/${id}`, label: titleOf(statement) }} title={t('dispute.title')} lead={t('dispute.lead')} steps={[
      {
        key: 'lines', title: t('dispute.which'), canNext: chosen.size > 0, effect: chosen.size > 0 && <>{t('dispute.chosen', { count: chosen.size })} · <Money minor={total} currency={statement.currency} /></>,
        content: <>
          <ProblemAlert problem={lines.problem} onRetry={lines.refresh} />
          <ul className="mq-phone-lines">{lines.rows.map((line, index) => (
            <li key={index}><Checkbox checked={chosen.has(keyOf(line))} onChange={() => toggle(line)}>{line.documentNo}<small>{line.productCode} <DateText value={line.date} /></small></Checkbox><Money minor={amountOf(line)} currency={statement.currency} /></li>
          ))}</ul>
          {lines.more && <Button block loading={lines.isLoadingMore} onClick={lines.loadMore}>{t('design:list.more')}</Button>}
        </>,
      },
      {
        key: 'reason', title: t('dispute.why'), canNext: reason.trim().length > 0,
        content: <div className="mq-stack">
          <label className="mq-field"><span>{t('dispute.reason')}</span><Input.TextArea rows={4} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('dispute.example')} /></label>
          <UploadDrop accept="image/*" capture maxBytes={PHOTO_BYTES_MAX} label={photo ? photo.name : t('dispute.photo')} hint={t('dispute.photoHint')} onFiles={(files) => setPhoto(files[0] ?? null)} />
        </div>,
      },
      {
        key: 'send', title: t('dispute.check'), nextLabel: t('dispute.send'), onNext: submit,
        content: <dl className="mq-phone-figures">
          <div><dt>{t('dispute.linesChosen')}</dt><dd>{chosen.size}</dd></div>
          <div><dt>{t('dispute.amount')}</dt><dd><Money minor={total} currency={statement.currency} /></dd></div>
          <div><dt>{t('dispute.reason')}</dt><dd>{reason}</dd></div>
          {photo && <div><dt>{t('dispute.photo')}</dt><dd>{photo.name}</dd></div>}
          <div className="mq-phone-total"><dt>{t('dispute.effectTitle')}</dt><dd>{t('dispute.effect')}</dd></div>
        </dl>,
      },
    ]} />
  );
}
