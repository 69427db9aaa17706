import { type VNode } from 'preact';
import { type Category } from '../../complaints/core/categories/category.entity.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { CategoryIcon } from '../complaints/category-icons.js';
import { Draft } from './draft.js';
import { filingPath, type ChosenPlace } from './place.js';
import { StepHead } from './step-head.js';

const texts = words(
  { title: 'Tentang apa?', about: 'Pilih yang paling dekat. Tidak perlu akun, tidak perlu nama.' },
  { title: 'What is it about?', about: 'Choose what comes nearest. No account is needed, and no name.' },
);

/** The first step: what it is about, by picture and word. */
export function ChooseCategory({
  categories,
  place,
}: {
  categories: readonly Category[];
  place: ChosenPlace;
}): VNode {
  const w = useWords(texts);
  const { language } = useReader();
  return (
    <article>
      <StepHead step={1} title={w.title} />
      <Draft />
      <p>{w.about}</p>
      <ul class="categories">
        {categories.map(({ code, nameId, nameEn }) => (
          <li key={code}>
            <a href={filingPath(code, place)}>
              <CategoryIcon code={code} />
              <span>{language === 'id' ? nameId : nameEn}</span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}
