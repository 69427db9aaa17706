import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a number survives a phone call. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORM = /^([A-Z]{2,5})(\d{2})([0-9A-Z]{6})([0-9A-Z])$/;
/** What people write between the parts of a number. */
const BETWEEN = /[\s._\u2010-\u2015-]+/g;

/**
 * Makes the number of a complaint, `JKT-26-7K3Q9F-8`: city, year, six random
 * characters and a check character.
 *
 * @param year in the city's calendar
 * @param draw gives a random whole number below its argument
 */
export function makeNumber(
  prefix: string,
  year: number,
  draw: (below: number) => number = randomInt,
): string {
  const characters = Array.from({ length: 6 }, () => ALPHABET[draw(ALPHABET.length)]).join('');
  const body = `${prefix}-${String(year % 100).padStart(2, '0')}-${characters}`;
  return `${body}-${checkCharacter(body)}`;
}

/**
 * Parses a number as people write it: in any case, with O for 0, with I or L for 1, with any separators or none.
 *
 * @returns the number in its canonical form; undefined where it is not a number of a complaint
 */
export function readNumber(text: string): string | undefined {
  const [, prefix, year, characters = '', check = ''] =
    FORM.exec(text.replaceAll(BETWEEN, '').toUpperCase()) ?? [];
  if (prefix === undefined) return undefined;
  const body = `${prefix}-${year}-${withoutLookalikes(characters)}`;
  return checkCharacter(body) === withoutLookalikes(check)
    ? `${body}-${withoutLookalikes(check)}`
    : undefined;
}

/** Prefix of the city of a number in its canonical form. */
export function cityOf(number: string): string {
  return number.slice(0, number.indexOf('-'));
}

function withoutLookalikes(text: string): string {
  return text.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/**
 * A weighted sum over GF(32). It changes with every wrong character, and with every swap of two neighbours before it.
 */
function checkCharacter(body: string): string {
  let check = 0;
  for (const character of body) check = times2(check) ^ valueOf(character);
  return ALPHABET[times2(check)] ?? '0';
}

/** Letters outside the alphabet occur only in the prefix of the city. */
function valueOf(character: string): number {
  const value = ALPHABET.indexOf(character);
  return value >= 0 ? value : character.charCodeAt(0) % 32;
}

/** Doubling in GF(32) with the primitive polynomial x^5 + x^2 + 1. */
function times2(value: number): number {
  return value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}
