export interface Entity { id: string; code: string; nameZh: string; nameEn: string; currency: string; uscc: string; closed: boolean }

export const KINDS = ['HEAD_OFFICE', 'REGION', 'PROVINCE', 'OFFICE', 'DEPARTMENT'] as const;
export interface Unit { id: string; code: string; kind: (typeof KINDS)[number]; nameZh: string; nameEn: string; parentId: string | null; depth: number }
export interface StandIn { id: string; personId: string; standInId: string; firstDay: string; lastDay: string; reason: string }
export interface Position { id: string; unitId: string; code: string; titleZh: string; titleEn: string }
export interface Holder { id: string; positionId: string; personId: string; validFrom: string; validTo: string | null }
export interface Colleague { id: string; name: string }
