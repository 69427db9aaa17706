import { type VNode } from 'preact';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { assetPath } from './assets.js';
import { Navigation } from './navigation.js';
import { type Page } from './page.js';
import { UnseenFailures } from './unseen-failures.js';

const texts = words(
  {
    skip: 'Langsung ke isi',
    other: 'English',
    about: 'Tanggap menghitung setiap aduan, juga yang belum dijawab.',
    definition: 'Angka terbuka',
    api: 'API',
  },
  {
    skip: 'Skip to content',
    other: 'Bahasa Indonesia',
    about: 'Tanggap counts every complaint, also those not answered.',
    definition: 'Open numbers',
    api: 'API',
  },
);

/** What all pages have in common: where one is, where one can go, and the other language. */
export function Layout({ page }: { page: Page }): VNode {
  const { language, url, actor } = useReader();
  const w = useWords(texts);
  const other = language === 'id' ? 'en' : 'id';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · Tanggap`}</title>
        {page.description && <meta name="description" content={page.description} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={assetPath('pages.css')} />
        <link rel="icon" href="data:," />
        {['pages.js', ...(page.scripts ?? [])].map((script) => (
          <script key={script} type="module" src={assetPath(script)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#isi">
          {w.skip}
        </a>
        <header class="top">
          <a class="brand" href="/">
            Tanggap
          </a>
          {actor && <p class="who">{actor.name}</p>}
          <Navigation />
        </header>
        <main id="isi" tabIndex={-1}>
          <UnseenFailures />
          {page.body}
        </main>
        <footer class="bottom">
          <p>{w.about}</p>
          <p>
            <a href={`/bahasa?ke=${other}&kembali=${encodeURIComponent(url)}`} lang={other} hreflang={other}>
              {w.other}
            </a>{' '}
            · <a href="/api/docs">{w.api}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
