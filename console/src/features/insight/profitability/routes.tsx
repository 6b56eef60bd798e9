import type { FeatureRoute } from '@/app/routes';
import { STAFF, type Role } from '@/app/session';

const PARTNER: readonly Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/returns', title: 'profitability:list.title', shape: 'list', menu: { group: 'board', order: 60 }, roles: STAFF, load: () => import('./ReturnList') },
  { path: '/returns/:partnerId', title: 'profitability:record.title', shape: 'record', roles: STAFF, load: () => import('./ReturnPage'),
    sample: { api: '/api/returns', params: { partnerId: 'partnerId' } } },
  { path: '/portal/business', title: 'profitability:mine.title', shape: 'board', frame: 'phone', roles: PARTNER, load: () => import('./MyBusiness') },
];
