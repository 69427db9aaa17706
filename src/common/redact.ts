const EMAIL = /[\w.+-]{1,64}@[\w.-]+/g;
/** Phone numbers and the like; not the digits of a UUID. */
const LONG_NUMBER = /(?<![\w-])\+?\d[\d ]{6,}\d(?![\w-])/g;

/** In characters: the patterns take time that grows with the square of the length. */
const LONGEST = 4_000;

/** A text without what looks like a person's data, cut off where it is very long. */
export function redact(text: string): string {
  return text.slice(0, LONGEST).replaceAll(EMAIL, '[...]').replaceAll(LONG_NUMBER, '[...]');
}
