import { CopyOutlined, LeftOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNotice } from './ProblemAlert';

export interface PageHeadProps {
  title: ReactNode;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  status?: ReactNode;
  /** An id people quote; copied by one press. */
  code?: string;
  back?: { to: string; label: string };
  actions?: ReactNode;
}

export function PageHead({ title, lead, status, code, back, actions }: PageHeadProps) {
  return (
    <header className="mq-head">
      <div className="mq-head-text">
        {back && <Link className="mq-back" to={back.to}><LeftOutlined /> {back.label}</Link>}
        <h1>{title}{status && <> {status}</>}{code && <CopyCode code={code} />}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div className="mq-head-actions">{actions}</div>}
    </header>
  );
}

export function CopyCode({ code }: { code: string }) {
  const { t } = useTranslation('design');
  const notice = useNotice();
  const copy = async () => {
    try { await navigator.clipboard.writeText(code); notice.done(t('copied', { code })); } catch { window.prompt(t('copyByHand'), code); }
  };
  return <Tooltip title={t('copy')}><Button type="text" size="small" className="mq-code" icon={<CopyOutlined />} aria-label={t('copyOf', { code })} onClick={() => void copy()}>{code}</Button></Tooltip>;
}

/** A titled box: the unit every page is built of. */
export function Panel({ title, extra, children, span }: { title?: ReactNode; extra?: ReactNode; children: ReactNode; span?: 'full' | 'half' | 'third' | 'twoThirds' }) {
  return (
    <section className={`mq-panel mq-span-${span ?? 'full'}`}>
      {(title || extra) && <div className="mq-section-head">{title ? <h2>{title}</h2> : <span />}{extra}</div>}
      {children}
    </section>
  );
}
