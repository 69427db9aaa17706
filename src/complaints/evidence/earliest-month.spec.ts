import { earliestMonth } from './earliest-month.js';

describe('the month whose seed is not published yet', () => {
  it.each([
    ['2026-02-01T02:00:00Z', ['Asia/Jakarta'], '2026-02'],
    ['2026-02-01T02:00:00Z', ['Asia/Jakarta', 'America/New_York'], '2026-01'],
    ['2026-02-01T02:00:00Z', ['America/New_York', 'Asia/Jakarta'], '2026-01'],
    ['2026-02-01T06:00:00Z', ['Asia/Jakarta', 'America/New_York'], '2026-02'],
    ['2026-01-31T17:30:00Z', ['Asia/Jakarta', 'Asia/Jayapura'], '2026-02'],
    ['2026-01-31T16:30:00Z', ['Asia/Jakarta', 'Asia/Jayapura'], '2026-01'],
    ['2026-01-31T16:30:00Z', [], '2026-01'],
  ])('at %s with cities in %j is %s', (now, zones, month) => {
    expect(earliestMonth(new Date(now), zones)).toBe(month);
  });
});
