/** Random bits that nobody tries out. */
const BITS = 128;
/** So few different characters are not random: of 32 random hexadecimal digits fewer than eight come once in ten million. */
const LEAST_DIFFERENT = 8;

/** Letters of both cases, as base64 has them: of its other characters each counts, too. */
const BASE64 = /^(?=.*[a-z])(?=.*[A-Z])[\w+/-]*={0,2}$/;

/** Between capitals, small letters and digits. Of 22 random characters fewer come six times in a million; of words, most. */
const LEAST_CHANGES = 3;

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
  if (BASE64.test(key) && changesOfKind(key) >= LEAST_CHANGES) return key.replaceAll('=', '').length * 6;
  const characters = key.replace(/[^\dA-Za-z]/g, '');
  const [, bits] = ALPHABETS.find(([alphabet]) => alphabet.test(characters)) ?? [/^/, 0];
  return characters.length * bits;
}

/** How often a character is of another kind than the letter or digit before it. */
function changesOfKind(key: string): number {
  const kinds = key
    .replace(/[^\dA-Za-z]/g, '')
    .replace(/\d/g, '0')
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A');
  return [...kinds].filter((kind, place) => place > 0 && kind !== kinds[place - 1]).length;
}
