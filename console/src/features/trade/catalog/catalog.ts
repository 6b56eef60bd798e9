export const KINDS = ['GOODS', 'CHARGE', 'DISCOUNT', 'ADJUSTMENT'] as const;
export const STATES = ['DRAFT', 'ACTIVE', 'CLOSED'] as const;
export interface Product {
  id: string; sku: string; nameZh: string; nameEn: string; spec: string; barcode: string; codeKind: (typeof KINDS)[number]; status: (typeof STATES)[number];
  baseUnit: string; taxRatePpm: number; categoryId: string | null; categoryZh: string | null; categoryEn: string | null;
}
export interface UnitRow { id: string; unit: string; factorMilli: number; validFrom: string; knownSeal: number; voidSeal: number | null }
export interface Placing { id: string; categoryId: string; nameZh: string; nameEn: string; validFrom: string; knownSeal: number; voidSeal: number | null }
export interface ProductRecord { product: Product; units: UnitRow[]; categories: Placing[]; codes: { source: string; code: string }[]; createdAt: string; createdBy: string }
export interface Category { id: string; parentId: string | null; code: string; nameZh: string; nameEn: string; products: number }
export const nameOf = (language: string, row: { nameZh: string; nameEn: string }) => (language.startsWith('zh') ? row.nameZh || row.nameEn : row.nameEn || row.nameZh);
export const toneOf = (status: Product['status']) => (({ DRAFT: 'info', ACTIVE: 'good', CLOSED: 'quiet' }) as const)[status];

/** Categories in tree order, each with its depth. */
export function inTreeOrder(all: readonly Category[]): (Category & { depth: number })[] {
  const below = (parent: string | null, depth: number): (Category & { depth: number })[] =>
    all.filter((one) => one.parentId === parent).flatMap((one) => [{ ...one, depth }, ...below(one.id, depth + 1)]);
  return below(null, 0);
}
