import { type VNode } from 'preact';
import { type Polygons } from '../../areas/boundary.entity.js';
import { type CursorPage } from '../../common/pagination.js';
import { type FakeAddress } from '../../complaints/fakes/fakes.repository.js';
import { type Pictured } from '../../complaints/core/reading/officer.response.js';
import { type InboxEntryResponse } from '../../complaints/core/reading/officer.response.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { PlaceMap } from '../tasks/place-map.js';
import { TaskCard } from '../tasks/task-card.js';
import { liesAround } from './around.js';
import { FakeAddresses } from './fakes.js';

export const triageWords = words(
  {
    title: 'Peta triase',
    about:
      'Aduan yang tidak dipegang kelurahan mana pun: tanpa tempat yang jelas, di luar batas, atau ditolak kelurahan.',
    nothing: 'Tidak ada aduan yang menunggu di meja triase.',
    map: (count: string, city: string) => `${count} titik aduan tanpa kelurahan, di ${city} dan sekitarnya`,
    placeless: (count: string) =>
      `${count} aduan tidak mempunyai titik di peta ini; semuanya ada dalam daftar.`,
    list: 'Daftarnya',
    more: 'Lagi',
    first: 'Kembali ke awal',
  },
  {
    title: 'Triage map',
    about:
      'Complaints that no kelurahan holds: without a clear place, outside all boundaries, or turned away.',
    nothing: 'No complaint waits at the triage desk.',
    map: (count: string, city: string) => `${count} complaints without a kelurahan, in ${city} and around it`,
    placeless: (count: string) => `${count} complaints have no point on this map; all are in the list.`,
    list: 'The list',
    more: 'More',
    first: 'Back to the beginning',
  },
);

interface Props {
  readonly tasks: CursorPage<Pictured>;
  /** The first of them, for the map. */
  readonly mapped: readonly InboxEntryResponse[];
  /** From which something was called fake and something waits. */
  readonly addresses: readonly FakeAddress[];
  readonly isFirst: boolean;
  readonly city?: { readonly name: string; readonly outline: Polygons };
}

/** What no kelurahan owns, on a map and as a list, each to be passed to the one that should. */
export function Triage({ tasks, mapped, addresses, isFirst, city }: Props): VNode {
  const w = useWords(triageWords);
  const formats = useFormats();
  const { language } = useReader();
  const points = mapped.flatMap(({ location, number, category, address }) =>
    location && city && liesAround(city.outline, location)
      ? [
          {
            ...location,
            to: `/tugas/${number}`,
            title: [category.name[language], address, number].filter(Boolean).join(', '),
          },
        ]
      : [],
  );
  const placeless = mapped.length - points.length;
  return (
    <article class="triage">
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      {mapped.length === 0 && <p class="notice good">{w.nothing}</p>}
      {city && points.length > 0 && (
        <PlaceMap
          outline={city.outline}
          points={points}
          label={w.map(formats.number(points.length), city.name)}
        />
      )}
      {placeless > 0 && <p class="small soft">{w.placeless(formats.number(placeless))}</p>}
      {isFirst && <FakeAddresses addresses={addresses} />}
      {tasks.items.length > 0 && (
        <section aria-labelledby="daftar">
          <h2 id="daftar">{w.list}</h2>
          <ul class="cards">
            {tasks.items.map((task) => (
              <TaskCard key={task.entry.number} {...task} first="pindah" />
            ))}
          </ul>
        </section>
      )}
      <p class="paging">
        {!isFirst && <a href="/triase">{w.first}</a>}
        {tasks.nextCursor !== null && (
          <a class="button second" href={`/triase?dari=${tasks.nextCursor}`} rel="next">
            {w.more}
          </a>
        )}
      </p>
    </article>
  );
}
