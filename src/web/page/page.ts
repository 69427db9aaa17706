import { type VNode } from 'preact';

/** A page to be shown. */
export interface Page {
  readonly kind: 'page';
  readonly title: string;
  readonly body: VNode;
  /** 200 where not given. */
  readonly status?: number;
  /** Scripts of src/web/browser beyond the one of every page, by the names of their files: `map.js`. */
  readonly scripts?: readonly string[];
  /** What the page says of itself where it is found or shared. */
  readonly description?: string;
}

/** Where the browser is to go next; it asks with GET. */
export interface Redirect {
  readonly kind: 'redirect';
  readonly to: string;
}

/** A page with what it shows. */
export function page(title: string, body: VNode, rest: Omit<Page, 'kind' | 'title' | 'body'> = {}): Page {
  return { kind: 'page', title, body, ...rest };
}

/** Sends the browser on, so that going back or loading again does nothing twice. */
export function goTo(to: string): Redirect {
  return { kind: 'redirect', to };
}

/** Proxies and clients take headers of a few thousand characters, and the path is escaped in some. */
const LONGEST_PATH = 1_000;

/** A path of this Tanggap; the first page where the text is another site's address, none, or too long to go back to. */
export function safePath(text: unknown): string {
  return typeof text === 'string' && text.length <= LONGEST_PATH && /^\/(?![/\\])[\x21-\x7e]*$/.test(text)
    ? text
    : '/';
}
