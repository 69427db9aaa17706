import { isHeadDue } from './head-due.js';

describe('a head', () => {
  const now = new Date('2026-03-01T09:00:00Z');
  const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
  const today = '2026-03-01';
  const last = { size: 10, at: ago(3_600), day: today };

  it('is due as soon as there is anything', () => {
    expect(isHeadDue({ last: undefined, size: 0, now, today, asked: true })).toBe(false);
    expect(isHeadDue({ last: undefined, size: 1, now, today })).toBe(true);
  });

  it('is due on each day of the city, even if nothing is new', () => {
    expect(isHeadDue({ last, size: 10, now, today })).toBe(false);
    expect(isHeadDue({ last: { ...last, day: '2026-02-28' }, size: 10, now, today })).toBe(true);
  });

  it('is due a minute after the last one where something is new, at once where somebody asks', () => {
    expect(isHeadDue({ last: { ...last, at: ago(59) }, size: 11, now, today })).toBe(false);
    expect(isHeadDue({ last: { ...last, at: ago(59) }, size: 11, now, today, asked: true })).toBe(true);
    expect(isHeadDue({ last: { ...last, at: ago(60) }, size: 11, now, today })).toBe(true);
    expect(isHeadDue({ last, size: 10, now, today, asked: true })).toBe(false);
  });

  it('does not wait for a clock that ran ahead', () => {
    expect(isHeadDue({ last: { ...last, at: ago(-86_400) }, size: 11, now, today })).toBe(true);
  });
});
