import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const READERS: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
export const IMPORTERS: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER'];

export const routes: FeatureRoute[] = [
  { path: '/intake', title: 'intake:list.title', shape: 'list', menu: { group: 'orders', order: 5 }, roles: READERS, load: () => import('./BatchList') },
  { path: '/intake/new', title: 'intake:wizard.title', shape: 'wizard', roles: IMPORTERS, load: () => import('./ImportWizard') },
  { path: '/intake/mappings', title: 'intake:mappings.title', shape: 'list', roles: READERS, load: () => import('./MappingList') },
  { path: '/intake/:id', title: 'intake:record.title', shape: 'record', roles: READERS, load: () => import('./BatchPage'),
    sample: { api: '/api/intake/batches', params: { id: 'id' } } },
];
