import fc from 'fast-check';
import { afterFailure, type Failures, nextTryAt } from './sign-in-patience.js';

const HOUR = 3_600_000;
const began = new Date('2026-03-01T08:00:00+07:00');

describe('patience with failed sign-ins', () => {
  it('lets the first four be mistakes, then asks to wait, and each time for longer', () => {
    let failures: Failures | undefined;
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      failures = afterFailure(failures, began);
      waits.push((nextTryAt(failures).getTime() - began.getTime()) / 1000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('begins anew after a day without a failure', () => {
    const failures = { count: 9, lastAt: began };
    expect(afterFailure(failures, new Date(began.getTime() + 25 * HOUR)).count).toBe(1);
  });

  it('allows no more than a dozen tries in any hour, however they are timed', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(pauses, (all) => {
        let failures: Failures | undefined;
        let now = began.getTime();
        const tries: number[] = [];
        for (const pause of all) {
          now = Math.max(now + pause, failures ? nextTryAt(failures).getTime() : 0);
          failures = afterFailure(failures, new Date(now));
          tries.push(now);
        }
        for (const from of tries)
          expect(tries.filter((each) => each >= from && each < from + HOUR).length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
