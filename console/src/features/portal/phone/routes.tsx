import { FileDoneOutlined, LineChartOutlined, WalletOutlined } from '@ant-design/icons';
import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const PARTNER: readonly Role[] = ['PARTNER_OWNER', 'PARTNER_STAFF'];

export const routes: FeatureRoute[] = [
  { path: '/portal', title: 'phone:money.title', shape: 'board', frame: 'phone', roles: PARTNER, bar: { icon: WalletOutlined, order: 1 }, load: () => import('./MyMoney') },
  { path: '/portal/statements', title: 'phone:statements.title', shape: 'list', frame: 'phone', roles: PARTNER, bar: { icon: FileDoneOutlined, order: 2 }, load: () => import('./MyStatements') },
  { path: '/portal/statements/:id', title: 'phone:statement.title', shape: 'record', frame: 'phone', roles: PARTNER, load: () => import('./MyStatement'),
    sample: { api: '/api/my/statements', params: { id: 'id' } } },
  { path: '/portal/statements/:id/dispute', title: 'phone:dispute.title', shape: 'wizard', frame: 'phone', roles: PARTNER, load: () => import('./DisputeLines'),
    sample: { api: '/api/my/statements?state=SENT', params: { id: 'id' } } },
  { path: '/portal/progress', title: 'phone:progress.title', shape: 'board', frame: 'phone', roles: PARTNER, bar: { icon: LineChartOutlined, order: 3 }, load: () => import('./MyProgress') },
  { path: '/portal/policies', title: 'phone:policies.title', shape: 'list', frame: 'phone', roles: PARTNER, load: () => import('./MyPolicies') },
  { path: '/portal/policies/:versionId/:partyId', title: 'phone:policies.one', shape: 'record', frame: 'phone', roles: PARTNER, load: () => import('./MyPolicy'),
    sample: { api: '/api/policies/mine', params: { versionId: 'versionId', partyId: 'partyId' } } },
];
