import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/organisation', title: 'organisation:title', shape: 'record', menu: { group: 'settings', order: 20 }, roles: STAFF, load: () => import('./OrganisationPage') },
];
