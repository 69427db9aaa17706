import { CookieJar } from './cookie-jar.js';
import { PASSWORD, type World } from './world.js';

/** A form as a page shows it. */
export interface ShownForm {
  readonly action: string;
  readonly method: 'get' | 'post';
  /** Its fields, with what they hold. */
  readonly fields: readonly (readonly [string, string])[];
  readonly takesFiles: boolean;
}

/** A page as somebody without script finds it. */
export interface SeenPage {
  readonly path: string;
  readonly status: number;
  readonly forms: readonly ShownForm[];
  /** Scripts and styles that stand in its HTML, which browsers are told not to run. */
  readonly inline: readonly string[];
}

/** A script without an address, a style, and attributes that are either. */
const INLINE =
  /<script(?![^>]*\ssrc=)[^>]*>|<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=[^>]*>|javascript:/gi;

/** Most pages that one goes to. */
const MOST = 45;

/** Signs a jar of cookies in as a demo account. */
export async function signedInJar(world: World, account: string): Promise<CookieJar> {
  const jar = new CookieJar();
  const answer = await jar.fetch(`${world.base}/masuk`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email: `${account}@tanggap.example`, password: PASSWORD }),
  });
  if (answer.status !== 303) throw new Error(`${account} could not sign in: ${answer.status}`);
  return jar;
}

/** Goes wherever links lead from the first page, to two of each kind of address. */
export async function crawl(world: World, jar: CookieJar): Promise<SeenPage[]> {
  const waiting = ['/'];
  const known = new Map<string, number>([[shapeOf('/'), 1]]);
  const seen: SeenPage[] = [];
  for (const path of waiting) {
    if (seen.length >= MOST) break;
    const answer = await jar.fetch(world.base + path, { headers: { accept: 'text/html' } });
    const html = await answer.text();
    const location = answer.headers.get('location');
    seen.push({ path, status: answer.status, forms: formsIn(html, path), inline: html.match(INLINE) ?? [] });
    const links = attributesIn(html, 'a', 'href').concat(location ?? []);
    for (const link of links) {
      const { origin, pathname, search } = new URL(link, world.base + path);
      if (origin !== world.base || /^\/(api|bahasa)\b/.test(pathname)) continue;
      const shape = shapeOf(pathname + search);
      const count = known.get(shape) ?? 0;
      known.set(shape, count + 1);
      if (count < 2 && !waiting.includes(pathname + search)) waiting.push(pathname + search);
    }
  }
  return seen;
}

/** The same for all complaints, areas and days. */
export function shapeOf(path: string): string {
  const [place = '', query = ''] = path.split('?');
  const names = [...new Set(new URLSearchParams(query).keys())].sort();
  return `${place.replace(/[^/]*\d[^/]*/g, '*')}?${names.join('&')}`;
}

function formsIn(html: string, path: string): ShownForm[] {
  return [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inside = '']) => ({
    action: text(/action="([^"]*)"/.exec(head)?.[1] ?? path),
    method: /method="post"/.test(head) ? 'post' : 'get',
    takesFiles: head.includes('multipart/form-data'),
    fields: [...inside.matchAll(/<(?:input|select|textarea|button)([^>]*)>/g)].flatMap(([, field = '']) => {
      const name = /name="([^"]*)"/.exec(field)?.[1];
      return name === undefined
        ? []
        : [[text(name), text(/value="([^"]*)"/.exec(field)?.[1] ?? '')] as const];
    }),
  }));
}

function attributesIn(html: string, element: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`<${element}\\b[^>]*\\s${attribute}="([^"]*)"`, 'g'))].map(
    ([, value]) => text(value ?? ''),
  );
}

function text(escaped: string): string {
  return escaped.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
