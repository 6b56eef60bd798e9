import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const READERS: Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];

export const routes: FeatureRoute[] = [
  { path: '/budgets', title: 'budget:list.title', shape: 'list', menu: { group: 'funds', order: 10 }, roles: READERS, load: () => import('./BudgetList') },
  { path: '/budgets/:id', title: 'budget:record.title', shape: 'record', roles: READERS, load: () => import('./BudgetPage'),
    sample: { api: '/api/budgets', params: { id: 'id' } } },
];
