import { createHmac } from 'node:crypto';
import { normalEmail, normalPhone } from '../common/contact.js';
import { PHONE_COUNTRY } from '../config/phone-country.js';

/** How somebody says that they can be reached. */
export interface Contact {
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** What a contact is found by, without being told. */
export interface ContactHashes {
  readonly phoneHash: Buffer | null;
  readonly emailHash: Buffer | null;
}

/**
 * Keyed hashes (HMAC-SHA-256) of a phone number and an e-mail address in their normal
 * forms. Equal ones are found by them; without the key nobody can try all numbers there are.
 */
export function hashesOf({ phone, email }: Contact, hashKey: Buffer): ContactHashes {
  const hashed = (kind: string, value: string): Buffer =>
    createHmac('sha256', hashKey).update(`${kind} ${value}`).digest();
  return {
    phoneHash: phone ? hashed('phone', normalPhone(phone, PHONE_COUNTRY)) : null,
    emailHash: email ? hashed('email', normalEmail(email)) : null,
  };
}
