import type { FeatureRoute } from '@/app/routes';

export const routes: FeatureRoute[] = [{
  path: '/board', title: 'board:title', shape: 'board', menu: { group: 'board', order: 10 },
  roles: ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'PRICING', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'],
  load: () => import('./BoardOfSales'),
}];
