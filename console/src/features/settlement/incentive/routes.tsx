import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/programmes', title: 'incentive:list.title', shape: 'list', menu: { group: 'incentives', order: 10 }, roles: STAFF, load: () => import('./ProgrammeList') },
  { path: '/programmes/new', title: 'incentive:editor.new', shape: 'editor', roles: ['CHANNEL_MANAGER', 'PRICING'], load: () => import('./ProgrammeEditor') },
  { path: '/programmes/versions/:versionId', title: 'incentive:editor.title', shape: 'editor', roles: STAFF, load: () => import('./ProgrammeEditor'),
    sample: { api: '/api/policies?kind=programme', params: { versionId: 'versionId' } } },
  { path: '/programmes/:code', title: 'incentive:record.title', shape: 'record', roles: STAFF, load: () => import('./ProgrammePage'),
    sample: { api: '/api/programmes', params: { code: 'code' } } },
];
