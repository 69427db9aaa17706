import { type VNode } from 'preact';
import { type Pictured } from '../../complaints/core/reading/officer.response.js';
import { type SuccessionResponse, type TenureResponse } from '../../metrics/records/record.response.js';
import { type NumbersResponse } from '../../metrics/rates/response-rates.response.js';
import { Rate } from '../plots/rate.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { TaskCard } from '../tasks/task-card.js';

export const recordWords = words(
  {
    title: 'Rekam saya',
    since: (day: string) => `Aduan yang masuk sejak ${day} dan menjadi tanggungan Anda.`,
    tenure: (day: string) => `Masa jabatan ini mulai ${day}.`,
    nobody: 'Belum ada masa jabatan tercatat; angka ini milik jabatannya.',
    responseRate: 'Sudah dijawab',
    onTimeRate: 'Dijawab tepat waktu',
    of: (some: string, all: string) => `${some} dari ${all} aduan`,
    compared: 'Dibandingkan dengan sekitar',
    who: 'Siapa',
    me: 'Saya',
    kecamatan: (name: string) => `Kecamatan ${name}`,
    city: (name: string) => name,
    received: 'Masuk',
    overdue: 'Lewat tenggat',
    contested: 'Disanggah',
    median: 'Median jawaban',
    few: (minimum: string) => `Kurang dari ${minimum} aduan: terlalu sedikit untuk dibandingkan.`,
    due: 'Segera lewat tenggat',
    dueNone: 'Tidak ada yang jatuh tempo dalam dua hari ini.',
    reopened: 'Disanggah warga',
    reopenedNone: 'Tidak ada sanggahan yang terbuka.',
    all: 'Semua tugas',
    before: 'Yang memegang jabatan ini',
    person: 'Pejabat',
    from: 'Mulai',
    until: 'Sampai',
    now: 'kini',
    empty: 'kosong',
    definition: 'Cara menghitungnya',
  },
  {
    title: 'My record',
    since: (day: string) => `Complaints filed since ${day} that are charged to you.`,
    tenure: (day: string) => `This tenure began on ${day}.`,
    nobody: 'No tenure is recorded; these are the numbers of the office.',
    responseRate: 'Answered',
    onTimeRate: 'Answered in time',
    of: (some: string, all: string) => `${some} of ${all} complaints`,
    compared: 'Beside those around',
    who: 'Who',
    me: 'Me',
    kecamatan: (name: string) => `Kecamatan ${name}`,
    city: (name: string) => name,
    received: 'Received',
    overdue: 'Overdue',
    contested: 'Contested',
    median: 'Median answer',
    few: (minimum: string) => `Fewer than ${minimum} complaints: too few to compare.`,
    due: 'About to fall overdue',
    dueNone: 'Nothing falls due within two days.',
    reopened: 'Contested by citizens',
    reopenedNone: 'Nothing contested is open.',
    all: 'All tasks',
    before: 'Who held this office',
    person: 'Official',
    from: 'From',
    until: 'Until',
    now: 'now',
    empty: 'nobody',
    definition: 'How this is counted',
  },
);

/** The same numbers of an area around. */
export interface Compared {
  readonly code: string;
  readonly name: string;
  readonly level: 'kecamatan' | 'city';
  readonly numbers: NumbersResponse;
}

/** What is charged to who holds an office, and what waits. */
export interface OfficeRecord {
  readonly succession: SuccessionResponse;
  /** The tenure of today; absent where nobody holds the office. */
  readonly tenure?: TenureResponse;
  readonly compared: readonly Compared[];
  readonly due: readonly Pictured[];
  readonly contested: readonly Pictured[];
}

/** What a lurah is measured by, and what can still be done about it. */
export function MyRecord({ records }: { records: readonly OfficeRecord[] }): VNode {
  return (
    <article class="record">
      <h1>{useWords(recordWords).title}</h1>
      {records.map((record) => (
        <OneOffice key={record.succession.office.code} record={record} />
      ))}
    </article>
  );
}

