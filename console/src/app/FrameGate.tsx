import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { matchPath, Navigate, useLocation } from 'react-router';
import { EmptyState } from '@/design/EmptyState';
import { PageSkeleton } from '@/design/PageSkeleton';
import { featureRoutes } from './routes';
import { useSessionState } from './session';
import { ConsoleFrame } from './ConsoleFrame';
import { PhoneFrame } from './PhoneFrame';

/** Lets nobody past who is not signed in, and puts each page into the frame it asks for. */
export function FrameGate() {
  const { t } = useTranslation('shell');
  const { session, problem, ask } = useSessionState();
  const { pathname, search } = useLocation();
  if (problem) {
    return (
      <EmptyState code={problem.isOffline ? '…' : String(problem.status)} title={t(problem.isOffline ? 'offline.title' : 'serverDown.title')}
        text={problem.detail || t(problem.isOffline ? 'offline.text' : 'serverDown.text')}
        action={<Button type="primary" onClick={ask}>{t('retry')}</Button>} />
    );
  }
  if (session === undefined) return <PageSkeleton />;
  if (session === null) {
    const back = pathname === '/' ? '' : `?back=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/login${back}`} replace />;
  }
  const route = featureRoutes.find((one) => matchPath(one.path, pathname));
  const partner = session.roles.some((role) => role.startsWith('PARTNER_'));
  return route?.frame === 'phone' || partner ? <PhoneFrame /> : <ConsoleFrame />;
}
