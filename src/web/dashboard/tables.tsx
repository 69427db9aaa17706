import { type VNode } from 'preact';
import { addressOf } from '../office/address.js';
import { useWords, words } from '../reader/words.js';
import { type Board } from './dashboard.service.js';

const texts = words(
  {
    title: 'Tabel untuk diunduh (CSV)',
    groups: 'Kelompok',
    trend: 'Tingkat tanggapan dari masa ke masa',
    ages: 'Menurut hari masuk',
    times: 'Waktu sampai ditanggapi',
    other: 'Kelompok dari masa pembanding',
    otherTimes: 'Waktu sampai ditanggapi dari masa pembanding',
    complaints: 'Aduannya satu per satu',
  },
  {
    title: 'Tables to download (CSV)',
    groups: 'Groups',
    trend: 'The response rate over time',
    ages: 'By day of filing',
    times: 'Time until answered',
    other: 'Groups of the other period',
    otherTimes: 'Time until answered of the other period',
    complaints: 'The complaints one by one',
  },
);

/** The same question as tables: whoever asks them gets the numbers of the page, as of the same instant. */
export function Tables({ board: { question, rates, trend, other } }: { board: Board }): VNode {
  const w = useWords(texts);
  const { city, area, category, channel, unit } = question;
  const { rankedFrom: minimum, rankedBy: rankBy, groupBy } = rates;
  const csv = (
    table: string,
    { from, to, asOf }: Pick<Board['rates'], 'from' | 'to' | 'asOf'>,
    rest: Readonly<Record<string, string | number>> = {},
  ): string => {
    const narrowed = { city, area, category, channel, unit: unit === '' ? 'none' : unit };
    return addressOf(`/api/v1/metrics/${table}.csv`, { from, to, asOf, ...narrowed, ...rest });
  };
  const tables: (readonly [string, string] | undefined)[] = [
    [w.groups, csv('response-rates', rates, { groupBy, minimum, rankBy })],
    [w.trend, csv('response-rates', rates, { groupBy: trend.groupBy })],
    [w.ages, csv('response-rates', rates, { groupBy: 'day' })],
    [w.times, csv('response-times', rates)],
    other && [w.other, csv('response-rates', other.rates, { groupBy, minimum, rankBy })],
    other && [w.otherTimes, csv('response-times', other.rates)],
    [w.complaints, csv('response-rates/complaints', rates)],
  ];
  return (
    <section class="tables no-print">
      <h2>{w.title}</h2>
      <ul>
        {tables.map(
          (table) =>
            table && (
              <li key={table[0]}>
                <a href={table[1]}>{table[0]}</a>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
