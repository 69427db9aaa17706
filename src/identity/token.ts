import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits as text: a session token or a citizen's tracking secret. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored of a token. A fast hash is enough for 192 random bits. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whether a token is the one that this hash was made of; takes as long either way. */
export function isToken(token: string, kept: Buffer): boolean {
  const hash = hashToken(token);
  return kept.length === hash.length && timingSafeEqual(hash, kept);
}

/** Whether two secrets are the same text; takes as long wherever they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return isToken(one, hashToken(other));
}
