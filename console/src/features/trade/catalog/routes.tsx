import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/products', title: 'catalog:list.title', shape: 'list', menu: { group: 'orders', order: 40 }, roles: STAFF, load: () => import('./ProductList') },
  { path: '/products/:id', title: 'catalog:record.title', shape: 'record', roles: STAFF, load: () => import('./ProductPage'),
    sample: { api: '/api/products', params: { id: 'id' } } },
  { path: '/categories', title: 'catalog:categories.title', shape: 'list', menu: { group: 'orders', order: 41 }, roles: STAFF, load: () => import('./Categories') },
];

export const jumps: Jump[] = [{ title: 'catalog:record.title', api: '/api/products', param: 'q', roles: STAFF,
  target: (row) => ({ label: String(row.nameZh || row.nameEn), hint: String(row.sku), to: `/products/${String(row.id)}` }) }];
