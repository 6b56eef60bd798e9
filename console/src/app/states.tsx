import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useRouteError } from 'react-router';
import { EmptyState } from '@/design/EmptyState';

export function NotFound() {
  const { t } = useTranslation('shell');
  return <EmptyState code="404" title={t('notFound.title')} text={t('notFound.text')} action={<Link className="mq-button-link" to="/">{t('goHome')}</Link>} />;
}

export function Forbidden() {
  const { t } = useTranslation('shell');
  return <EmptyState code="403" title={t('forbidden.title')} text={t('forbidden.text')} action={<Link className="mq-button-link" to="/">{t('goHome')}</Link>} />;
}

/** A page broke in the browser. The text of the fault helps whoever is asked for help; nothing was sent or lost. */
export function Crashed() {
  const { t } = useTranslation('shell');
  const fault = useRouteError();
  const navigate = useNavigate();
  const stale = fault instanceof Error && /dynamically imported module|Importing a module/.test(fault.message);
  return (
    <EmptyState
      code="!"
      title={stale ? t('stale.title') : t('crashed.title')}
      text={stale ? t('stale.text') : t('crashed.text', { fault: fault instanceof Error ? fault.message : String(fault) })}
      action={<Button type="primary" onClick={() => (stale ? window.location.reload() : void navigate(0))}>{t('reload')}</Button>}
    />
  );
}
