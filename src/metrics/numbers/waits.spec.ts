import fc from 'fast-check';
import { bucketOf, edges, middleOf, RESOLUTION } from './waits.js';

const near = (seconds: number): { asymmetricMatch: (seen: unknown) => boolean } => ({
  asymmetricMatch: (seen) => typeof seen === 'number' && Math.abs(seen - seconds) <= seconds * RESOLUTION + 1,
});

describe('the bucket of a duration', () => {
  it('holds it, and its middle is within 5 % of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (seconds) => {
        const bucket = bucketOf(seconds);
        expect(edges[bucket - 1] ?? 0).toBeLessThanOrEqual(seconds);
        expect(edges[bucket] ?? Infinity).toBeGreaterThan(seconds);
        expect(middleOf(bucket)).toEqual(near(seconds));
      }),
    );
  });
});
