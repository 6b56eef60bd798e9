import { InboxOutlined } from '@ant-design/icons';
import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  onFiles: (files: File[]) => void;
  /** As the input element takes it: ".csv,.xlsx" or "image/*". */
  accept?: string;
  multiple?: boolean;
  maxBytes?: number;
  label?: string;
  hint?: string;
  /** Phone: opens the camera. */
  capture?: boolean;
  disabled?: boolean;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

/** Drop files here, or press to choose; too large ones are named and left out. */
export function UploadDrop({ onFiles, accept, multiple = false, maxBytes, label, hint, capture = false, disabled = false }: Props) {
  const { t } = useTranslation('design');
  const id = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const tooLarge = maxBytes ? files.filter((file) => file.size > maxBytes) : [];
    setRefused(tooLarge.map((file) => file.name));
    const fine = files.filter((file) => !tooLarge.includes(file));
    if (fine.length > 0) onFiles(fine);
  };
  const onDrop = (event: DragEvent) => { event.preventDefault(); setOver(false); if (!disabled) take(event.dataTransfer.files); };
  return (
    <div className="mq-upload-box">
      <label htmlFor={id} className={`mq-upload${over ? ' mq-upload-over' : ''}${disabled ? ' mq-upload-off' : ''}`}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        <InboxOutlined aria-hidden="true" />
        <b>{label ?? t('upload.label')}</b>
        <span>{hint ?? t('upload.hint')}{maxBytes ? ` · ${t('upload.max', { size: megabytes(maxBytes) })}` : ''}</span>
        <input id={id} type="file" accept={accept} multiple={multiple} disabled={disabled} capture={capture ? 'environment' : undefined}
          onChange={(event) => { take(event.target.files); event.target.value = ''; }} />
      </label>
      {refused.length > 0 && <p className="mq-upload-refused" role="alert">{t('upload.tooLarge', { names: refused.join(', '), size: megabytes(maxBytes!) })}</p>}
    </div>
  );
}
