import fc from 'fast-check';

/**
 * Any character that a text can hold, for `fc.string({ unit: anyCharacter })`. The unit `binary` is the same, but
 * lists all 1.1 million of them first.
 */
export const anyCharacter = fc
  .oneof(fc.nat({ max: 0xff }), fc.nat({ max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10_ffff }))
  .map((code) => String.fromCodePoint(code));
