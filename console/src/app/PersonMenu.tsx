import { BulbOutlined, GlobalOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage, switchLanguage } from '@/i18n';
import { useSessionState } from './session';
import { switchMode, useMode } from './theme';

export function LanguageButton() {
  const { t } = useTranslation('shell');
  const next = currentLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" icon={<GlobalOutlined />} aria-label={t('language')} onClick={() => void switchLanguage(next)}>
      <span lang={next === 'en' ? 'en' : 'zh-CN'}>{next === 'en' ? 'EN' : '中'}</span>
    </Button>
  );
}

export function ModeButton() {
  const { t } = useTranslation('shell');
  const mode = useMode();
  const label = t(mode === 'dark' ? 'toLight' : 'toDark');
  return <Tooltip title={label}><Button type="text" icon={<BulbOutlined />} aria-label={label} onClick={() => switchMode(mode === 'dark' ? 'light' : 'dark')} /></Tooltip>;
}

export function PersonMenu() {
  const { t } = useTranslation('shell');
  const { session, signOut } = useSessionState();
  if (!session) return null;
  return (
    <div className="mq-person">
      <LanguageButton />
      <ModeButton />
      <Dropdown trigger={['click']} menu={{
        items: [
          { key: 'who', disabled: true, label: <span className="mq-who"><b>{session.name}</b><br />{session.roles.map((role) => t(`role.${role}`)).join(' · ')}</span> },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: () => void signOut() },
        ],
      }}>
        <Button type="text" icon={<UserOutlined />} aria-label={t('person', { name: session.name })} aria-haspopup="menu"><span className="mq-person-name">{session.name}</span></Button>
      </Dropdown>
    </div>
  );
}
