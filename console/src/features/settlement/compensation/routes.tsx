import type { FeatureRoute } from '@/app/routes';
import { STAFF, type Role } from '@/app/session';

const PARTNER: readonly Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/price-changes', title: 'compensation:orders.title', shape: 'list', menu: { group: 'price', order: 60 }, roles: STAFF, load: () => import('./Orders') },
  { path: '/price-changes/new', title: 'compensation:edit.title', shape: 'editor', roles: ['PRICING', 'CHANNEL_MANAGER'], load: () => import('./NewOrder') },
  { path: '/compensation', title: 'compensation:list.title', shape: 'list', menu: { group: 'price', order: 61 }, roles: STAFF, load: () => import('./Calculations') },
  { path: '/compensation/:id', title: 'compensation:record.title', shape: 'record', roles: STAFF, load: () => import('./CalculationPage'),
    sample: { api: '/api/compensation/calculations', params: { id: 'id' } } },
  { path: '/portal/compensation', title: 'compensation:mine.title', shape: 'list', frame: 'phone', roles: PARTNER, load: () => import('./MyCompensation') },
];
