import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/policies', title: 'policy:list.title', shape: 'list', menu: { group: 'price', order: 90 }, roles: STAFF, load: () => import('./PolicyList') },
  { path: '/policies/:id', title: 'policy:record.title', shape: 'record', roles: STAFF, load: () => import('./PolicyPage'),
    sample: { api: '/api/policies', params: { id: 'id' } } },
];

export const jumps: Jump[] = [{ title: 'policy:list.title', api: '/api/policies', param: 'q', roles: STAFF,
  target: (row) => ({ label: String(row.titleZh), hint: `${String(row.code)} ${String(row.documentNo ?? '')}`, to: `/policies/${String(row.id)}` }) }];
