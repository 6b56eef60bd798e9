import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/cases', title: 'cases:list.title', shape: 'list', menu: { group: 'today', order: 30 }, roles: STAFF, load: () => import('./CaseList') },
  { path: '/cases/:id', title: 'cases:record.title', shape: 'record', roles: STAFF, load: () => import('./CasePage'),
    sample: { api: '/api/cases', params: { id: 'id' } } },
];
