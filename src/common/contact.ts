/** A mobile number that lost its zero. */
const MOBILE = /^8\d{7,11}$/;

/**
 * A phone number in its international form (E.164), however it was written:
 * `0812-3456-7890`, `62 812 3456 7890` and `+62 (0)812 3456 7890` are `+6281234567890`.
 *
 * @param country code of the country where the number names none
 */
export function normalPhone(text: string, country: string): string {
  const written = text.normalize('NFKC').replace(/[^\d+]/g, '');
  const digits = written.replace(/\D/g, '');
  return `+${withCountry(written, digits, country).replace(new RegExp(`^${country}0+`), country)}`;
}

function withCountry(written: string, digits: string, country: string): string {
  if (/^(\+|00)/.test(written)) return digits.replace(/^0+/, '');
  if (digits.startsWith('0') || MOBILE.test(digits)) return country + digits.replace(/^0/, '');
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
