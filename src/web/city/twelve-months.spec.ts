import { tenYearsBefore, twelveMonthsBefore } from './twelve-months.js';

describe('the months of the first page', () => {
  it('are whole, with the running one as the twelfth, by the days of the city', () => {
    expect(twelveMonthsBefore(new Date('2026-11-22T05:00:00Z'), 'Asia/Jakarta')).toBe('2025-12-01');
    expect(twelveMonthsBefore(new Date('2026-11-30T18:00:00Z'), 'Asia/Jakarta')).toBe('2026-01-01');
    expect(twelveMonthsBefore(new Date('2026-11-30T18:00:00Z'), 'UTC')).toBe('2025-12-01');
  });

  it('go back ten years where it is about what was never answered', () => {
    expect(tenYearsBefore(new Date('2026-11-22T05:00:00Z'), 'Asia/Jakarta')).toBe('2016-12-01');
  });
});
