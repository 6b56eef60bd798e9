import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/partners', title: 'partner:list.title', shape: 'list', menu: { group: 'partners', order: 10 }, roles: STAFF, load: () => import('./PartnerList') },
  { path: '/partners/:id', title: 'partner:record.title', shape: 'record', roles: STAFF, load: () => import('./PartnerPage'),
    sample: { api: '/api/partners', params: { id: 'id' } } },
];

export const jumps: Jump[] = [{ title: 'partner:record.title', api: '/api/partners', param: 'q', roles: STAFF,
  target: (row) => ({ label: String(row.legalName), hint: String(row.code), to: `/partners/${String(row.id)}` }) }];
