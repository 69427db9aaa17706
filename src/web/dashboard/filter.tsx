import { type VNode } from 'preact';
import { type Area } from '../../areas/area.entity.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { type Problem } from '../../common/problems/problem.js';
import { dimensions } from '../../metrics/question/dimensions.js';
import { type GroupName } from '../../metrics/rates/groups.js';
import { rankedBy } from '../../metrics/rates/response-rates.dto.js';
import { Choice, TextInput } from '../forms/fields.js';
import { AskForm, useField } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { addressOf } from '../office/address.js';
import { useWords, words } from '../reader/words.js';
import { presets, presetsOn } from './asked.js';
import { type Choices } from './dashboard.service.js';
import { comparisons } from './dashboard.query.js';
import { dimensionWords } from './dimension-words.js';

const texts = words(
  {
    change: 'Ubah pertanyaan',
    presets: 'Masa yang sering ditanya',
    thisMonth: 'Bulan ini',
    lastMonth: 'Bulan lalu',
    thisQuarter: 'Triwulan ini',
    thisYear: 'Tahun ini',
    from: 'Masuk sejak',
    until: 'Masuk sampai dengan',
    asOf: 'Sebagaimana diketahui pada',
    now: 'Kosong berarti sekarang.',
    area: 'Wilayah',
    wholeCity: 'Seluruh kota',
    triage: 'Tanpa kelurahan (meja triase)',
    category: 'Kategori',
    channel: 'Kanal',
    unit: 'Unit',
    every: 'Semua',
    groupBy: 'Dikelompokkan menurut',
    rankBy: 'Peringkat menurut',
    responseRate: 'Tingkat tanggapan',
    onTimeRate: 'Tingkat tepat waktu',
    minimum: 'Peringkat mulai dari berapa aduan',
    compare: 'Bandingkan dengan',
    nothing: 'Tidak dibandingkan',
    before: 'Masa sebelumnya, sama panjang',
    other: 'Masa lain, menurut tanggal di bawah',
    otherFrom: 'Masa lain sejak',
    otherUntil: 'Masa lain sampai dengan',
    ask: 'Tampilkan',
    sinceTitle: 'Sebelum dan sesudah suatu tanggal',
    since: 'Tanggal',
    sinceAbout: 'Sejak tanggal itu sampai hari ini, di samping masa yang sama panjang sebelumnya.',
    compareSince: 'Bandingkan',
  },
  {
    change: 'Change the question',
    presets: 'Periods often asked for',
    thisMonth: 'This month',
    lastMonth: 'Last month',
    thisQuarter: 'This quarter',
    thisYear: 'This year',
    from: 'Filed since',
    until: 'Filed up to and including',
    asOf: 'As known at',
    now: 'Empty means now.',
    area: 'Area',
    wholeCity: 'The whole city',
    triage: 'No kelurahan (triage desk)',
    category: 'Category',
    channel: 'Channel',
    unit: 'Unit',
    every: 'All',
    groupBy: 'Grouped by',
    rankBy: 'Ranked by',
    responseRate: 'Response rate',
    onTimeRate: 'On-time rate',
    minimum: 'Ranked from how many complaints',
    compare: 'Compare with',
    nothing: 'Nothing',
    before: 'The period before, as long',
    other: 'Another period, by the days below',
    otherFrom: 'Other period since',
    otherUntil: 'Other period up to and including',
    ask: 'Show',
    sinceTitle: 'Before and after a day',
    since: 'Day',
    sinceAbout: 'From that day until today, beside as long a period before it.',
    compareSince: 'Compare',
  },
);

/** What the form of a question is made of. */
export interface FilterProps {
  /** Where the question is asked. */
  readonly action: string;
  /** What was asked, as the address says it. */
  readonly values: Fields;
  readonly choices: Choices;
  readonly tree: AreaTree;
  readonly today: string;
  readonly problem?: Problem;
}

/** Asks which complaints, as of when, and beside what. The periods that are asked for most are a click away. */
export function Filter(props: FilterProps): VNode {
  const { action, values, today, problem } = props;
  const w = useWords(texts);
  const kept = values as Readonly<Record<string, string>>;
  const periods = presetsOn(today);
  return (
    <div class="filter no-print">
      <ul class="presets" aria-label={w.presets}>
        {presets.map((preset) => {
          const { from, until } = periods[preset];
          return (
            <li key={preset}>
              <a
                href={addressOf(action, { ...kept, from, until })}
                aria-current={kept.from === from && kept.until === until ? 'true' : undefined}
              >
                {w[preset]}
              </a>
            </li>
          );
        })}
      </ul>
      <details open={problem !== undefined}>
        <summary>{w.change}</summary>
        <Question {...props} />
        <SinceDay {...props} />
      </details>
    </div>
  );
}

