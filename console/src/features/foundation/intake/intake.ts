export type BatchState = 'READING' | 'COMPARED' | 'APPLYING' | 'SEALED' | 'UNCHANGED' | 'CANCELLED' | 'FAILED';

export interface Batch {
  id: string; state: BatchState; targetKind: string; source: string | null; mapping: string | null; mappingVersion: number | null;
  fileId: string | null; fileName: string; parentId: string | null; undoesId: string | null; undoneBy: string | null; sealNo: number | null;
  sealedAt: string | null; voidedBySeal: number | null; rowsRead: number; rowsSkipped: number; rowsHeld: number; heldOpen: number; added: number;
  changed: number; unchanged: number; removed: number; details: { documents?: string[]; newPartners?: number; newProducts?: number; suspended?: number; suspendedDocuments?: number; suspendedByUnknown?: number };
  problemCode: string | null; problemDetail: string | null; jobId: string | null; createdBy: string; createdAt: string;
}
export interface Field { key: string; type: string; required: boolean; zh: string; en: string }
export interface Setting { key: string; zh: string; en: string; otherwise: string; choices: string[] }
export interface Target { kind: string; zh: string; en: string; fields: Field[]; settings: Setting[]; masterData: string[]; undoable: boolean }
export interface Sheet {
  name: string; titles: string[][]; columns: string[]; headerRow: number | null; headerRows: number;
  rows: { number: number; cells: string[] }[]; guess: Record<string, string>;
}
export interface Look { kind: string; targetKind: string; sheets: Sheet[]; fittingMappings: string[] }
export type Policy = 'AUTO_DRAFT' | 'HOLD' | 'MAP';
export interface Spec {
  columns: Record<string, string>; fixed: Record<string, string>; settings: Record<string, string>; unknowns: Record<string, Policy>;
  fillDown: string[]; sheets: string[]; headerRow: number | null; zone: string; dateOrder: 'UNDECLARED' | 'DAY_FIRST' | 'MONTH_FIRST';
  encoding: string | null; delimiter: string | null;
}
export interface Mapping { name: string; version: number; targetKind: string; source: string; spec: Spec; createdBy: string; createdAt: string }
export interface Held {
  no: number; sheet: string; rowNo: number; documentNo: string; reason: string; detail: string; params: Record<string, string>;
  columns: string[]; cells: string[]; state: string;
}
export interface Reason { reason: string; detail: string; rows: number; example: Record<string, unknown> }
export interface Consequence { kind: 'FREE' | 'DELTA' | 'REFUSED'; reason: string | null; params: Record<string, unknown> }

export const STATES: readonly BatchState[] = ['READING', 'COMPARED', 'APPLYING', 'SEALED', 'UNCHANGED', 'CANCELLED', 'FAILED'];
export const toneOf = (state: BatchState) =>
  (({ READING: 'info', COMPARED: 'warn', APPLYING: 'info', SEALED: 'good', UNCHANGED: 'quiet', CANCELLED: 'quiet', FAILED: 'bad' }) as const)[state];
export const isRunning = (batch: Batch | undefined) => batch?.state === 'READING' || batch?.state === 'APPLYING';
export const labelIn = (language: string, row: { zh: string; en: string }) => (language.startsWith('zh') ? row.zh : row.en);
export const EMPTY_SPEC: Spec = {
  columns: {}, fixed: {}, settings: {}, unknowns: {}, fillDown: [], sheets: [], headerRow: null, zone: 'Asia/Shanghai', dateOrder: 'UNDECLARED',
  encoding: null, delimiter: null,
};
/** A source code from a mapping's name: small letters, digits, - and _. */
export const codeFrom = (text: string) => text.toLowerCase().replace(/[^a-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
