import { found, next, readOrder, sorted, writeOrder } from './sorting.js';

const row = (name: string, rank: number | null, received: number, overdue: number) => ({
  name,
  rank,
  received,
  overdue,
});
const rows = [
  row('Cideng', 2, 90, 9),
  row('Gambir', null, 3, 3),
  row('Ancol', 1, 40, 30),
  row('Duri', null, 8, 0),
];
const names = (order: string): string =>
  sorted(rows, readOrder(order))
    .map(({ name }) => name)
    .join(' ');

describe('the order of a table', () => {
  it('is by rank, and whoever has none is last, also the other way round', () => {
    expect(names('peringkat')).toBe('Ancol Cideng Duri Gambir');
    expect(names('-peringkat')).toBe('Cideng Ancol Duri Gambir');
  });

  it('is by name from A and by numbers from the highest', () => {
    expect([names('nama'), names('-nama')]).toEqual(['Ancol Cideng Duri Gambir', 'Gambir Duri Cideng Ancol']);
    expect([names('masuk'), names('lewat')]).toEqual([
      'Cideng Ancol Duri Gambir',
      'Ancol Cideng Gambir Duri',
    ]);
  });

  it('is turned round by asking again', () => {
    const once = next('nama', readOrder(undefined));
    expect([writeOrder(once), writeOrder(next('nama', once)), writeOrder(next('masuk', once))]).toEqual([
      'nama',
      '-nama',
      'masuk',
    ]);
  });

  it.each([['toString'], [['nama']], [undefined], ['--nama']])('is by rank for %p', (asked) => {
    expect(readOrder(asked)).toEqual({ column: 'peringkat', reversed: false });
  });

  it('finds by a piece of the name, or of what it lies in', () => {
    const within = rows.map((each) => ({ ...each, within: each.name === 'Duri' ? 'Tambora' : 'Gambir' }));
    expect(found(within, ' GAMB').map(({ name }) => name)).toEqual(['Cideng', 'Gambir', 'Ancol']);
    expect(found(within, 'tambo').map(({ name }) => name)).toEqual(['Duri']);
  });
});
