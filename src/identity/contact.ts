import { createHmac } from 'node:crypto';

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

/** What a number without a country is taken to belong to: Indonesia. */
const COUNTRY = '62';
/** A mobile number that lost its zero. */
const MOBILE = /^8\d{7,11}$/;

/**
 * A phone number in its international form (E.164), however it was written:
 * `0812-3456-7890`, `62 812 3456 7890` and `+62 (0)812 3456 7890` are `+6281234567890`.
 */
export function normalPhone(text: string): string {
  const written = text.normalize('NFKC').replace(/[^\d+]/g, '');
  const digits = written.replace(/\D/g, '');
  return `+${withCountry(written, digits).replace(new RegExp(`^${COUNTRY}0+`), COUNTRY)}`;
}

function withCountry(written: string, digits: string): string {
  if (/^(\+|00)/.test(written)) return digits.replace(/^0+/, '');
  if (digits.startsWith('0') || MOBILE.test(digits)) return COUNTRY + digits.replace(/^0/, '');
  return digits;
}

/**
 * An e-mail address as it is compared, in lower case and without a tag: `Warga+jalan@Example.com` is
 * `warga@example.com`, one person with one mailbox.
 */
export function normalEmail(text: string): string {
  const address = text.trim().normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  const tag = address.indexOf('+');
  return tag > 0 && tag < at ? address.slice(0, tag) + address.slice(at) : address;
}

/**
 * Keyed hashes (HMAC-SHA-256) of a phone number and an e-mail address in their normal
 * forms. Equal contacts have equal hashes; without the key nobody can try all numbers.
 */
export function hashesOf({ phone, email }: Contact, hashKey: Buffer): ContactHashes {
  const hashed = (kind: string, value: string): Buffer =>
    createHmac('sha256', hashKey).update(`${kind} ${value}`).digest();
  return {
    phoneHash: phone ? hashed('phone', normalPhone(phone)) : null,
    emailHash: email ? hashed('email', normalEmail(email)) : null,
  };
}
