import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, dayOf, inZone, isDay, isInstant, monthsBetween, startOfDay } from './city-time.js';

const zone = 'Asia/Jakarta';

describe('the city’s time', () => {
  it('begins its days at its own midnight', () => {
    expect(startOfDay('2026-03-01', zone)).toEqual(new Date('2026-02-28T17:00:00Z'));
    expect(dayOf(new Date('2026-02-28T17:00:00Z'), zone)).toBe('2026-03-01');
    expect(dayOf(new Date('2026-02-28T16:59:59.999Z'), zone)).toBe('2026-02-28');
  });

  it('is shown with its offset', () => {
    expect(inZone(new Date('2026-03-01T01:00:00Z'), zone)).toBe('2026-03-01T08:00:00.000+07:00');
    expect(inZone(null, zone)).toBeNull();
  });

  it('is that of a library of time zones, at every instant that can be meant', () => {
    const zones = ['Asia/Jakarta', 'UTC', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Monrovia']; // prettier-ignore
    const [min, max] = [new Date('1900-01-01'), new Date('2200-01-01')];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date({ min, max, noInvalidDate: true }), (any, instant) => {
        const expected = DateTime.fromJSDate(instant, { zone: any });
        expect(inZone(instant, any)).toBe(expected.toISO());
        expect(dayOf(instant, any)).toBe(expected.toISODate());
      }),
      { numRuns: 1000 },
    );
  });

  it('changes its clocks at the second', () => {
    const [before, after] = [new Date('2026-03-29T00:59:59.999Z'), new Date('2026-03-29T01:00:00Z')];
    expect(inZone(before, 'Europe/London')).toBe('2026-03-29T00:59:59.999+00:00');
    expect(inZone(after, 'Europe/London')).toBe('2026-03-29T02:00:00.000+01:00');
  });

  it('counts days over the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('lists the months a period touches', () => {
    expect(monthsBetween('2025-11-30', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(monthsBetween('2026-02-01', '2026-02-02')).toEqual(['2026-02']);
  });

  it.each(['2026-02-30', '2026-1-1', '26-01-01', 'today', '', '9999-01-01', '2026-01-01T00:00:00Z'])(
    'knows no day %p',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it.each(['2026-02-28T08:00:00+07:00', '2026-02-28T08:00Z', '2026-02-28T08:00:00.123456-03:30'])(
    'reads the instant %p',
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-28',
    '2026-02-28T08:00:00',
    '2026-02-30T08:00:00Z',
    '2026-02-28T25:00:00Z',
    '2026-02-28 08:00:00Z',
  ])('reads no instant in %p', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});
