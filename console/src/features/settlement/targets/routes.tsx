import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const STAFF: Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'PRICING', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];

export const routes: FeatureRoute[] = [
  { path: '/attainment', title: 'targets:attainment.title', shape: 'board', menu: { group: 'incentives', order: 21 }, roles: STAFF,
    load: () => import('./AttainmentBoard') },
  { path: '/targets', title: 'targets:list.title', shape: 'list', menu: { group: 'incentives', order: 20 }, roles: STAFF,
    load: () => import('./TargetList') },
  { path: '/targets/:id', title: 'targets:record.title', shape: 'record', roles: STAFF,
    load: () => import('./TargetPage'), sample: { api: '/api/targets', params: { id: 'id' } } },
];
