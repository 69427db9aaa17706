import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { anyCharacter } from '../../test/support/any-character.js';
import { type CsvCell, csvLines, formulaSafe } from './csv-lines.js';

const text = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.constantFrom(
    '=1+1',
    '+62 812',
    '-',
    '@a',
    '\tx',
    '\rx',
    '＝A1',
    'a,b',
    'a"b',
    'a\nb',
    'a\r\nb',
    '"',
    ' ',
  ),
);
const number = fc.oneof(fc.integer(), fc.double({ noDefaultInfinity: true, noNaN: true }));
const cell: fc.Arbitrary<CsvCell> = fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, undefined));
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));

describe('the lines of a CSV', () => {
  it('are read back as they were, but for the apostrophe', () => {
    const read = (value: CsvCell): string =>
      typeof value === 'string' ? formulaSafe(value) : String(value ?? '');
    fc.assert(
      fc.property(table, (rows) => {
        expect(parse(csvLines(rows), { record_delimiter: '\r\n' })).toEqual(rows.map((row) => row.map(read)));
      }),
    );
  });

  it('hold no text that a spreadsheet would compute, and change no other', () => {
    fc.assert(
      fc.property(text, (each) => {
        const safe = formulaSafe(each);
        expect(safe).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect([each, `'${each}`]).toContain(safe);
        if (/^[\p{L}\p{N} ]/u.test(each)) expect(safe).toBe(each);
      }),
    );
  });

  it('leave numbers numbers, and end as Excel wants', () => {
    expect(csvLines([['=A1', -6.177, true, null]])).toBe("'=A1,-6.177,true,\r\n");
  });
});
