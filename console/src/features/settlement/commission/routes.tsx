import type { FeatureRoute } from '@/app/routes';
import { STAFF, type Role } from '@/app/session';

const PARTNER: readonly Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/commissions/entries', title: 'commission:entries.title', shape: 'list', menu: { group: 'incentives', order: 31 }, roles: STAFF, load: () => import('./EarningList') },
  { path: '/commissions/statements', title: 'commission:statements.title', shape: 'list', menu: { group: 'incentives', order: 33 }, roles: STAFF, load: () => import('./CommissionStatements') },
  { path: '/commissions/statements/:id', title: 'commission:statement.title', shape: 'record', roles: STAFF, load: () => import('./CommissionStatementPage'),
    sample: { api: '/api/commissions/statements', params: { id: 'id' } } },
  { path: '/commissions/claims', title: 'commission:claims.title', shape: 'list', menu: { group: 'incentives', order: 32 }, roles: STAFF, load: () => import('./ClaimList') },
  { path: '/commissions/plans', title: 'commission:plans.title', shape: 'list', menu: { group: 'incentives', order: 30 }, roles: STAFF, load: () => import('./PlanList') },
  { path: '/commissions/plans/new', title: 'commission:editor.new', shape: 'editor', roles: ['CHANNEL_MANAGER', 'PRICING'], load: () => import('./PlanEditor') },
  { path: '/commissions/plans/:versionId', title: 'commission:editor.title', shape: 'editor', roles: STAFF, load: () => import('./PlanEditor'),
    sample: { api: '/api/policies?kind=commission', params: { versionId: 'versionId' } } },
  { path: '/portal/commissions', title: 'commission:mine.title', shape: 'board', frame: 'phone', roles: PARTNER, load: () => import('./MyCommissions') },
];
