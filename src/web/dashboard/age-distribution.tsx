import { type VNode } from 'preact';
import { type UnansweredOfAge } from '../../metrics/ages/age-distribution.service.js';
import { countTicks } from '../plots/scale.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { Count } from './numbers.js';

const texts = words(
  {
    title: 'Umur yang belum ditanggapi',
    about:
      'Aduan dari masa ini yang belum ditanggapi, menurut hari kota sejak masuk. Penuh: lewat tenggat; garis tepi: belum jatuh tempo.',
    age: 'Umur',
    sum: 'Jumlah',
    overdue: 'Lewat tenggat',
    pending: 'Belum jatuh tempo',
    days: (from: number, to: number) => `${from}–${to} hari`,
    older: (from: number) => `${from}+ hari`,
    none: 'Semua aduan dari masa ini sudah ditanggapi.',
  },
  {
    title: 'How old the unanswered are',
    about:
      'Complaints of this period without a response, by days of the city since they were filed. Filled: overdue; outlined: not yet due.',
    age: 'Age',
    sum: 'Sum',
    overdue: 'Overdue',
    pending: 'Not yet due',
    days: (from: number, to: number) => `${from}–${to} days`,
    older: (from: number) => `${from}+ days`,
    none: 'Every complaint of this period is answered.',
  },
);

/** The backlog by age: bars from zero, their counts beside them. */
export function UnansweredAges({ ages }: { ages: readonly UnansweredOfAge[] }): VNode {
  const w = useWords(texts);
  const { number } = useFormats();
  const total = (counted: 'overdue' | 'pending'): number =>
    ages.reduce((sum, each) => sum + each[counted], 0);
  const highest = countTicks(Math.max(...ages.map(({ overdue, pending }) => overdue + pending), 0)).at(-1);
  if (total('overdue') + total('pending') === 0) return <p>{w.none}</p>;
  return (
    <figure class="plot">
      <figcaption>{w.title}</figcaption>
      <p class="small soft">{w.about}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.title}>
        <table class="groups ages">
          <thead>
            <tr>
              <th scope="col">{w.age}</th>
              <td class="bar-column" aria-hidden="true">
                <span class="axis small soft">
                  <span>0</span>
                  <span>{number(highest ?? 0)}</span>
                </span>
              </td>
              <th scope="col" class="number">
                {w.overdue}
              </th>
              <th scope="col" class="number">
                {w.pending}
              </th>
            </tr>
          </thead>
          <tbody>
            {ages.map((each) => (
              <tr key={each.fromDays}>
                <th scope="row">
                  {each.toDays === undefined ? w.older(each.fromDays) : w.days(each.fromDays, each.toDays)}
                </th>
                <td class="bar-column">
                  <Bar {...each} highest={highest ?? 1} />
                </td>
                {(['overdue', 'pending'] as const).map((counted) => (
                  <td key={counted} class="number">
                    <Count complaints={each.complaints} counted={counted} value={each[counted]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tbody class="sum">
            <tr>
              <th scope="row">{w.sum}</th>
              <td class="bar-column" />
              <td class="number">{number(total('overdue'))}</td>
              <td class="number">{number(total('pending'))}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Bar({ overdue, pending, highest }: { overdue: number; pending: number; highest: number }): VNode {
  const percent = (count: number): string => `${Math.round((count / highest) * 1000) / 10}%`;
  return (
    <svg class="count-bar" width="100%" height="14" aria-hidden="true">
      <rect class="pending" x={percent(overdue)} y="1" width={percent(pending)} height="12" />
      <rect class="overdue" y="1" width={percent(overdue)} height="12" />
    </svg>
  );
}
