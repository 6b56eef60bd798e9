import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/stores', title: 'store:title', shape: 'list', menu: { group: 'partners', order: 30 }, roles: STAFF, load: () => import('./Stores') },
];
