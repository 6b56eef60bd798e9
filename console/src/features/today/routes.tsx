import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/today', title: 'today:title', shape: 'board', menu: { group: 'today', order: 10 }, roles: STAFF, load: () => import('./Today') },
];
