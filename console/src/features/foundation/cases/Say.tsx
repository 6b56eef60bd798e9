import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useWrite } from '@/api';
import { ProblemAlert, UploadDrop } from '@/design';
import type { CaseRow } from './cases';

const FILE_BYTES_MAX = 10 * 1_048_576;

/** A comment for both sides, or a note for the brand's own people, with files. */
export function Say({ row }: { row: CaseRow }) {
  const { t } = useTranslation('cases');
  const [text, setText] = useState('');
  const [internal, setInternal] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const say = useWrite(async (_: void, options) => {
    const fileIds: number[] = [];
    for (const file of files) {
      const stored = await api.upload<{ id: string }>('/api/files', file, { name: file.name, purpose: 'attachment', ...(internal || !row.partyId ? {} : { partyId: row.partyId }) });
      fileIds.push(Number(stored.id));
    }
    await api.post(`/api/cases/${row.id}/comments`, { text, internal, fileIds }, options);
  }, { invalidate: ['/api/cases'], onSuccess: () => { setText(''); setFiles([]); setInternal(false); } });
  return (
    <div className="mq-stack">
      <Input.TextArea rows={3} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} placeholder={t(internal ? 'say.note' : 'say.comment')} aria-label={t(internal ? 'say.note' : 'say.comment')} />
      <UploadDrop onFiles={(more) => setFiles([...files, ...more])} accept="image/*,.pdf,.csv,.xlsx,.xls" multiple maxBytes={FILE_BYTES_MAX} label={t('say.files')} />
      {files.length > 0 && <ul className="mq-row">{files.map((file, index) => <li key={index}>{file.name} <Button size="small" type="text" onClick={() => setFiles(files.filter((_, at) => at !== index))}>{t('say.remove')}</Button></li>)}</ul>}
      <Checkbox checked={internal} onChange={(event) => setInternal(event.target.checked)}>{t('say.internal')}</Checkbox>
      <ProblemAlert problem={say.error} />
      <div><Button type="primary" disabled={text.trim() === '' && files.length === 0} loading={say.isPending} onClick={() => say.mutate()}>{t('say.send')}</Button></div>
    </div>
  );
}
