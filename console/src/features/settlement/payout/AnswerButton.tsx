import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert, UploadDrop } from '@/design';
import type { Taken } from './payout';

/** Takes an answer file of a bank or an ERP and tells what came of its rows. */
export function AnswerButton({ path, label, invalidate }: { path: string; label: string; invalidate: string[] }) {
  const { t } = useTranslation('payout');
  const [open, setOpen] = useState(false);
  const send = useWrite((content: string, options) => api.post<Taken>(path, { content }, options), { invalidate });
  const read = async (files: File[]) => {
    const file = files[0];
    if (!file) return;
    const bytes = await file.arrayBuffer();
    const utf8 = new TextDecoder('utf-8').decode(bytes);
    send.mutate(utf8.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : utf8);
  };
  return (
    <>
      <Button onClick={() => { send.reset(); setOpen(true); }}>{label}</Button>
      <Modal open={open} title={label} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <div className="mq-stack">
          <UploadDrop accept=".csv,.txt" maxBytes={5_000_000} label={t('answer.drop')} hint={t('answer.hint')} onFiles={(files) => void read(files)} />
          {send.data && <p role="status">{t('answer.taken', { done: send.data.done, refused: send.data.refused, unknown: send.data.unknown, before: send.data.before, foreign: send.data.notOurs.length })}</p>}
          <ProblemAlert problem={send.error} />
        </div>
      </Modal>
    </>
  );
}
