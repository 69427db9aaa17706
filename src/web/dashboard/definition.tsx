import { type VNode } from 'preact';
import { type Bilingual } from '../../common/language.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words({ title: 'Apa arti angka-angka ini' }, { title: 'What these numbers mean' });

/** The definition of the numbers on a page: it travels with them. */
export function Definition({ definition, more }: { definition: Bilingual; more?: Bilingual }): VNode {
  const { language } = useReader();
  const w = useWords(texts);
  return (
    <details class="definition">
      <summary>{w.title}</summary>
      <p class="small">{definition[language]}</p>
      {more && <p class="small">{more[language]}</p>}
    </details>
  );
}
