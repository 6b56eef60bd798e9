import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const READERS: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];

export const routes: FeatureRoute[] = [
  { path: '/movements', title: 'movement:list.title', shape: 'list', menu: { group: 'orders', order: 10 }, roles: READERS, load: () => import('./MovementList') },
  { path: '/movements/open-returns', title: 'movement:open.title', shape: 'list', roles: READERS, load: () => import('./OpenReturns') },
  { path: '/movements/:id', title: 'movement:record.title', shape: 'record', roles: READERS, load: () => import('./MovementPage'),
    sample: { api: '/api/movements', params: { id: 'id' } } },
];