function OneOffice({ record }: { record: OfficeRecord }): VNode {
  const { succession, tenure, compared, due, contested } = record;
  const w = useWords(recordWords);
  const formats = useFormats();
  const { language } = useReader();
  const own: NumbersResponse = tenure ?? succession.total;
  const number = (value: number): string => formats.number(value);
  return (
    <section>
      <h2>{succession.office.name}</h2>
      <p>
        {w.since(formats.day(succession.from))}{' '}
        {tenure?.person ? tenure.from !== null && w.tenure(formats.day(tenure.from)) : w.nobody}
      </p>
      {own.received < succession.rankedFrom && <p class="notice">{w.few(number(succession.rankedFrom))}</p>}
      <div class="columns">
        <Rate label={w.responseRate} rate={own.responseRate} interval={own.responseRateInterval}>
          {w.of(number(own.answered), number(own.received))}
        </Rate>
        <Rate label={w.onTimeRate} rate={own.onTimeRate} interval={own.onTimeRateInterval}>
          {w.of(number(own.answeredOnTime), number(own.received - own.pending))}
        </Rate>
      </div>
      <h3 id="dibandingkan">{w.compared}</h3>
      <Comparison own={own} compared={compared} />
      <Waiting title={w.due} none={w.dueNone} tasks={due} />
      <Waiting title={w.reopened} none={w.reopenedNone} tasks={contested} />
      <p>
        <a href="/tugas">{w.all}</a>
      </p>
      <Holders tenures={succession.tenures} />
      <details>
        <summary>{w.definition}</summary>
        <p>{succession.definition[language]}</p>
      </details>
    </section>
  );
}

function Comparison({ own, compared }: { own: NumbersResponse; compared: readonly Compared[] }): VNode {
  const w = useWords(recordWords);
  const formats = useFormats();
  const rows = [
    { name: w.me, numbers: own },
    ...compared.map(({ level, name, numbers }) => ({ name: w[level](name), numbers })),
  ];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-labelledby="dibandingkan">
      <table>
        <thead>
          <tr>
            <th scope="col">{w.who}</th>
            <th scope="col" class="number">
              {w.responseRate}
            </th>
            <th scope="col" class="number">
              {w.onTimeRate}
            </th>
            <th scope="col" class="number">
              {w.received}
            </th>
            <th scope="col" class="number">
              {w.overdue}
            </th>
            <th scope="col" class="number">
              {w.contested}
            </th>
            <th scope="col" class="number">
              {w.median}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, numbers }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{formats.percent(numbers.responseRate)}</td>
              <td class="number">{formats.percent(numbers.onTimeRate)}</td>
              <td class="number">{formats.number(numbers.received)}</td>
              <td class="number">{formats.number(numbers.overdue)}</td>
              <td class="number">{formats.number(numbers.contested)}</td>
              <td class="number">{formats.hours(numbers.medianHours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({ title, none, tasks }: { title: string; none: string; tasks: readonly Pictured[] }): VNode {
  return (
    <>
      <h3>{title}</h3>
      {tasks.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <ul class="cards">
          {tasks.map((task) => (
            <TaskCard key={task.entry.number} {...task} />
          ))}
        </ul>
      )}
    </>
  );
}

function Holders({ tenures }: { tenures: readonly TenureResponse[] }): VNode {
  const w = useWords(recordWords);
  const formats = useFormats();
  return (
    <>
      <h3 id="pemegang">{w.before}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="pemegang">
        <table>
          <thead>
            <tr>
              <th scope="col">{w.person}</th>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.until}</th>
              <th scope="col" class="number">
                {w.received}
              </th>
              <th scope="col" class="number">
                {w.responseRate}
              </th>
              <th scope="col" class="number">
                {w.onTimeRate}
              </th>
            </tr>
          </thead>
          <tbody>
            {tenures.map(({ person, from, until, received, responseRate, onTimeRate }, index) => (
              <tr key={index}>
                <th scope="row">{person?.name ?? w.empty}</th>
                <td>{from === null ? '–' : formats.shortDay(from)}</td>
                <td>{until === null ? w.now : formats.shortDay(until)}</td>
                <td class="number">{formats.number(received)}</td>
                <td class="number">{formats.percent(responseRate)}</td>
                <td class="number">{formats.percent(onTimeRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
