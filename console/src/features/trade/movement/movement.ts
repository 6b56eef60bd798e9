export const KINDS = ['ORDERED', 'SHIPPED', 'RETURNED', 'INVOICED', 'RECEIVED', 'PAID', 'CHARGED', 'OFFSET', 'ADJUSTED', 'SOLD_OUT', 'OPENING'] as const;
export type Kind = (typeof KINDS)[number];

export interface Movement {
  id: string; kind: Kind; partnerId: string | null; channelId: string | null; entityId: string; productId: string | null; codeKind: string;
  businessDate: string; occurredAt: string | null; documentNo: string; lineKey: string; partnerCode: string; productCode: string; quantityMilli: number;
  netMinor: number; taxMinor: number; grossMinor: number; currency: string; unitPrice: number; unitPriceScale: number; reversesId: string | null;
  originalDate: string | null; text: string | null; batchId: string; sealNo: number; voidSeal: number | null;
}
export interface Link { saleId: string; saleDocumentNo: string; saleDate: string; quantityMilli: number }

/** The price as the source gave it, digit by digit. */
export function priceText(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0 ? `-${text}` : text;
}
