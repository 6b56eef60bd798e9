import type { FeatureRoute, Jump } from '@/app/routes';
import { STAFF } from '@/app/session';

export const routes: FeatureRoute[] = [
  { path: '/month-end', title: 'reconciliation:monthEnd.title', shape: 'board', menu: { group: 'settlement', order: 10 }, roles: STAFF, load: () => import('./MonthEnd') },
  { path: '/statements', title: 'reconciliation:list.title', shape: 'list', menu: { group: 'settlement', order: 20 }, roles: STAFF, load: () => import('./StatementList') },
  { path: '/statements/:id', title: 'reconciliation:record.title', shape: 'record', roles: STAFF, load: () => import('./StatementPage'),
    sample: { api: '/api/statements', params: { id: 'id' } } },
  { path: '/accruals', title: 'reconciliation:accrual.title', shape: 'list', menu: { group: 'settlement', order: 25 }, roles: STAFF, load: () => import('./Accruals') },
  { path: '/comparisons', title: 'reconciliation:compare.title', shape: 'list', menu: { group: 'settlement', order: 30 }, roles: STAFF, load: () => import('./Comparisons') },
  { path: '/comparisons/:id', title: 'reconciliation:compare.record', shape: 'record', roles: STAFF, load: () => import('./ComparisonPage'),
    sample: { api: '/api/comparisons', params: { id: 'id' } } },
];

export const jumps: Jump[] = [{ title: 'reconciliation:list.title', api: '/api/statements', param: 'partner',
  target: (row) => ({ label: String(row.number), hint: String(row.partnerName), to: `/statements/${row.id}` }) }];