function Question({ action, values, choices, tree, problem }: FilterProps): VNode {
  const w = useWords(texts);
  const d = useWords(dimensionWords);
  return (
    <AskForm
      action={action}
      values={values}
      problem={problem}
      labels={{ ...w, to: w.until }}
      class="question"
    >
      <TextInput name="from" label={w.from} type="date" />
      <TextInput name="until" label={w.until} type="date" />
      <TextInput name="asOf" label={w.asOf} type="datetime-local" hint={w.now} step="1" />
      <AreaChoice label={w.area} nothing={w.wholeCity} triage={w.triage} tree={tree} />
      <Choice name="category" label={w.category} nothing={w.every} options={optionsOf(choices.categories)} />
      <Choice name="channel" label={w.channel} nothing={w.every} options={optionsOf(choices.channels)} />
      <Choice name="unit" label={w.unit} nothing={w.every} options={optionsOf(choices.units)} />
      <Choice
        name="groupBy"
        label={w.groupBy}
        options={dimensions.map((value) => ({ value, text: d[value] }))}
      />
      <Choice name="rankBy" label={w.rankBy} options={rankedBy.map((value) => ({ value, text: w[value] }))} />
      <TextInput name="minimum" label={w.minimum} type="number" min="1" />
      <Choice
        name="compare"
        label={w.compare}
        nothing={w.nothing}
        options={comparisons.map((value) => ({ value, text: w[value] }))}
      />
      <TextInput name="otherFrom" label={w.otherFrom} type="date" />
      <TextInput name="otherUntil" label={w.otherUntil} type="date" />
      <button type="submit">{w.ask}</button>
    </AskForm>
  );
}

function SinceDay({ action, values, today }: FilterProps): VNode {
  const w = useWords(texts);
  const { area, category, channel, unit, groupBy } = values as Readonly<Record<string, string>>;
  const kept = Object.entries({ area, category, channel, unit, groupBy, compare: 'before', until: today });
  return (
    <form method="get" action={action} class="question since">
      <div class="field">
        <h2 class="label">{w.sinceTitle}</h2>
        <label for="since">{w.since}</label>
        <p class="hint" id="since-hint">
          {w.sinceAbout}
        </p>
        <input type="date" id="since" name="from" aria-describedby="since-hint" max={today} required />
      </div>
      {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button type="submit" class="second">
        {w.compareSince}
      </button>
    </form>
  );
}

function optionsOf(names: readonly GroupName[]): { value: string; text: string }[] {
  return names.map(({ key, name }) => ({ value: key, text: name }));
}

interface AreaChoiceProps {
  readonly label: string;
  readonly nothing: string;
  readonly triage: string;
  readonly tree: AreaTree;
}

/** Cities and kecamatan, and the kelurahan beneath the kecamatan that they lie in. */
function AreaChoice({ label, nothing, triage, tree }: AreaChoiceProps): VNode {
  const { value, error } = useField('area');
  const option = ({ code, name }: Area, prefix = ''): VNode => (
    <option key={code} value={code} selected={code === value}>
      {`${prefix}${name}`}
    </option>
  );
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for="area">{label}</label>
      <select
        id="area"
        name="area"
        {...(error && { 'aria-invalid': true, 'aria-describedby': 'area-error' })}
      >
        <option value="">{nothing}</option>
        <option value="triage" selected={value === 'triage'}>
          {triage}
        </option>
        {tree.list({ level: 'city' }).map((city) => option(city))}
        {tree.list({ level: 'kecamatan' }).map((kecamatan) => (
          <optgroup key={kecamatan.code} label={kecamatan.name}>
            {option(kecamatan, 'Kecamatan ')}
            {tree.list({ parent: kecamatan.code }).map((kelurahan) => option(kelurahan))}
          </optgroup>
        ))}
      </select>
      {error && (
        <p class="error" id="area-error">
          {error}
        </p>
      )}
    </div>
  );
}
