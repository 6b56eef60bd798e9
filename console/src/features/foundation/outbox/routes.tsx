import type { FeatureRoute } from '@/app/routes';

export const routes: FeatureRoute[] = [
  { path: '/outbox', title: 'outbox:title', shape: 'list', menu: { group: 'settings', order: 80 }, roles: ['ADMIN'], load: () => import('./OutboxList') },
];
