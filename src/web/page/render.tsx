import { renderToString } from 'preact-render-to-string';
import { type Reader, ReaderContext } from '../reader/reader.js';
import { Layout } from './layout.js';
import { type Page } from './page.js';

/** The whole HTML of a page, for one reader. */
export function render(page: Page, reader: Reader): string {
  const html = renderToString(
    <ReaderContext.Provider value={reader}>
      <Layout page={page} />
    </ReaderContext.Provider>,
  );
  return `<!doctype html>${html}`;
}
