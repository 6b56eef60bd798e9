import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { OfflineBar } from './OfflineBar';
import { PersonMenu } from './PersonMenu';
import { featureRoutes, mayOpen } from './routes';
import { useSession } from './session';

/** The partner's frame: one column, what is used most within reach of the thumb. */
export function PhoneFrame() {
  const { t } = useTranslation();
  const { roles } = useSession();
  const { pathname } = useLocation();
  useEffect(() => { window.scrollTo(0, 0); }, [pathname]);
  const bar = featureRoutes.filter((route) => route.frame === 'phone' && route.bar && mayOpen(route, roles))
    .sort((a, b) => a.bar!.order - b.bar!.order);
  return (
    <div className="mq-phone">
      <a className="mq-skip" href="#page">{t('shell:skip')}</a>
      <header className="mq-top mq-phone-top">
        <Link to="/" className="mq-brand"><img src="/mark.svg" alt="" width={24} height={24} /><span>{t('shell:brand')}</span></Link>
        <PersonMenu />
      </header>
      <OfflineBar />
      <main id="page" className="mq-phone-page" tabIndex={-1}><Outlet /></main>
      {bar.length > 1 && (
        <nav className="mq-phone-bar" aria-label={t('shell:navigation')}>
          {bar.map((route) => {
            const Icon = route.bar!.icon;
            return <NavLink key={route.path} to={route.path} end><Icon /><span>{t(route.title as never)}</span></NavLink>;
          })}
        </nav>
      )}
    </div>
  );
}
