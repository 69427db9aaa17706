import { normalEmail, normalPhone } from '../../../common/contact.js';
import { PHONE_COUNTRY } from '../../../config/phone-country.js';

const WORDS = /\s+/;

/** Masks a name: `S*** ****`. The length is hidden too. */
export function maskName(name: string): string {
  const [first = '', ...others] = name.trim().split(WORDS);
  const [initial = ''] = first;
  return [`${initial}***`, ...(others.length > 0 ? ['****'] : [])].join(' ');
}

/** Masks a phone number but for its last two digits: `****-****-**89`. The length is hidden too. */
export function maskPhone(phone: string): string {
  return `****-****-**${lastTwo(normalPhone(phone, PHONE_COUNTRY))}`;
}

/** Masks an e-mail address but for its first letter and the end of its domain: `w***@***.com`. */
export function maskEmail(email: string): string {
  const address = normalEmail(email);
  const at = address.lastIndexOf('@');
  const [initial = ''] = address.slice(0, at);
  return `${initial}***@***.${address.slice(address.lastIndexOf('.') + 1)}`;
}

/** Of a number with few digits none are shown. */
function lastTwo(number: string): string {
  return number.length > 8 ? number.slice(-2) : '**';
}
