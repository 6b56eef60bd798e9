import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [{
  path: '/board', title: 'board:title', shape: 'board', menu: { group: 'board', order: 10 },
  roles: STAFF,
  load: () => import('./BoardOfSales'),
}];
