import { formatsIn } from './formats.js';

const now = new Date('2026-11-22T01:00:00Z');
const id = formatsIn('id', 'Asia/Jakarta', now);
const en = formatsIn('en', 'Asia/Jakarta', now);

describe('what a page writes', () => {
  it('is written as Indonesians write, or in English', () => {
    expect([id.number(25_000), en.number(25_000)]).toEqual(['25.000', '25,000']);
    expect([id.percent(0.1234), en.percent(0.1234)]).toEqual(['12,3%', '12.3%']);
    expect([id.points(0.0321), en.points(-0.0321), id.points(0)]).toEqual(['+3,2', '-3.2', '0']);
    expect([id.hours(3.54), id.hours(50), en.hours(50)]).toEqual(['3,5 jam', '2,1 hari', '2.1 days']);
    expect([id.day('2026-11-22'), en.day('2026-11-22')]).toEqual(['22 November 2026', '22 November 2026']);
  });

  it('shows a rate of nothing as none, never as zero', () => {
    expect([id.percent(null), id.percent(0), id.hours(null)]).toEqual(['–', '0%', '–']);
  });

  it('tells instants by the days of the city', () => {
    expect(id.day('2026-11-21T18:00:00Z')).toBe('22 November 2026');
    expect(id.time('2026-11-21T18:00:00Z')).toBe('22 Nov 2026, 01.00');
  });

  it('says how long ago, and how long', () => {
    expect(id.ago('2026-11-19T00:00:00Z')).toBe('3 hari yang lalu');
    expect(en.ago('2026-11-22T03:30:00Z')).toBe('in 2 hours');
    expect(id.ago(now)).toBe('baru saja');
    expect(id.span('2026-11-19T00:00:00Z')).toBe('3 hari');
    expect(en.span('2026-11-22T00:00:00Z', '2026-11-22T00:10:00Z')).toBe('10 minutes');
  });
});
