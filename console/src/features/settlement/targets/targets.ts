/** Shapes of /api/targets and /api/attainment. */
export interface Sheet {
  id: string; code: string; version: number; titleZh: string; titleEn: string; year: number;
  measure: 'ORDERED_NET' | 'SHIPPED_NET' | 'SHIPPED_QUANTITY' | 'INVOICED_NET' | 'PAID_GROSS';
  currency: string | null; entityId: string | null; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';
  createdBy: string; publishedBy: string | null; partners: number; total: number;
}
export interface Reached {
  partnerId: string | null; partnerCode: string | null; partnerName: string;
  goal: number; actual: number; ratePpm: number | null; gap: number; ahead: number; forecast: number;
}
export interface AttainmentAnswer { sheet: Sheet | null; from: string; through: string; total: Reached; items: Reached[]; next: string | null }

export const MEASURES = ['SHIPPED_NET', 'SHIPPED_QUANTITY', 'PAID_GROSS', 'INVOICED_NET', 'ORDERED_NET'] as const;
export const titleOf = (sheet: Sheet, language: string) => (language.startsWith('zh') ? sheet.titleZh : sheet.titleEn);
