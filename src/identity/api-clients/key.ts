import { randomBytes } from 'node:crypto';
import { hashToken, isToken } from '../token.js';

const FORM = /^tanggap_([0-9a-f]{12})_([\w-]{43})$/;

/** A key as its client sends it, in its two parts. */
export interface ClientKey {
  /** Open: it names the key, in lists and in the database. */
  readonly id: string;
  /** 256 random bits. */
  readonly secret: string;
}

/** Draws a key. It begins with a word, so that whoever finds it in a file knows what it opens. */
export function makeKey(): ClientKey {
  return { id: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') };
}

/** A key as text: `tanggap_0f3a5c79b1d2_...`. */
export function textOf({ id, secret }: ClientKey): string {
  return `tanggap_${id}_${secret}`;
}

/** The key that a text is; undefined where it cannot be one. */
export function readKey(text: string): ClientKey | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/**
 * What is stored of a key. Nobody can try 2^256 secrets, so a fast hash is as good as a slow one, which would make
 * every request of an app pay for it.
 */
export function hashOf({ secret }: ClientKey): Buffer {
  return hashToken(secret);
}

/** Whether it is the key that this hash was made of; takes as long either way. */
export function isKey({ secret }: ClientKey, kept: Buffer): boolean {
  return isToken(secret, kept);
}
