import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { EmptyState } from '@/design';
import { homeOf } from './routes';
import { useSession } from './session';

/** Sends a person to the first page of their day; says so plainly when their roles open no page yet. */
export function Home() {
  const { t } = useTranslation('shell');
  const { roles, name } = useSession();
  const home = homeOf(roles);
  const { pathname } = useLocation();
  if (home !== '/welcome' && pathname !== home) return <Navigate to={home} replace />;
  return <EmptyState title={t('welcome.title', { name })} text={t('welcome.text')} />;
}
