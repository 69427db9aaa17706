import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOf } from '../common/city-time.js';
import { dayReader, isTimeFormat, timeReader } from './times.js';

const zone = 'America/New_York';
const read = timeReader('yyyy-MM-dd HH:mm:ss', zone);
const instant = (text: string): number => Date.parse(text);

describe('a time of a file', () => {
  it('is that of the zone it was written in, in summer and in winter', () => {
    expect(read('2011-07-01 01:32:33')).toBe(instant('2011-07-01T01:32:33-04:00'));
    expect(read('2011-12-01 01:32:33')).toBe(instant('2011-12-01T01:32:33-05:00'));
  });

  it('counts an hour that was left out as if the clocks had not been put forward yet', () => {
    expect(read('2011-03-13 01:59:59')).toBe(instant('2011-03-13T01:59:59-05:00'));
    expect(read('2011-03-13 02:30:00')).toBe(instant('2011-03-13T03:30:00-04:00'));
    expect(read('2011-03-13 03:00:00')).toBe(instant('2011-03-13T03:00:00-04:00'));
  });

  it('is the first of two where the clocks were put back, unless that is too early', () => {
    const [first, second] = [instant('2011-11-06T01:30:00-04:00'), instant('2011-11-06T01:30:00-05:00')];
    expect(read('2011-11-06 01:30:00')).toBe(first);
    expect(read('2011-11-06 01:30:00', first)).toBe(first);
    expect(read('2011-11-06 01:30:00', first + 1)).toBe(second);
    expect(read('2011-11-06 00:59:59')).toBe(instant('2011-11-06T00:59:59-04:00'));
    expect(read('2011-11-06 02:00:00')).toBe(instant('2011-11-06T02:00:00-05:00'));
  });

  it('is read back, whatever the zone: the same instant, or an earlier one that clocks show alike', () => {
    const zones = fc.constantFrom('America/New_York', 'Asia/Jakarta', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'); // prettier-ignore
    const instants = fc.date({
      noInvalidDate: true,
      min: new Date('1975-01-01'),
      max: new Date('2035-01-01'),
    });
    fc.assert(
      fc.property(zones, instants, (where, at) => {
        const there = DateTime.fromJSDate(at, { zone: where });
        const reader = timeReader('yyyy-MM-dd HH:mm:ss.SSS', where);
        const written = there.toFormat('yyyy-MM-dd HH:mm:ss.SSS');
        const possible = there.getPossibleOffsets().map((each) => each.toMillis());
        expect(reader(written)).toBe(Math.min(...possible));
        expect(reader(written, at.getTime())).toBe(at.getTime());
        expect(dayReader(where)(at)).toBe(dayOf(at, where));
      }),
      { numRuns: 500 },
    );
  });

  it('may say its own offset, or nothing but the day', () => {
    const iso = timeReader('ISO', 'Asia/Jakarta');
    expect(iso('2023-01-05T08:00:00Z')).toBe(instant('2023-01-05T08:00:00Z'));
    expect(iso('2023-01-05T08:00:00.123456-0330')).toBe(instant('2023-01-05T08:00:00.123-03:30'));
    expect(iso('2023-01-05 08:00')).toBe(instant('2023-01-05T08:00:00+07:00'));
    expect(iso('2023-01-05')).toBe(instant('2023-01-05T00:00:00+07:00'));
  });

  it.each([
    ['dd/MM/yyyy hh:mm:ss a', '06/11/2011 12:15:00 AM', '2011-11-06T00:15:00-04:00'],
    ['M/d/yyyy h:mm a', '7/1/2011 1:05 PM', '2011-07-01T13:05:00-04:00'],
    ['dd.MM.yyyy', '01.07.2011', '2011-07-01T00:00:00-04:00'],
  ])('is read in the format %p', (format, text, at) => {
    expect(isTimeFormat(format)).toBe(true);
    expect(timeReader(format, zone)(text)).toBe(instant(at));
  });

  it.each([
    '2011-02-29 00:00:00',
    '2011-13-01 00:00:00',
    '2011-07-01 24:00:00',
    '2011-07-01 00:60:00',
    '2011-07-01T00:00:00',
    '2011-07-01',
    'kemarin',
    '',
  ])('is none: %p', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it.each(['HH:mm', 'yyyy-MM', 'yyyy-MM-dd dd', ''])('cannot be read in the format %p', (format) => {
    expect(isTimeFormat(format)).toBe(false);
  });
});
