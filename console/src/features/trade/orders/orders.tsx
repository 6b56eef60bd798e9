import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '@/design';

export const SUMMARIES = ['WAITING_PAYMENT', 'WAITING_SHIPMENT', 'ON_HOLD', 'PARTLY_SHIPPED', 'SHIPPED', 'COMPLETED', 'AFTER_SALE', 'REFUNDED', 'CLOSED'] as const;
export const PAYMENTS = ['UNPAID', 'PARTLY_PAID', 'PAID', 'VOID'] as const;
export const FULFILMENTS = ['NOT_SHIPPED', 'ON_HOLD', 'PARTLY_SHIPPED', 'SHIPPED', 'SIGNED', 'COMPLETED', 'CANCELLED'] as const;
export const AFTER_SALES = ['NONE', 'REQUESTED', 'CLOSED', 'PARTLY_REFUNDED', 'REFUNDED'] as const;
export interface Axes { payment: (typeof PAYMENTS)[number]; fulfilment: (typeof FULFILMENTS)[number]; afterSale: (typeof AFTER_SALES)[number]; summary: (typeof SUMMARIES)[number] }
export interface Order extends Axes {
  id: string; source: string; shopCode: string; externalId: string; partnerId: string | null; channelId: string; currency: string; dueMinor: number; paidMinor: number;
  refundMinor: number; placedAt: string;
}
/** What a line comes to: running totals from which movements follow. */
export interface Effect { orderedMilli: number; orderedMinor: number; soldOutMilli: number; soldOutMinor: number; returnedMilli: number; returnedMinor: number }
export interface Line extends Axes { lineId: string; productCode: string; productId: string | null; title: string; quantityMilli: number; dueMinor: number; paidMinor: number; refundMinor: number; effect: Effect; saidAt: string }
export interface OrderRecord { order: Order; freightMinor: number; paidAt: string | null; saidAt: string | null; changedAt: string; texts: Record<string, string>; lines: Line[] }

const TONES: Record<Axes['summary'], Tone> = { WAITING_PAYMENT: 'info', WAITING_SHIPMENT: 'warn', ON_HOLD: 'bad', PARTLY_SHIPPED: 'warn', SHIPPED: 'info', COMPLETED: 'good', AFTER_SALE: 'bad', REFUNDED: 'quiet', CLOSED: 'quiet' };

export function Summed({ of }: { of: Axes['summary'] }) {
  const { t } = useTranslation('orders');
  return <StatusTag tone={TONES[of]}>{t(`summaries.${of}`)}</StatusTag>;
}
