import { type VNode } from 'preact';
import { type ResponseCookie } from '../../http/response-cookie.js';

interface Answer {
  readonly cookies?: readonly ResponseCookie[];
}

/** A page, to be rendered by `PageInterceptor`. */
export interface Page extends Answer {
  readonly kind: 'page';
  readonly title: string;
  readonly body: VNode;
  /** 200 if not given. */
  readonly status?: number;
  /** Scripts of src/web/browser beyond the one of every page, by the names of their files: `map.js`. */
  readonly scripts?: readonly string[];
  /** The text of `<meta name="description">`. */
  readonly description?: string;
}

/** Where the browser goes next. */
export interface Redirect extends Answer {
  readonly kind: 'redirect';
  readonly to: string;
}

/** What a page loads besides HTML: a photo, outlines for a map. */
export interface Content extends Answer {
  readonly kind: 'content';
  readonly type: string;
  readonly body: string | Buffer;
  readonly cacheControl: string;
  /** Whether it depends on who reads it. */
  readonly isPersonal: boolean;
}

/** What the handler of a page returns. */
export type PageAnswer = Page | Redirect | Content;

/** A page with its title and content. */
export function page(title: string, body: VNode, rest: Omit<Page, 'kind' | 'title' | 'body'> = {}): Page {
  return { kind: 'page', title, body, ...rest };
}

/** Sends the browser on with 303, so that going back or loading again does nothing twice. */
export function goTo(to: string, cookies: readonly ResponseCookie[] = []): Redirect {
  return { kind: 'redirect', to, cookies };
}

/** Proxies and clients accept headers of a few thousand characters, and some escape the path. */
const LONGEST_PATH = 1_000;

/** The text if it is a path of this server; `/` if it is another site's address, no path, or too long to return to. */
export function safePath(text: unknown): string {
  return typeof text === 'string' && text.length <= LONGEST_PATH && /^\/(?![/\\])[\x21-\x7e]*$/.test(text)
    ? text
    : '/';
}
