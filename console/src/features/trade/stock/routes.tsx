import type { FeatureRoute } from '@/app/routes';
import { STAFF, type Role } from '@/app/session';

const COUNTING: readonly Role[] = ['CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP'];

export const routes: FeatureRoute[] = [
  { path: '/stock', title: 'stock:list.title', shape: 'list', menu: { group: 'orders', order: 50 }, roles: STAFF, load: () => import('./StockList') },
  { path: '/stock/count', title: 'stock:count.title', shape: 'wizard', menu: { group: 'orders', order: 51 }, roles: COUNTING, load: () => import('./CountStock') },
  { path: '/stock/discrepancies', title: 'stock:gaps.title', shape: 'list', menu: { group: 'orders', order: 52 }, roles: STAFF, load: () => import('./Discrepancies') },
  { path: '/stock/signals', title: 'stock:signals.title', shape: 'list', menu: { group: 'conflict', order: 40 }, roles: STAFF, load: () => import('./Signals') },
  { path: '/stock/observations', title: 'stock:observed.title', shape: 'list', roles: STAFF, load: () => import('./Observations') },
  { path: '/stock/partners/:partnerId', title: 'stock:record.title', shape: 'record', roles: STAFF, load: () => import('./PartnerStock'),
    sample: { api: '/api/stock/partners', params: { partnerId: 'partnerId' } } },
];
