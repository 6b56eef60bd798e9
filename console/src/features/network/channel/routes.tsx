import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/channels', title: 'channel:title', shape: 'list', menu: { group: 'partners', order: 20 }, roles: STAFF, load: () => import('./Channels') },
];
