import type { FeatureRoute } from '@/app/routes';

export const routes: FeatureRoute[] = [
  { path: '/audit', title: 'audit:title', shape: 'list', menu: { group: 'settings', order: 70 }, roles: ['ADMIN', 'FINANCE_APPROVER'], load: () => import('./AuditList') },
];
