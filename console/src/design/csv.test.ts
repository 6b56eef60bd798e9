import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from './csv';

describe('csv export', () => {
  it('never lets a spreadsheet take a cell for a formula', () => {
    for (const evil of ['=1+1', '+cmd', '-2+3', '@sum', '\t=1']) expect(csvCell(evil).replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps negative numbers numbers and quotes what needs it', () => {
    expect(csvCell(-12)).toBe('-12');
    expect(csvCell('-12.50')).toBe('-12.50');
    expect(csvCell('a,"b"')).toBe('"a,""b"""');
    expect(csvText(['x'], [[1], [null]])).toBe('x\r\n1\r\n');
  });
});
