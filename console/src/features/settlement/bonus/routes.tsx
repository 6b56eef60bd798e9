import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const READERS: Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
const PARTNER: Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/bonuses', title: 'bonus:list.title', shape: 'list', menu: { group: 'funds', order: 30 }, roles: READERS, load: () => import('./BonusList') },
  { path: '/bonuses/:id', title: 'bonus:record.title', shape: 'record', roles: READERS, load: () => import('./BonusPage'), sample: { api: '/api/bonuses', params: { id: 'id' } } },
  { path: '/portal/bonuses', title: 'bonus:mine.title', shape: 'list', frame: 'phone', roles: PARTNER, load: () => import('./MyBonuses') },
];
