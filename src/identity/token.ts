import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits as text: a session token or a citizen's tracking secret. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a token. A fast hash is enough for 192 random bits. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
