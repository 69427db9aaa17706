import { type RawAnswer } from '../raw.js';
import { type Sent } from './requests.js';

/** A number of a complaint. */
const NUMBER = /\b[A-Z]{2,5}-\d\d-[0-9A-Z]{6}-[0-9A-Z]\b/g;
const FIELD = /\sname="([^"]{1,100})"/g;

/** Where a form of the pages files a complaint. */
const FILING = 'post /lapor';

/** Whether a path is one of the API or of what operators ask, where programs read the answers. */
export function isForPrograms(path: string): boolean {
  return /^\/(api|health|metrics)([/?]|$)/.test(path);
}

/** What is wrong with an answer of a route that the document of the API does not have; undefined where nothing is. */
export function faultOfPage(
  { method, path }: Sent,
  { status, text, headers }: RawAnswer,
): string | undefined {
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`;
  if (headers['x-content-type-options'] !== 'nosniff') return `answered ${status} without our headers`;
  if (status < 400 || method === 'HEAD') return undefined;
  const type = String(headers['content-type']).split(';')[0] ?? '';
  const isForPeople = type === 'text/html' && !isForPrograms(path);
  return isForPeople || type === 'application/problem+json' ? undefined : `refused with ${status} as ${type}`;
}

/** The names of the fields that a page has. */
export function fieldsIn(html: string): string[] {
  return [...html.matchAll(FIELD)].map(([, name = '']) => name);
}

/** The number of the complaint that a form of the pages filed; undefined where it filed none. */
export function filedBy(
  { operation, method }: Sent,
  { status, text, headers }: RawAnswer,
): string | undefined {
  if (operation !== FILING || method !== 'POST' || status >= 400) return undefined;
  return (String(headers.location ?? text).match(NUMBER) ?? [])[0];
}

/** The complaints that a form of the pages may have changed. */
export function changedBy({ method, path, bytes }: Sent, { status, headers }: RawAnswer): Set<string> {
  if (method !== 'POST' || status !== 303) return new Set();
  const said = [path, bytes?.toString('latin1') ?? '', String(headers.location)].map(decoded).join(' ');
  return new Set(said.match(NUMBER));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
