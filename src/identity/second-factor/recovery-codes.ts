import { randomInt } from 'node:crypto';
import { hashToken } from '../token.js';

/** Crockford's base 32: no letter is taken for a digit. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;
const COUNT = 10;

/** Ten codes of 80 random bits, in groups of four letters. Each opens once, without the app. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return code.replaceAll(/(.{4})(?!$)/g, '$1-');
  });
}

/** What is stored of a code, however it was typed. A fast hash is enough for 80 random bits. */
export function hashRecoveryCode(typed: string): Buffer {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return hashToken(`recovery ${letters}`);
}
