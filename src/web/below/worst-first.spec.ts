import { worstFirst } from './worst-first.js';

const area = (name: string, received: number, responseRate: number | null, overdue = 0) => ({
  name,
  received,
  responseRate,
  overdue,
});

describe('the worst first', () => {
  it('is who answers least, of those that received enough to say so; the others come after', () => {
    const areas = [
      area('Baik', 100, 0.9),
      area('Sedikit', 3, 0, 3),
      area('Buruk', 40, 0.1, 30),
      area('Kosong', 0, null),
      area('Sama', 40, 0.1, 36),
    ];
    expect(worstFirst(areas, 30).map(({ name }) => name)).toEqual([
      'Sama',
      'Buruk',
      'Baik',
      'Sedikit',
      'Kosong',
    ]);
  });
});
