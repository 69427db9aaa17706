import { createHmac } from 'node:crypto';
import { normalEmail, normalPhone } from '../common/contact.js';
import { PHONE_COUNTRY } from '../config/phone-country.js';

/** How a person can be reached. */
export interface Contact {
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** Keyed hashes by which a contact is found without being stored in clear. */
export interface ContactHashes {
  readonly phoneHash: Buffer | null;
  readonly emailHash: Buffer | null;
}

/**
 * Keyed hashes (HMAC-SHA-256) of a phone number and an e-mail address in their normal
 * forms. Equal contacts have equal hashes; without the key nobody can try all numbers.
 */
export function hashesOf({ phone, email }: Contact, hashKey: Buffer): ContactHashes {
  const hashed = (kind: string, value: string): Buffer =>
    createHmac('sha256', hashKey).update(`${kind} ${value}`).digest();
  return {
    phoneHash: phone ? hashed('phone', normalPhone(phone, PHONE_COUNTRY)) : null,
    emailHash: email ? hashed('email', normalEmail(email)) : null,
  };
}
