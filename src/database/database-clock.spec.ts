import fc from 'fast-check';
import { better, type ClockReading, readingOf } from './database-clock.js';

const reading: fc.Arbitrary<ClockReading> = fc.record({
  offset: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  error: fc.double({ min: 0, max: 10_000, noNaN: true }),
});

describe('a reading of the database’s clock', () => {
  it('is off by no more than it says, whichever way took longer', () => {
    const milliseconds = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(milliseconds, milliseconds, milliseconds, (asked, there, back) => {
        const trueOffset = 1_800_000_000_000;
        const { offset, error } = readingOf(asked, trueOffset + asked + there, asked + there + back);
        expect(Math.abs(offset - trueOffset)).toBeLessThanOrEqual(error);
      }),
    );
  });

  it('gives way to a more exact one', () => {
    expect(better({ offset: 100, error: 40 }, { offset: 120, error: 5 })).toEqual({ offset: 120, error: 5 });
    expect(better({ offset: 100, error: 5 }, { offset: 120, error: 40 })).toEqual({ offset: 100, error: 5 });
  });

  it('gives way to a later one that contradicts it, as after somebody set the clock', () => {
    expect(better({ offset: 0, error: 1 }, { offset: 3_600_000, error: 900 })).toEqual({
      offset: 3_600_000,
      error: 900,
    });
  });

  it('is never mixed of two', () => {
    fc.assert(fc.property(reading, reading, (a, b) => expect([a, b]).toContain(better(a, b))));
  });
});
