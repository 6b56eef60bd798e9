import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './Confirm';
import { PageHead, type PageHeadProps } from './PageHead';
import { PageSkeleton } from './PageSkeleton';
import { ProblemAlert } from './ProblemAlert';
import { useMedia } from './useMedia';

export interface Difference { label: string; before: ReactNode; after: ReactNode }
export interface CheckItem { label: string; ok: boolean; hint?: ReactNode }
interface Props extends PageHeadProps {
  loading?: boolean;
  problem?: unknown;
  /** The form. */
  form: ReactNode;
  /** Live preview or simulation. */
  preview: ReactNode;
  previewTitle?: string;
  /** State of the draft that saves itself. */
  draft?: 'saved' | 'saving' | 'unsaved' | 'failed';
  /** Against the published version; left out for a first version. */
  differences?: readonly Difference[];
  checklist?: readonly CheckItem[];
  publish?: { label: string; effect: ReactNode; run: () => Promise<unknown>; disabled?: boolean };
}

/** Form left, preview right, a draft that saves itself, publish with a checklist and the named effect. */
export function EditorPage({ loading, problem, form, preview, previewTitle, draft, differences, checklist, publish, actions, ...head }: Props) {
  const { t } = useTranslation('design');
  const narrow = useMedia('(max-width: 1023px)');
  const [publishing, setPublishing] = useState(false);
  if (loading) return <PageSkeleton />;
  const complete = (checklist ?? []).every((item) => item.ok);
  const right = (
    <>
      <section className="mq-panel"><h2>{previewTitle ?? t('editor.preview')}</h2>{preview}</section>
      {differences && <section className="mq-panel"><h2>{t('editor.differences')}</h2><Differences items={differences} /></section>}
      {checklist && <section className="mq-panel"><h2>{t('editor.checklist')}</h2><Checklist items={checklist} /></section>}
    </>
  );
  return (
    <>
      <PageHead {...head} actions={<>
        {draft && <span className={`mq-draft mq-draft-${draft}`} role="status">{t(`editor.draft.${draft}`)}</span>}
        {actions}
        {publish && <Button type="primary" disabled={!complete || publish.disabled} onClick={() => setPublishing(true)}>{publish.label}</Button>}
      </>} />
      <ProblemAlert problem={problem} />
      {narrow
        ? <Tabs items={[{ key: 'form', label: t('editor.form'), children: <section className="mq-panel">{form}</section> }, { key: 'preview', label: previewTitle ?? t('editor.preview'), children: right }]} />
        : <div className="mq-editor"><section className="mq-panel">{form}</section><div className="mq-editor-right">{right}</div></div>}
      {publish && <Confirm open={publishing} title={publish.label} text={publish.effect} action={publish.label} onClose={() => setPublishing(false)} onConfirm={publish.run} />}
    </>
  );
}

export function Differences({ items }: { items: readonly Difference[] }) {
  const { t } = useTranslation('design');
  if (items.length === 0) return <p className="mq-quiet">{t('editor.noDifferences')}</p>;
  return (
    <dl className="mq-differences">
      {items.map((item) => <div key={item.label}><dt>{item.label}</dt><dd><del>{item.before}</del><span aria-hidden="true"> → </span><ins>{item.after}</ins></dd></div>)}
    </dl>
  );
}

export function Checklist({ items }: { items: readonly CheckItem[] }) {
  const { t } = useTranslation('design');
  return (
    <ul className="mq-checklist">
      {items.map((item) => (
        <li key={item.label} className={item.ok ? 'mq-good' : 'mq-bad'}>{item.ok ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />}
          <div><span>{item.label}<span className="mq-sr"> {t(item.ok ? 'editor.ok' : 'editor.open')}</span></span>{item.hint && <small>{item.hint}</small>}</div></li>
      ))}
    </ul>
  );
}
