const MASK = '•••';

const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Digits in groups, as people write numbers that they dictate. */
const NUMBER = /\+?\(?\p{Nd}(?:[\s().-]{0,3}\p{Nd}){8,}/gu;
/** What phone numbers begin with: a country, or the zero before an area or a provider. */
const PHONE = /^(?:\+|0|62)/;
const LENGTH_OF_NIK = 16;

/**
 * Masks e-mail addresses, phone numbers and identity numbers (NIK, 16 digits) in a citizen's words, so that the public
 * may read them. Where digits could be one of these, they are masked. Names are not found.
 */
export function maskPersonal(text: string): string {
  return text.replace(ADDRESS, MASK).replace(NUMBER, (number) => (isPersonal(number) ? MASK : number));
}

function isPersonal(number: string): boolean {
  const plain = number.normalize('NFKC').replace(/[^\d+]/g, '');
  return PHONE.test(plain) || plain.length >= LENGTH_OF_NIK;
}
