import type { Tone } from '@/design';

export const STATES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'] as const;
export type State = (typeof STATES)[number];
export const tones: Record<State, Tone> = { DRAFT: 'info', IN_REVIEW: 'warn', APPROVED: 'info', PUBLISHED: 'good', SUPERSEDED: 'quiet', WITHDRAWN: 'quiet' };
export interface PolicyRow {
  id: string; kind: string; code: string; entityId: string | null; titleZh: string; titleEn: string; versionId: string; number: number; state: State;
  documentNo: string | null; validFrom: string; validThrough: string | null; publishedAt: string | null; updatedAt: string; inForceVersionId: string | null;
}
export interface Version {
  id: string; number: number; state: State; documentNo: string | null; validFrom: string; validThrough: string | null; sha256: string; note: string;
  authors: string[]; approvedBy: string | null; approvedAt: string | null; publishedAt: string | null; supersededAt: string | null; withdrawnAt: string | null;
  acknowledgements: number;
}
export interface PolicyEvent { versionId: string; number: number; act: string; actorName: string; text: string; at: string }
export interface FullPolicy {
  id: string; kind: string; kindZh: string; kindEn: string; code: string; entityId: string | null; titleZh: string; titleEn: string; examplesMin: number;
  versions: Version[]; events: PolicyEvent[];
}
export interface Body { id: string; policyId: string; kind: string; code: string; number: number; state: State; documentNo: string | null; validFrom: string; validThrough: string | null; sha256: string; body: unknown }
export interface Example { name: string; passed: boolean; expected: string; actual: string }
export interface Conflict { otherVersionId: string; otherCode: string; witnessZh: string; witnessEn: string }
export interface Check { examples: Example[]; examplesMin: number; conflict: Conflict | null }
export interface Comparison { before: Body; after: Body; differences: { path: string; before: string | null; after: string | null }[] }
export interface KindInfo { kind: string; titleZh: string; titleEn: string; examplesMin: number }

export const inWords = (language: string, zh: string, en: string) => (language === 'en' ? en : zh);

/** A body as fields one can read: path and value, in the order of the text. */
export function fieldsOf(value: unknown, path = ''): { path: string; value: string }[] {
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object' || one === null)) return [{ path, value: value.map(String).join('、') }];
    return value.flatMap((one, index) => fieldsOf(one, `${path}[${index + 1}]`));
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, path ? `${path}.${key}` : key));
  }
  return [{ path, value: value === null ? '—' : String(value) }];
}

export interface Section { key: string; fields: { path: string; value: string }[] }

/** A body as sections of fields: what stands at the top first, then each part by itself. Examples have their own place; what is empty is left out. */
export function sectionsOf(body: unknown): Section[] {
  const parts = body !== null && typeof body === 'object' ? Object.entries(body as Record<string, unknown>).filter(([key]) => key !== 'examples') : [];
  const nested = ([, value]: [string, unknown]) => value !== null && typeof value === 'object' && !(Array.isArray(value) && value.every((one) => typeof one !== 'object'));
  const said = (fields: { path: string; value: string }[]) => fields.filter((one) => one.value !== '' && one.value !== '—');
  return [{ key: '', fields: said(parts.filter((part) => !nested(part)).flatMap(([key, value]) => fieldsOf(value, key))) },
    ...parts.filter(nested).map(([key, value]) => ({ key, fields: said(fieldsOf(value).map((one) => ({ ...one, path: one.path.replace(/^\./, '') }))) }))]
    .filter((section) => section.fields.length > 0);
}
