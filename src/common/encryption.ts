import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a JSON value with AES-256-GCM, bound to the row it belongs to. Layout:
 * version, first bytes of the key's hash, nonce, tag, ciphertext. The hash tells
 * which key to decrypt with.
 *
 * @param belongsTo names the row that holds it; moved to another row it cannot be decrypted
 * @param key 32 bytes
 */
export function encrypt(value: unknown, belongsTo: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([keyHeaderOf(key), nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * Decrypts the result of {@link encrypt}.
 *
 * @param keys one of which encrypted it
 * @throws Error if the keys or the row are other ones, or a byte was changed
 */
export function decrypt(encrypted: Buffer, belongsTo: string, keys: readonly Buffer[]): unknown {
  const nonceAt = 1 + KEY_ID;
  const tagAt = nonceAt + NONCE;
  const ciphertextAt = tagAt + TAG;
  const key = keys.find((each) => isEncryptedWith(encrypted, each));
  if (!key) throw new Error('It was encrypted with another key.');
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(nonceAt, tagAt))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(encrypted.subarray(tagAt, ciphertextAt));
  const plain = Buffer.concat([decipher.update(encrypted.subarray(ciphertextAt)), decipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}

/** The first bytes of everything that a key has encrypted. */
export function keyHeaderOf(key: Buffer): Buffer {
  return Buffer.concat([Buffer.of(VERSION), createHash('sha256').update(key).digest().subarray(0, KEY_ID)]);
}

export function isEncryptedWith(encrypted: Buffer, key: Buffer): boolean {
  return encrypted.subarray(0, 1 + KEY_ID).equals(keyHeaderOf(key));
}
