import type { FeatureRoute } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/approvals', title: 'approval:list.title', shape: 'list', menu: { group: 'today', order: 20 }, roles: STAFF, load: () => import('./ApprovalList') },
  { path: '/approvals/:id', title: 'approval:record.title', shape: 'record', roles: STAFF, load: () => import('./ApprovalPage'),
    sample: { api: '/api/approvals', params: { id: 'id' } } },
  { path: '/approval-rules', title: 'approval:rules.title', shape: 'list', menu: { group: 'settings', order: 40 },
    roles: ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_APPROVER'], load: () => import('./RuleList') },
];
