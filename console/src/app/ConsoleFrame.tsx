import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useMedia } from '@/design/useMedia';
import { JumpPalette } from './JumpPalette';
import { OfflineBar } from './OfflineBar';
import { PersonMenu } from './PersonMenu';
import { menuFor } from './routes';
import { useSession } from './session';

function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const { roles } = useSession();
  return (
    <nav className="mq-nav" aria-label={t('shell:navigation')}>
      {menuFor(roles).map(({ group, routes }) => (
        <section key={group} className="mq-nav-group" aria-labelledby={`nav-${group}`}>
          <h2 id={`nav-${group}`}>{t(`shell:group.${group}` as never)}</h2>
          <ul>
            {routes.map((route) => (
              <li key={route.path}><NavLink to={route.path} end={route.path === '/'} onClick={onGo}>{t(route.title as never)}</NavLink></li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Brand() {
  const { t } = useTranslation('shell');
  return <Link to="/" className="mq-brand"><img src="/mark.svg" alt="" width={26} height={26} /><span>{t('brand')}</span></Link>;
}

/** Side navigation on a desk, a drawer below 900 px; the page beside it. */
export function ConsoleFrame() {
  const { t } = useTranslation('shell');
  const narrow = useMedia('(max-width: 899px)');
  const [open, setOpen] = useState(false);
  const [jumping, setJumping] = useState(false);
  const { pathname } = useLocation();

  useEffect(() => { window.scrollTo(0, 0); }, [pathname]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); setJumping(true); }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className="mq-frame">
      <a className="mq-skip" href="#page">{t('skip')}</a>
      {!narrow && <aside className="mq-side"><Brand /><Navigation /></aside>}
      <div className="mq-main">
        <header className="mq-top">
          {narrow && <Button type="text" icon={<MenuOutlined />} aria-label={t('openNavigation')} onClick={() => setOpen(true)} />}
          {narrow && <Brand />}
          <button type="button" className="mq-jump" onClick={() => setJumping(true)}>
            <SearchOutlined aria-hidden="true" /><span className="mq-jump-text">{t('jump.open')}</span><kbd aria-hidden="true">Ctrl K</kbd>
          </button>
          <PersonMenu />
        </header>
        <OfflineBar />
        <main id="page" className="mq-page" tabIndex={-1}><Outlet /></main>
      </div>
      {narrow && (
        <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={<Brand />} styles={{ body: { padding: 8 } }}>
          <Navigation onGo={() => setOpen(false)} />
        </Drawer>
      )}
      {jumping && <JumpPalette onClose={() => setJumping(false)} />}
    </div>
  );
}
