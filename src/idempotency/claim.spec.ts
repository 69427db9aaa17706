import fc from 'fast-check';
import { canonical, claimOf } from './claim.js';

const secret = Buffer.alloc(32, 1);
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, shuffled(inner)]),
  );
};

describe('what tells one request from another', () => {
  it('is what it says, not the order of its fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('changes with every word of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(canonical(one) === canonical(other)).toBe(
          canonical(JSON.parse(JSON.stringify(one))) === canonical(JSON.parse(JSON.stringify(other))),
        );
        const [a, b] = [claimOf(['x'], one, secret), claimOf(['x'], other, secret)];
        expect(a.requestHash.equals(b.requestHash)).toBe(canonical(one) === canonical(other));
      }),
    );
  });

  it('keeps senders and keys apart, however they are spelt', () => {
    const [one, other] = [claimOf(['a', 'b,c'], {}, secret), claimOf(['a,b', 'c'], {}, secret)];
    expect(one.keyHash.equals(other.keyHash)).toBe(false);
  });

  it('cannot be computed without the key of the city', () => {
    const body = { phone: '+62 812 0000 0000' };
    const [one, other] = [claimOf(['a'], body, secret), claimOf(['a'], body, Buffer.alloc(32, 2))];
    expect(one.requestHash.equals(other.requestHash)).toBe(false);
  });
});
