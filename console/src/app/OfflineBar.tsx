import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function OfflineBar() {
  const { t } = useTranslation('shell');
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => { window.removeEventListener('online', update); window.removeEventListener('offline', update); };
  }, []);
  return online ? null : <div className="mq-offline" role="status">{t('offline.bar')}</div>;
}
