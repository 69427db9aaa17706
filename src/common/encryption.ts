import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a JSON value with AES-256-GCM, bound to what it belongs to. Layout:
 * version, first bytes of the key's hash, nonce, tag, ciphertext; so that a key
 * can be told from its successor.
 *
 * @param belongsTo names the row that holds it: moved to another row it does not open
 * @param key 32 bytes
 */
export function encrypt(value: unknown, belongsTo: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
  const hidden = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([keyHeaderOf(key), nonce, cipher.getAuthTag(), hidden]);
}

/**
 * Decrypts what {@link encrypt} made.
 *
 * @param keys of which one sealed it
 * @throws Error where keys or row are not those it was sealed with, or a byte was changed
 */
export function decrypt(sealed: Buffer, belongsTo: string, keys: readonly Buffer[]): unknown {
  const nonceAt = 1 + KEY_ID;
  const tagAt = nonceAt + NONCE;
  const hiddenAt = tagAt + TAG;
  const key = keys.find((each) => isEncryptedWith(sealed, each));
  if (!key) throw new Error('It was sealed with another key.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonceAt, tagAt))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(tagAt, hiddenAt));
  const plain = Buffer.concat([decipher.update(sealed.subarray(hiddenAt)), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}

/** What everything begins with that a key has sealed. */
export function keyHeaderOf(key: Buffer): Buffer {
  return Buffer.concat([Buffer.of(VERSION), createHash('sha256').update(key).digest().subarray(0, KEY_ID)]);
}

export function isEncryptedWith(sealed: Buffer, key: Buffer): boolean {
  return sealed.subarray(0, 1 + KEY_ID).equals(keyHeaderOf(key));
}
