import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/jobs', title: 'time:jobs.title', shape: 'list', menu: { group: 'settings', order: 50 }, roles: STAFF, load: () => import('./JobList') },
  { path: '/clock', title: 'time:clock.title', shape: 'board', menu: { group: 'settings', order: 90 }, roles: ['ADMIN'], load: () => import('./ClockPage') },
];
