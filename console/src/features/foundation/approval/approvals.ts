import type { TFunction } from 'i18next';
import type { Figure, Tone } from '@/design';

export type State = 'OPEN' | 'APPROVED' | 'REJECTED' | 'RETURNED' | 'WITHDRAWN';
export type Act = 'APPROVE' | 'REJECT' | 'RETURN' | 'HAND_OVER' | 'ADD_SIGNER_BEFORE' | 'ADD_SIGNER_AFTER' | 'WITHDRAW' | 'REMIND';
export interface Desk { principalId: string | null; name: string | null; role: string | null }

/** A request as the server's card. */
export interface Card {
  id: string; kind: string; subjectId: string; titleZh: string; titleEn: string; amountMinor: number | null; currency: string | null; partyId: string | null;
  figures: Figure[]; link: string; requesterId: string; requesterName: string; submittedAt: string; state: State; step: string; stepNumber: number;
  stepCount: number; desk: Desk[]; waitingSince: string; dueAt: string | null; overdue: boolean; remindedAt: string | null; endedAt: string | null;
}
export interface Seat { principalId: string | null; role: string | null; state: 'WAITING' | 'SIGNED' | 'NOT_NEEDED'; signedBy: string | null; signedFor: string | null }
export interface Step { name: string; mode: 'ALL' | 'ANY'; seats: Seat[]; hoursMax: number; addedBy: string }
export interface History { act: string; step: string; actorId: string; actorName: string; forId: string | null; target: string | null; comment: string; at: string }
export interface Full {
  card: Card; flow: { requesterId: string; state: State; steps: Step[]; at: number }; history: History[]; names: Record<string, string>;
  mayAct: boolean; mine: boolean;
}

export const tones: Record<State, Tone> = { OPEN: 'info', APPROVED: 'good', REJECTED: 'bad', RETURNED: 'warn', WITHDRAWN: 'quiet' };

export const titleOf = (card: { titleZh: string; titleEn: string }, language: string) => (language === 'en' ? card.titleEn : card.titleZh);

/** A step is called "中文 / English"; one with a single name is shown as it is. */
export function stepName(name: string, language: string): string {
  const halves = name.split(' / ');
  return halves.length === 2 ? halves[language === 'en' ? 1 : 0] ?? name : name;
}

/** Whose desk it is on, in words. */
export function deskText(desk: readonly Desk[], t: TFunction): string {
  return desk.map((one) => one.name ?? (one.role ? t(`shell:role.${one.role}`) : one.principalId ?? '')).join('、');
}
