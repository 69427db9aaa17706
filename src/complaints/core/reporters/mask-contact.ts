import { normalEmail, normalPhone } from '../../../identity/contact.js';

const WORDS = /\s+/;

/** A name as one may see it who need not know it: `S*** ****`. How long it is, is hidden too. */
export function maskName(name: string): string {
  const [first = '', ...others] = name.trim().split(WORDS);
  const [initial = ''] = first;
  return [`${initial}***`, ...(others.length > 0 ? ['****'] : [])].join(' ');
}

/** A phone number with its last two digits alone: `****-****-**89`. How long it is, is hidden too. */
export function maskPhone(phone: string): string {
  return `****-****-**${lastTwo(normalPhone(phone))}`;
}

/** An e-mail address with its first letter and what its domain ends in: `w***@***.com`. */
export function maskEmail(email: string): string {
  const address = normalEmail(email);
  const at = address.lastIndexOf('@');
  const [initial = ''] = address.slice(0, at);
  return `${initial}***@***.${address.slice(address.lastIndexOf('.') + 1)}`;
}

/** Two of few digits would be half of them. */
function lastTwo(number: string): string {
  return number.length > 8 ? number.slice(-2) : '**';
}
