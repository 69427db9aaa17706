import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';
import { agesOf } from './ages.js';

const month = (key: string, overdue: number): GroupResponse => ({ key, overdue }) as GroupResponse;

describe('how old the overdue are', () => {
  it('is told by the month they were filed in, each once, with the list of them', () => {
    const groups = Array.from({ length: 24 }, (_, index) => {
      const key = `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      return month(key, 1);
    });
    const ages = agesOf({ groups, complaints: '/list?city=JKT&from=2025-01-01&to=2026-12-20' });
    expect(ages.map(({ overdue }) => overdue)).toEqual([1, 2, 9, 12]);
    expect(ages.map(({ complaints }) => complaints)).toEqual([
      '/list?city=JKT&from=2026-12-01&to=2027-01-01',
      '/list?city=JKT&from=2026-10-01&to=2026-12-01',
      '/list?city=JKT&from=2026-01-01&to=2026-10-01',
      '/list?city=JKT&from=2025-01-01&to=2026-01-01',
    ]);
  });

  it('are none where there is nothing', () => {
    expect(agesOf({ groups: [], complaints: '/list?from=2026-01-01' }).map(({ overdue }) => overdue)).toEqual(
      [0, 0, 0, 0],
    );
  });
});
