/** Random bits that nobody tries out. */
const BITS = 128;
/** So few different characters are not random: of 32 random hexadecimal digits fewer than eight come once in ten million. */
const LEAST_DIFFERENT = 8;

/** Letters of both cases, as base64 has them: of its other characters each counts, too. */
const BASE64 = /^(?=.*[a-z])(?=.*[A-Z])[\w+/-]*={0,2}$/;

/** Bits that one random character of an alphabet holds; the first alphabet that fits counts. */
const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/^\d*$/, Math.log2(10)],
  [/^([\da-f]*|[\dA-F]*)$/, 4],
  [/^[\da-zA-Z]*$/, Math.log2(36)],
];

/**
 * Whether a key has the form of at least 128 random bits: as many characters as their alphabet takes. It is an
 * estimate: nobody can see whether a text was drawn by lot. The six fixed bits of a UUID are not taken off.
 */
export function isHardToGuess(key: string): boolean {
  return new Set(key).size >= LEAST_DIFFERENT && bitsIn(key) >= BITS;
}

function bitsIn(key: string): number {
  if (BASE64.test(key)) return key.replaceAll('=', '').length * 6;
  const characters = key.replace(/[^\dA-Za-z]/g, '');
  const [, bits] = ALPHABETS.find(([alphabet]) => alphabet.test(characters)) ?? [/^/, 0];
  return characters.length * bits;
}
