import { AccountBookOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const PARTNER: readonly Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];
const SEEING: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'REGIONAL_MANAGER', 'SALES_REP', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
const FINANCE: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];

export const routes: FeatureRoute[] = [
  { path: '/pool', title: 'pool:balances.title', shape: 'list', menu: { group: 'settlement', order: 40 }, roles: SEEING, load: () => import('./PoolList') },
  { path: '/pool/lots', title: 'pool:lots.title', shape: 'list', roles: SEEING, load: () => import('./LotList') },
  { path: '/pool/uses', title: 'pool:uses.title', shape: 'list', menu: { group: 'settlement', order: 41 }, roles: SEEING, load: () => import('./UseList') },
  { path: '/pool/uses/:id', title: 'pool:use.title', shape: 'record', roles: SEEING, load: () => import('./UsePage'),
    sample: { api: '/api/pool/uses', params: { id: 'id' } } },
  { path: '/deposits', title: 'pool:deposits.title', shape: 'list', menu: { group: 'settlement', order: 48 }, roles: FINANCE, load: () => import('./Deposits') },
  { path: '/portal/pool', title: 'pool:my.title', shape: 'board', frame: 'phone', roles: PARTNER, bar: { icon: AccountBookOutlined, order: 4 }, load: () => import('./MyPool') },
  { path: '/portal/pool/uses/:id', title: 'pool:use.title', shape: 'record', frame: 'phone', roles: PARTNER, load: () => import('./MyUse'),
    sample: { api: '/api/my/pool/uses', params: { id: 'id' } } },
];
