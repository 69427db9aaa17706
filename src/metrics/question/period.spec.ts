import { definitePeriod } from './period.js';

const zone = 'Asia/Jakarta';
const now = new Date('2026-03-01T23:30:00+07:00');
const ask = (asked: Parameters<typeof definitePeriod>[0]): ReturnType<typeof definitePeriod> =>
  definitePeriod(asked, now, zone);

describe('the period of a question', () => {
  it('is the year that ends with today, as of now, where nothing is said', () => {
    expect(ask({})).toEqual({ from: '2025-03-02', to: '2026-03-02', asOf: now });
  });

  it('knows the city’s day, not that of Greenwich', () => {
    const early = new Date('2026-03-01T00:30:00+07:00');
    expect(definitePeriod({}, early, zone)).toMatchObject({ to: '2026-03-02' });
  });

  it('takes a day for its last instant, and today for now', () => {
    expect(ask({ asOf: '2026-02-28' })).toMatchObject({ asOf: new Date('2026-02-28T23:59:59.999+07:00') });
    expect(ask({ asOf: '2026-03-01' })).toMatchObject({ asOf: now });
  });

  it.each([
    [{ from: '2026-01-02', to: '2026-01-02' }, 'to', 'must_be_after'],
    [{ from: '2010-01-01', to: '2026-01-01' }, 'to', 'period_too_long'],
    [{ asOf: '2026-03-02' }, 'asOf', 'in_future'],
    [{ asOf: '2026-03-01T23:30:01+07:00' }, 'asOf', 'in_future'],
  ])('refuses %p', (asked, field, code) => {
    expect(ask(asked)).toMatchObject({ fault: { field, code } });
  });
});
