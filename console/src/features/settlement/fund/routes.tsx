import { ShopOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const STAFF: Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
const PARTNER: Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/fund/claims', title: 'fund:claims.title', shape: 'list', menu: { group: 'funds', order: 21 }, roles: STAFF, load: () => import('./Workbench') },
  { path: '/fund/claims/:id', title: 'fund:claim.title', shape: 'record', roles: STAFF, load: () => import('./ClaimPage'),
    sample: { api: '/api/fund/claims?state=SUBMITTED&flagged=true', params: { id: 'id' } } },
  { path: '/fund/activities', title: 'fund:activities.title', shape: 'list', menu: { group: 'funds', order: 20 }, roles: STAFF, load: () => import('./ActivityList') },
  { path: '/fund/activities/:id', title: 'fund:activity.title', shape: 'record', roles: STAFF, load: () => import('./ActivityPage'),
    sample: { api: '/api/fund/activities', params: { id: 'id' } } },
  { path: '/fund/applications/:id', title: 'fund:application.title', shape: 'record', roles: STAFF, load: () => import('./ApplicationPage'),
    sample: { api: '/api/fund/applications', params: { id: 'id' } } },
  { path: '/fund/agreements', title: 'fund:agreements.title', shape: 'list', menu: { group: 'funds', order: 22 }, roles: STAFF, load: () => import('./AgreementList') },
  { path: '/portal/funds', title: 'fund:mine.title', shape: 'list', frame: 'phone', roles: PARTNER, bar: { icon: ShopOutlined, order: 4 }, load: () => import('./MyFunds') },
  { path: '/portal/funds/new', title: 'fund:mine.ask', shape: 'editor', frame: 'phone', roles: PARTNER, load: () => import('./AskForFund') },
  { path: '/portal/funds/:id', title: 'fund:mine.one', shape: 'record', frame: 'phone', roles: PARTNER, load: () => import('./MyFund'),
    sample: { api: '/api/my/fund/activities', params: { id: 'id' } } },
];
