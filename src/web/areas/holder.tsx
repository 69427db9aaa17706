import { type VNode } from 'preact';
import { type Day } from '../../common/city-time.js';
import { type TenureOf } from '../../officials/tenures.repository.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    since: (day: string) => `sejak ${day}`,
    acting: 'pelaksana tugas',
    nobody: 'belum ada pejabat yang tercatat',
    before: 'Pejabat sebelumnya',
    between: (from: string, until: string) => `${from} sampai ${until}`,
    coming: (from: string) => `mulai ${from}`,
  },
  {
    since: (day: string) => `since ${day}`,
    acting: 'acting',
    nobody: 'no official on record',
    before: 'Who held it before',
    between: (from: string, until: string) => `${from} until ${until}`,
    coming: (from: string) => `from ${from}`,
  },
);

/**
 * Who holds an office and since when, and who held it before.
 *
 * @param tenures the latest first
 */
export function Holder(props: { office: string; tenures: readonly TenureOf[]; today: Day }): VNode {
  const { office, tenures, today } = props;
  const formats = useFormats();
  const w = useWords(texts);
  const now = tenures.find(({ from, until }) => from <= today && (until === null || until > today));
  const others = tenures.filter((each) => each !== now);
  return (
    <>
      <p class="holder">
        {office}: {now ? <strong>{now.person}</strong> : w.nobody}
        {now && `, ${w.since(formats.day(now.from))}${now.acting ? ` (${w.acting})` : ''}`}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{w.before}</summary>
          <ul>
            {others.map(({ person, from, until, acting }) => (
              <li key={from}>
                {person}
                {acting && ` (${w.acting})`},{' '}
                {until === null || from > today
                  ? w.coming(formats.day(from))
                  : w.between(formats.day(from), formats.day(until))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
