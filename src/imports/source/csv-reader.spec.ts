import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { CsvReader, type CsvRow } from './csv-reader.js';

const read = (text: string, delimiter = ','): CsvRow[] => {
  const reader = new CsvReader(delimiter);
  return [...reader.read(text), ...reader.read('', true)];
};
const inPieces = (text: string, cuts: readonly number[]): CsvRow[] => {
  const reader = new CsvReader(',');
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const rows = places.slice(1).flatMap((end, index) => reader.read(text.slice(places[index], end)));
  return [...rows, ...reader.read('', true)];
};

describe('a CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'é', '=') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

  it('is read as it was written, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(), { maxLength: 6 }),
        (rows, end, cuts) => {
          const text = stringify(rows, { record_delimiter: end, quoted_match: /[\r\n]/ });
          expect(inPieces(text, cuts).map(({ cells }) => cells)).toEqual(rows);
          expect(inPieces(text, cuts)).toEqual(read(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts lines, those within quotes and the empty ones too', () => {
    expect(read('a,b\n"1\n2",3\r\n\n4,5')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\n2', '3'] },
      { line: 5, cells: ['4', '5'] },
    ]);
  });

  it('may be separated otherwise', () => {
    expect(read('a;"b;c"\n', ';')).toEqual([{ line: 1, cells: ['a', 'b;c'] }]);
  });

  it('loses one line to a broken quote, and no more', () => {
    const rows = read('1,"x"y,2\n3,4\n5,"6\n7,8\n');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([[1], [2, '3', '4'], [3], [4, '7', '8']]);
    expect(rows.flatMap(({ fault }) => fault ?? [])).toEqual([
      'goes on after a closing quote',
      'is endless: a quote is never closed',
    ]);
  });

  it('does not keep the whole file for a quote that is never closed', () => {
    const reader = new CsvReader(',');
    expect(reader.read('1,"2\n')).toEqual([]);
    const rows = reader.read('3,4\n'.repeat(300_000));
    expect(rows).toHaveLength(300_001);
    expect(rows[0]).toMatchObject({ line: 1, fault: expect.stringContaining('never closed') as string });
  });
});
