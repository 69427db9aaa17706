import { type VNode } from 'preact';
import { type Pictured } from '../../complaints/core/reading/officer.response.js';
import { type ComplaintAreaResponse } from '../../complaints/core/reading/named.response.js';
import { CategoryIcon } from '../complaints/category-icons.js';
import { NextDue } from '../complaints/due.js';
import { photoPath } from '../complaints/photos.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    photo: 'Foto dari warga',
    age: (ago: string) => `masuk ${ago}`,
    supporters: (count: number) => `${count} kali “saya juga”`,
    at: (unit: string) => `di ${unit}`,
    jawab: 'Jawab',
    pindah: 'Pindahkan',
    open: 'Buka',
    about: (number: string) => `aduan ${number}`,
    reopened: 'pernah disanggah',
  },
  {
    photo: 'Photo from the citizen',
    age: (ago: string) => `filed ${ago}`,
    supporters: (count: number) => `“me too” said ${count} times`,
    at: (unit: string) => `with ${unit}`,
    jawab: 'Answer',
    pindah: 'Pass on',
    open: 'Open',
    about: (number: string) => `complaint ${number}`,
    reopened: 'was contested',
  },
);

/** What is done first: a kelurahan answers, the triage desk passes on. */
const firstSteps = { jawab: 'respond', pindah: 'transfer' } as const;

/** Side of a thumbnail, in pixels. */
const SIDE = 80;

/** A complaint in a list of tasks: what it looks like, where it is, how old, what is due, and the way to answer. */
export function TaskCard({
  entry,
  photo,
  first = 'jawab',
}: Pictured & { first?: keyof typeof firstSteps }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const { language } = useReader();
  const { number, category, address, area, description, supporters, unit, status, resolvedAt } = entry;
  const possible = entry.allowedActions.includes(firstSteps[first]);
  return (
    <li class="card task">
      <a class="picture" href={`/tugas/${number}`} tabIndex={-1} aria-hidden="true">
        {photo ? (
          <img src={photoPath(photo.id, 'small')} alt="" width={SIDE} height={SIDE} loading="lazy" />
        ) : (
          <span>
            <CategoryIcon code={category.code} />
          </span>
        )}
      </a>
      <div class="about">
        <p class="what">
          <a href={`/tugas/${number}`}>{category.name[language]}</a> <StatusBadge complaint={entry} />
        </p>
        <p class="words">{description}</p>
        <p class="small soft">{[address, placeOf(area)].filter(Boolean).join(', ')}</p>
        <p class="small soft">
          {[
            w.age(formats.ago(entry.filedAt)),
            supporters > 0 && w.supporters(supporters),
            status === 'coordinating' && unit !== null && w.at(unit),
            resolvedAt !== null && w.reopened,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="small">
          <NextDue complaint={entry} />
        </p>
      </div>
      <p class="act">
        <a
          class={possible ? 'button' : 'button second'}
          href={possible ? `/tugas/${number}/${first}` : `/tugas/${number}`}
        >
          {possible ? w[first] : w.open}
          <span class="hidden"> {w.about(number)}</span>
        </a>
      </p>
    </li>
  );
}

/** `Cideng, Gambir` */
export function placeOf(area: ComplaintAreaResponse | null): string | null {
  return area && [area.name, area.kecamatan?.name].filter(Boolean).join(', ');
}
