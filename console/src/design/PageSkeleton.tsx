import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

export function PageSkeleton() {
  const { t } = useTranslation('design');
  return <div className="mq-skeleton" role="status" aria-label={t('loading')}><Skeleton active title={{ width: '32%' }} paragraph={{ rows: 8 }} /></div>;
}
