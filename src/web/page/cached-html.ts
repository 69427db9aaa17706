import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Reader, ReaderContext } from '../reader/reader.js';

const cache = new WeakMap<object, Map<string, string>>();

/**
 * A large part of a page as HTML, rendered once for as long as the answer it shows is in memory.
 *
 * @param key identifies the part of the answer; it may depend on nothing of the reader but the language, and on
 * nothing that people type, which would make the cache grow without bound
 */
export function cachedHtml(answer: object, key: string, reader: Reader, part: () => VNode): string {
  const own = cache.get(answer) ?? new Map<string, string>();
  cache.set(answer, own);
  const name = `${reader.language} ${key}`;
  const html = own.get(name) ?? inOnePiece(htmlOf(part(), reader));
  own.set(name, html);
  return html;
}

/** A part of a page as HTML. */
export function htmlOf(part: VNode, reader: Reader): string {
  return renderToString(h(ReaderContext.Provider, { value: reader }, part));
}

/**
 * Copies the text into one piece of memory. A text concatenated from thousands of pieces is slow to read, and each page
 * with this part would read it again.
 */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}
