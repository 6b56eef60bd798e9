import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/people', title: 'access:people.title', shape: 'list', menu: { group: 'settings', order: 10 }, roles: ['ADMIN', 'CHANNEL_MANAGER'],
    load: () => import('./PeopleList') },
  { path: '/account', title: 'access:account.title', shape: 'record', menu: { group: 'settings', order: 5 }, roles: STAFF, load: () => import('./AccountPage') },
  { path: '/tokens', title: 'access:tokens.title', shape: 'list', menu: { group: 'settings', order: 40 }, roles: STAFF, load: () => import('./TokenList') },
  { path: '/messages', title: 'access:messages.title', shape: 'list', menu: { group: 'settings', order: 60 }, roles: ['ADMIN'],
    load: () => import('./MessageList') },
];

export const jumps: Jump[] = [{ title: 'access:people.title', api: '/api/people', param: 'q', roles: ['ADMIN', 'CHANNEL_MANAGER'],
  target: (row) => ({ label: String(row.name), hint: String(row.login || row.phone), to: `/people?q=${encodeURIComponent(String(row.name))}` }) }];
