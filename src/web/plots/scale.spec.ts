import fc from 'fast-check';
import { band, countTicks, haveRoom, line, linear } from './scale.js';

describe('where a plot puts what it shows', () => {
  it('is in proportion, and upwards where the places are turned round', () => {
    const y = linear([0, 1], [100, 0]);
    expect([y(0), y(0.25), y(1)]).toEqual([100, 75, 0]);
    expect(linear([3, 3], [5, 9])(3)).toBe(5);
  });

  it('counts from zero in whole equal steps, until nothing is higher', () => {
    expect([countTicks(2143), countTicks(3), countTicks(0)]).toEqual([
      [0, 1000, 2000, 3000],
      [0, 1, 2, 3],
      [0, 1],
    ]);
    fc.assert(
      fc.property(fc.nat(10_000_000), (highest) => {
        const ticks = countTicks(highest);
        const [first, second = 0] = ticks;
        expect(first).toBe(0);
        expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
        expect(ticks.at(-1)).toBe(second * (ticks.length - 1));
      }),
    );
  });

  it('names the last place of an axis, and of the others those that have room', () => {
    expect(haveRoom([0, 50, 90, 100, 200], 40)).toEqual([true, true, false, true, true]);
    fc.assert(
      fc.property(fc.array(fc.nat(400)), fc.integer({ min: 1, max: 60 }), (unsorted, width) => {
        const places = unsorted.sort((a, b) => a - b);
        const written = haveRoom(places, width);
        const ends = places.map((place, index) => (index === places.length - 1 ? place : place + width / 2));
        const kept = ends.filter((_, index) => written[index]);
        expect(kept.every((end, index) => index === 0 || end - (kept[index - 1] ?? 0) >= width)).toBe(true);
        expect(written.at(-1)).toBe(places.length > 0 ? true : undefined);
      }),
    );
  });

  it('leaves a gap where there is no value, rather than a line through zero', () => {
    expect(line([[0, 1], [1, 2], null, [3, 4.04]])).toBe('M0 1L1 2M3 4');
    expect(band([[0, 1, 9], null, [2, 3, 7], [4, 3, 7]])).toBe('M0 1L0 9ZM2 3L4 3L4 7L2 7Z');
    expect([line([null]), band([])]).toEqual(['', '']);
  });
});
