import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/shares/splits', title: 'sharing:splits.title', shape: 'list', menu: { group: 'incentives', order: 41 }, roles: STAFF, load: () => import('./SplitList') },
  { path: '/shares/splits/:id', title: 'sharing:split.title', shape: 'record', roles: STAFF, load: () => import('./SplitPage'), sample: { api: '/api/shares/splits', params: { id: 'id' } } },
  { path: '/shares/statements', title: 'sharing:statements.title', shape: 'list', menu: { group: 'incentives', order: 42 }, roles: STAFF, load: () => import('./ShareStatements') },
  { path: '/shares/plans', title: 'sharing:plans.title', shape: 'list', menu: { group: 'incentives', order: 40 }, roles: STAFF, load: () => import('./SharePlans') },
  { path: '/shares/plans/new', title: 'sharing:editor.new', shape: 'editor', roles: ['CHANNEL_MANAGER', 'PRICING'], load: () => import('./SharePlanEditor') },
  { path: '/shares/plans/:versionId', title: 'sharing:editor.title', shape: 'editor', roles: STAFF, load: () => import('./SharePlanEditor'),
    sample: { api: '/api/policies?kind=sharing', params: { versionId: 'versionId' } } },
];
