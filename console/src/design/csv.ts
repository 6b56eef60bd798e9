import { saveBlob } from '@/api/client';

/** A cell that no spreadsheet takes for a formula; plain numbers stay numbers. */
export function csvCell(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? '' : String(value);
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  if (!isNumber && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvText(head: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return [head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n');
}

/** Saved with a byte order mark: without it Excel shows Chinese as noise. */
export function exportCsv(name: string, head: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]): void {
  saveBlob(new Blob(['\ufeff', csvText(head, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}
