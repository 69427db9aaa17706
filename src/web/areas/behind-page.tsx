import { type VNode } from 'preact';
import { type Counts } from '../../metrics/numbers/response-rate.js';
import { type DrillDownResponse } from '../../metrics/drill-down/drill-down.response.js';
import { DRILL_DOWN_PATH } from '../../metrics/drill-down/drill-down-link.js';
import { addDays } from '../../common/city-time.js';
import { BEHIND_PAGE } from '../city/behind.js';
import { numberWords } from '../city/number-words.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { ComplaintList, type ListedComplaint } from './complaint-list.js';

export const behindWords = words(
  {
    title: 'Aduan di balik angka',
    period: (from: string, to: string, asOf: string) =>
      `Masuk ${from} sampai ${to}, sebagaimana diketahui pada ${asOf}. Yang terlama lebih dahulu.`,
    none: 'Tidak ada aduan yang terhitung.',
    next: 'Berikutnya',
    csv: 'Unduh sebagai tabel (CSV)',
    about: 'Hanya nomor, kategori, dan jalannya yang terbuka untuk umum; siapa yang mengadu tidak.',
    triage: 'Meja triase',
  },
  {
    title: 'The complaints behind a number',
    period: (from: string, to: string, asOf: string) =>
      `Filed ${from} to ${to}, as known on ${asOf}. The oldest first.`,
    none: 'No complaints are counted.',
    next: 'Next',
    csv: 'Download as a table (CSV)',
    about: 'Only numbers, categories and what was done are public; who complained is not.',
    triage: 'Triage desk',
  },
);

interface Props {
  readonly view: DrillDownResponse;
  readonly complaints: readonly ListedComplaint[];
  /** What the list is confined to, in words. */
  readonly within: readonly { readonly text: string; readonly href?: string }[];
  /** What was asked, as in the address. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Exactly the complaints that a number counts. */
export function BehindPage({ view, complaints, within, asked }: Props): VNode {
  const formats = useFormats();
  const w = useWords(behindWords);
  const counted = useWords(numberWords);
  const { from, to, asOf, nextCursor } = view;
  return (
    <>
      <p class="above">
        {within.map(({ text, href }, index) => (
          <span key={text}>
            {index > 0 && ' · '}
            {href === undefined ? text : <a href={href}>{text}</a>}
          </span>
        ))}
      </p>
      <h1>{counted[view.counted as keyof Counts]}</h1>
      <p class="small soft">
        {w.period(formats.day(from), formats.day(addDays(to, -1)), formats.time(asOf))} {w.about}
      </p>
      {complaints.length === 0 && <p>{w.none}</p>}
      <ComplaintList complaints={complaints} asOf={asOf} />
      <p class="actions no-print">
        {nextCursor !== null && (
          <a class="button" rel="next" href={withQuery(BEHIND_PAGE, { ...asked, asOf, cursor: nextCursor })}>
            {w.next}
          </a>
        )}
        {complaints.length > 0 && (
          <a
            class="button second"
            href={withQuery(`${DRILL_DOWN_PATH}.csv`, {
              ...asked,
              asOf,
              cursor: undefined,
              limit: undefined,
            })}
          >
            {w.csv}
          </a>
        )}
      </p>
    </>
  );
}

function withQuery(path: string, asked: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  return `${path}?${said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}
