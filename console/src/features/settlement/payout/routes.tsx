import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const SEEING: readonly Role[] = ['ADMIN', 'CHANNEL_MANAGER', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
const FINANCE: readonly Role[] = ['ADMIN', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];
const HOLDERS: readonly Role[] = ['ADMIN', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER'];

export const routes: FeatureRoute[] = [
  { path: '/payout', title: 'payout:payables.title', shape: 'list', menu: { group: 'settlement', order: 35 }, roles: SEEING, load: () => import('./PayableList') },
  { path: '/payout/notes', title: 'payout:notes.title', shape: 'list', menu: { group: 'settlement', order: 43 }, roles: FINANCE, load: () => import('./NoteList') },
  { path: '/payout/cash', title: 'payout:cash.title', shape: 'list', menu: { group: 'settlement', order: 45 }, roles: FINANCE, load: () => import('./CashList') },
  { path: '/payout/cash/:id', title: 'payout:batch.title', shape: 'record', roles: FINANCE, load: () => import('./CashPage'),
    sample: { api: '/api/cash-batches', params: { id: 'id' } } },
  { path: '/payout/accounts', title: 'payout:accounts.title', shape: 'list', menu: { group: 'settlement', order: 46 }, roles: HOLDERS, load: () => import('./AccountList') },
];
