import { type Counts } from '../../metrics/numbers/response-rate.js';
import { DRILL_DOWN_PATH } from '../../metrics/drill-down/drill-down-link.js';

/** An address with what of a question is said: what is left out, or empty, is not in it. */
export function addressOf(
  path: string,
  asked: Readonly<Record<string, string | number | undefined>>,
): string {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  const query = said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** The page that lists the complaints behind a number, from the address that the API gives of its group. */
export function behindPage(address: string, counted: keyof Counts = 'received'): string {
  const page = address.replace(DRILL_DOWN_PATH, '/dasbor/aduan');
  return counted === 'received' ? page : `${page}&counted=${counted}`;
}
