import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Reader, ReaderContext } from '../reader/reader.js';

const kept = new WeakMap<object, Map<string, string>>();

/**
 * A large part of a page as HTML, rendered once for as long as the answer it shows is kept.
 *
 * @param key tells apart what is shown of one answer; may depend on nothing of the reader but the language, and on
 * nothing that people type in, of which there is no end
 */
export function keptHtml(answer: object, key: string, reader: Reader, part: () => VNode): string {
  const own = kept.get(answer) ?? new Map<string, string>();
  kept.set(answer, own);
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
 * The same text as one piece of memory. What is put together from thousands of pieces would be read piece by piece by
 * each page it becomes a part of.
 */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}
