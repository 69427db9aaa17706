import { type VNode } from 'preact';
import { type Pictured } from '../../complaints/core/reading/officer.response.js';
import { type DueCounts, MOST_COUNTED } from '../../complaints/officers/inbox.service.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { TaskCard } from './task-card.js';

export const tasksWords = words(
  {
    title: 'Tugas',
    of: (area: string) => `Tugas di ${area}`,
    all: 'Semua wilayah saya',
    groups: 'Menurut batas waktu',
    overdue: 'Terlambat',
    soon: 'Hari ini',
    later: 'Nanti',
    nothing: 'Tidak ada aduan yang menunggu Anda. Yang baru muncul di sini begitu diteruskan.',
    end: 'Itu semuanya.',
    more: 'Lagi',
    first: 'Kembali ke awal',
    atLeast: (count: string) => `lebih dari ${count}`,
  },
  {
    title: 'Tasks',
    of: (area: string) => `Tasks in ${area}`,
    all: 'All of my area',
    groups: 'By due time',
    overdue: 'Overdue',
    soon: 'Today',
    later: 'Later',
    nothing: 'No complaint waits for you. New ones appear here once they are routed.',
    end: 'That is all.',
    more: 'More',
    first: 'Back to the beginning',
    atLeast: (count: string) => `more than ${count}`,
  },
);

type Group = keyof DueCounts;

interface Props {
  readonly tasks: readonly Pictured[];
  readonly counts: DueCounts;
  /** The instants at which the later groups begin. */
  readonly begins: Readonly<Record<'soon' | 'later', Date>>;
  /** Where each of them begins in the list. */
  readonly cursors: Readonly<Record<'soon' | 'later', string>>;
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
  /** Only what lies in it is shown. */
  readonly area?: { readonly code: string; readonly name: string };
}

/** What is to be done, in the order in which it is due. */
export function Tasks({ tasks, counts, begins, cursors, nextCursor, isFirst, area }: Props): VNode {
  const w = useWords(tasksWords);
  const groupOf = ({ entry }: Pictured): Group => {
    const due = entry.nextDueAt === null ? Infinity : new Date(entry.nextDueAt).getTime();
    return due < begins.soon.getTime() ? 'overdue' : due < begins.later.getTime() ? 'soon' : 'later';
  };
  const groups = (['overdue', 'soon', 'later'] as const).map(
    (group) => [group, tasks.filter((task) => groupOf(task) === group)] as const,
  );
  const pathTo = (cursor?: string): string => {
    const query = new URLSearchParams({
      ...(area && { wilayah: area.code }),
      ...(cursor !== undefined && { dari: cursor }),
    }).toString();
    return query === '' ? '/tugas' : `/tugas?${query}`;
  };
  return (
    <article class="tasks">
      <h1>{area ? w.of(area.name) : w.title}</h1>
      {area && (
        <p>
          <a href="/tugas">{w.all}</a>
        </p>
      )}
      <nav aria-label={w.groups}>
        <ul class="counts">
          <Count group="overdue" counts={counts} to={pathTo()} />
          <Count group="soon" counts={counts} to={pathTo(cursors.soon)} />
          <Count group="later" counts={counts} to={pathTo(cursors.later)} />
        </ul>
      </nav>
      {tasks.length === 0 && <p class="notice good">{isFirst ? w.nothing : w.end}</p>}
      {groups
        .filter(([, members]) => members.length > 0)
        .map(([group, members]) => (
          <section key={group} aria-labelledby={group}>
            <h2 id={group}>
              {w[group]} <CountOf count={counts[group]} />
            </h2>
            <ul class="cards">
              {members.map((task) => (
                <TaskCard key={task.entry.number} {...task} />
              ))}
            </ul>
          </section>
        ))}
      <p class="paging">
        {!isFirst && <a href={pathTo()}>{w.first}</a>}
        {nextCursor !== null && (
          <a class="button second" href={pathTo(nextCursor)} rel="next">
            {w.more}
          </a>
        )}
      </p>
    </article>
  );
}

const tones: Readonly<Record<Group, string>> = { overdue: 'bad', soon: 'warn', later: '' };

function Count({ group, counts, to }: { group: Group; counts: DueCounts; to: string }): VNode {
  const w = useWords(tasksWords);
  const count = counts[group];
  return (
    <li class={count > 0 ? tones[group] : 'soft'}>
      <a href={to}>
        <CountOf count={count} /> {w[group]}
      </a>
    </li>
  );
}

/** A count, as far as it was counted. */
function CountOf({ count }: { count: number }): VNode {
  const w = useWords(tasksWords);
  const formats = useFormats();
  if (count < MOST_COUNTED) return <span class="count number">{formats.number(count)}</span>;
  return (
    <span class="count number">
      <span aria-hidden="true">{formats.number(MOST_COUNTED)}+</span>
      <span class="hidden">{w.atLeast(formats.number(MOST_COUNTED))}</span>
    </span>
  );
}
