import type { ComponentType } from 'react';
import type { Role } from './session';

/** Navigation groups in the order of a channel team's day. */
export const GROUPS = ['today', 'board', 'partners', 'price', 'orders', 'incentives', 'funds', 'settlement', 'ledger',
  'conflict', 'customers', 'planning', 'strategy', 'settings'] as const;
export type Group = (typeof GROUPS)[number];
export type Shape = 'board' | 'list' | 'record' | 'editor' | 'wizard';

/** One page of a feature. A file `features/<wing>/<module>/routes.tsx` exports `routes: FeatureRoute[]`. */
export interface FeatureRoute {
  /** As react-router writes it: `/statements/:id`. */
  path: string;
  /** Translation key with its namespace: `reconciliation:statements.title`. */
  title: string;
  shape: Shape;
  /** Default export of the module is the page. */
  load: () => Promise<{ default: ComponentType }>;
  /** Left out for pages one reaches only from another page. */
  menu?: { group: Group; order: number };
  /** Who may open it. Left out: everybody signed in. ADMIN is not added by itself. */
  roles?: readonly Role[];
  /** `phone`: the partner's frame with a bar at the thumb instead of the side navigation. */
  frame?: 'console' | 'phone';
  /** `phone` frame only: shown in the bottom bar with this icon. */
  bar?: { icon: ComponentType; order: number };
  /** How the browser test fills the parameters of `path`: first item of this list, parameter → field. */
  sample?: { api: string; params: Record<string, string> };
}

/** A search the jump palette (Ctrl-K) offers: GET `api` with the typed text in `param`, rows turned into targets. */
export interface Jump {
  /** Translation key of the kind, shown beside each hit. */
  title: string;
  api: string;
  param: string;
  roles?: readonly Role[];
  target: (row: Record<string, unknown>) => { label: string; hint?: string; to: string };
}

const modules = import.meta.glob<{ routes?: FeatureRoute[]; jumps?: Jump[] }>('../features/**/routes.tsx', { eager: true });

export const featureRoutes: FeatureRoute[] = Object.values(modules).flatMap((module) => module.routes ?? []);
export const jumps: Jump[] = Object.values(modules).flatMap((module) => module.jumps ?? []);

export function mayOpen(route: { roles?: readonly Role[] }, roles: readonly Role[]): boolean {
  return !route.roles || route.roles.some((role) => roles.includes(role));
}

export interface MenuGroup { group: Group; routes: FeatureRoute[] }

export function menuFor(roles: readonly Role[]): MenuGroup[] {
  return GROUPS.map((group) => ({
    group,
    routes: featureRoutes
      .filter((route) => route.menu?.group === group && mayOpen(route, roles))
      .sort((a, b) => a.menu!.order - b.menu!.order),
  })).filter((entry) => entry.routes.length > 0);
}

/** Where a person lands: the first page of their day. */
export function homeOf(roles: readonly Role[]): string {
  const partner = roles.some((role) => role.startsWith('PARTNER_'));
  if (partner) return featureRoutes.some((route) => route.path === '/portal') ? '/portal' : '/welcome';
  return menuFor(roles)[0]?.routes[0]?.path ?? '/welcome';
}
