export const TYPES = ['DEALER', 'SUB_DEALER', 'AGENT', 'FRANCHISEE', 'RETAIL_STORE', 'E_SHOP', 'KOL', 'MCN', 'GUIDE', 'KEY_ACCOUNT', 'UNKNOWN'] as const;
export const MODES = ['BUYOUT', 'AGENCY', 'CONSIGNMENT', 'FRANCHISE', 'REFERRAL'] as const;
export const STATES = ['DRAFT', 'ACTIVE', 'SUSPENDED', 'CLOSED'] as const;
export const LINKS = ['BUYS_FROM', 'MANAGED_BY', 'FRANCHISED_BY', 'SIGNED_WITH'] as const;
export type PartnerType = (typeof TYPES)[number];
export type TradeMode = (typeof MODES)[number];
export type PartnerState = (typeof STATES)[number];
export type LinkRole = (typeof LINKS)[number];

export interface PartnerRow {
  id: string; code: string; legalName: string; shortName: string; status: PartnerState; type: PartnerType; tradeMode: TradeMode; tier: string | null;
  regionUnitId: string | null; regionNameZh: string | null; regionNameEn: string | null; channelId: string; entityIds: string[];
}
export interface Ref { id: string; code: string; legalName: string }
export interface PartnerLink { id: string; role: LinkRole; partner: Ref; validFrom: string; validTo: string | null; knownSeal: number }
export interface PartnerRecord extends PartnerRow {
  uscc: string | null; date: string; settlesThrough: Ref | null; contact: Contact; codes: { source: string; code: string }[]; parents: PartnerLink[];
  childCount: number; createdAt: string; createdBy: string; version: number;
}
export interface Contact { name: string; phone: string; bankName: string; bankAccount: string }
export type AttributeKind = 'TYPE' | 'TRADE_MODE' | 'TIER' | 'REGION';
export interface Attribute {
  id: string; kind: AttributeKind; value: string; labelZh: string | null; labelEn: string | null; validFrom: string; knownSeal: number;
  voidSeal: number | null; recordedAt: string; recordedBy: string;
}
export interface TreeNode { id: string; code: string; legalName: string; status: PartnerState; type: PartnerType | null; parentId: string; role: LinkRole; depth: number }
export interface Tree { date: string; startId: string; above: TreeNode[]; below: TreeNode[] }
export interface Named { id: string; code: string; nameZh: string; nameEn: string }
export interface Unit extends Named { parentId: string | null; depth: number }

export const nameIn = (language: string, row: { nameZh: string; nameEn: string }) => (language.startsWith('zh') ? row.nameZh : row.nameEn || row.nameZh);
export const regionIn = (language: string, row: { regionNameZh: string | null; regionNameEn: string | null }) =>
  (language.startsWith('zh') ? row.regionNameZh : row.regionNameEn ?? row.regionNameZh);
export const toneOf = (status: PartnerState) => (({ DRAFT: 'info', ACTIVE: 'good', SUSPENDED: 'warn', CLOSED: 'quiet' }) as const)[status];
