import type { FeatureRoute } from '@/app/routes';
import type { Role } from '@/app/session';

const READERS: Role[] = ['ADMIN', 'FINANCE_PREPARER', 'FINANCE_REVIEWER', 'FINANCE_APPROVER', 'ANALYST'];

export const routes: FeatureRoute[] = [
  { path: '/ledger/trial-balance', title: 'ledger:trial.title', shape: 'board', menu: { group: 'ledger', order: 10 }, roles: READERS, load: () => import('./TrialBalance') },
  { path: '/ledger/accounts', title: 'ledger:accounts.title', shape: 'list', menu: { group: 'ledger', order: 20 }, roles: READERS, load: () => import('./AccountList') },
  { path: '/ledger/accounts/:id', title: 'ledger:account.title', shape: 'record', roles: READERS, load: () => import('./AccountPage'),
    sample: { api: '/api/ledger/accounts', params: { id: 'id' } } },
  { path: '/ledger/postings', title: 'ledger:postings.title', shape: 'list', menu: { group: 'ledger', order: 30 }, roles: READERS, load: () => import('./PostingList') },
];
