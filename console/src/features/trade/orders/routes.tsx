import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/orders', title: 'orders:list.title', shape: 'list', menu: { group: 'orders', order: 10 }, roles: STAFF, load: () => import('./OrderList') },
  { path: '/orders/:id', title: 'orders:record.title', shape: 'record', roles: STAFF, load: () => import('./OrderPage'), sample: { api: '/api/orders', params: { id: 'id' } } },
];

export const jumps: Jump[] = [{ title: 'orders:record.title', api: '/api/orders', param: 'q', roles: STAFF,
  target: (row) => ({ label: String(row.externalId), hint: String(row.shopCode), to: `/orders/${String(row.id)}` }) }];
