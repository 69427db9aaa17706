import { createHmac } from 'node:crypto';
import { normalEmail, normalPhone } from '../../common/contact.js';
import { PHONE_COUNTRY } from '../../config/phone-country.js';

/**
 * Tells the phone number in a body that is not yet checked from all others, without naming it: a keyed hash,
 * the same however the number is written.
 */
export function phoneOf(body: unknown, hashKey: Buffer): string | undefined {
  const phone = reporterText(body, 'phone');
  return phone && /\d/.test(phone)
    ? hashed(`phone ${normalPhone(phone, PHONE_COUNTRY)}`, hashKey)
    : undefined;
}

/** The same for the e-mail address. */
export function emailOf(body: unknown, hashKey: Buffer): string | undefined {
  const email = reporterText(body, 'email');
  return email ? hashed(`email ${normalEmail(email)}`, hashKey) : undefined;
}

function reporterText(body: unknown, name: string): string | undefined {
  const value = fieldOf(fieldOf(body, 'reporter'), name);
  return typeof value === 'string' ? value : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A keyed hash of what is counted. */
export function hashed(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(`rate limit ${text}`).digest('base64url');
}
