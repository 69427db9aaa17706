import fc from 'fast-check';
import { asBigint, bitsBetween, fromBigint, HASHED_EDGE, partsNear, pictureHash } from './picture-hash.js';

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const grey = fc.uint8Array({ minLength: HASHED_EDGE ** 2, maxLength: HASHED_EDGE ** 2 });

describe('the hash of what a picture looks like', () => {
  it('has 64 bits, half of them set in a picture that shows something', () => {
    fc.assert(
      fc.property(grey, (picture) => {
        const made = pictureHash(picture);
        return made >= 0n && made < 2n ** 64n && bitsBetween(made, 0n) <= 32;
      }),
    );
  });

  it('is the same for a darker picture with less contrast, and far away for its negative', () => {
    const picture = Uint8Array.from(
      { length: HASHED_EDGE ** 2 },
      (_, at) => (at * 7919 + (at % 13) * 31) % 256,
    );
    const darker = picture.map((light) => Math.round(light * 0.6 + 10));
    expect(bitsBetween(pictureHash(picture), pictureHash(darker))).toBeLessThanOrEqual(4);
    expect(
      bitsBetween(pictureHash(picture), pictureHash(picture.map((light) => 255 - light))),
    ).toBeGreaterThan(50);
  });

  it('is nothing for a picture of one colour', () => {
    for (const colour of [0, 1, 128, 255])
      expect(pictureHash(new Uint8Array(HASHED_EDGE ** 2).fill(colour))).toBe(0n);
  });

  it('is found by one of its parts, where at most 7 bits differ', () => {
    fc.assert(
      fc.property(hash, fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 7 }), (one, flipped) => {
        const other = flipped.reduce((changed, bit) => changed ^ (1n << BigInt(bit)), one);
        const parts = [48n, 32n, 16n, 0n].map(
          (shift, place) => Number((other >> shift) & 0xffffn) + place * 65_536,
        );
        return (
          bitsBetween(one, other) === flipped.length && parts.some((part) => partsNear(one).includes(part))
        );
      }),
    );
  });

  it('goes to the database and back', () => {
    fc.assert(fc.property(hash, (each) => fromBigint(asBigint(each)) === each));
  });
});
