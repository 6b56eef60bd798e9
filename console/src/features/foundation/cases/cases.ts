export interface CaseRow {
  id: string; kind: string; kindZh: string; kindEn: string; state: string; stateZh: string; stateEn: string; desk: string | null; assigneeName: string | null;
  mine: boolean; title: string; subjectKind: string; subjectId: string; partyId: string | null; amountMinor: number | null; currency: string | null;
  link: string; openedByName: string; openedAt: string; deskSince: string; endedAt: string | null;
}
export interface Attached { id: string; name: string; mediaType: string; bytes: number }
export interface Said {
  id: string; internal: boolean; action: string | null; actionZh: string | null; actionEn: string | null; toState: string | null; authorName: string;
  partner: boolean; text: string; files: Attached[]; at: string;
}
export interface Possible { action: string; labelZh: string; labelEn: string; reasonNeeded: boolean }
export interface FullCase { record: CaseRow; detail: Record<string, unknown>; said: Said[]; possible: Possible[] }
export interface Kind { kind: string; titleZh: string; titleEn: string; mayOpen: boolean }

export const inWords = (language: string, zh: string | null, en: string | null) => (language === 'en' ? en : zh) ?? '';
