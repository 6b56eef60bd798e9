import type { Role } from '@/app/session';

export interface Person {
  id: string;
  login: string;
  name: string;
  partner: boolean;
  phone: string;
  language: 'zh' | 'en';
  disabled: boolean;
  roles: Role[];
  seesAll: boolean;
  unitIds: string[];
  partnerIds: string[];
}

export interface Unit { id: string; code: string; kind: string; nameZh: string; nameEn: string; parentId: string | null; depth: number }

/** 138****5678: a phone is shown whole only to whoever edits it. */
export function masked(phone: string): string {
  return phone.length < 8 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
