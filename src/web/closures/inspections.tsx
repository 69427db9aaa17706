import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { DRAWN_BY } from '../../complaints/evidence/draw.js';
import { type Inspection } from '../../complaints/core/inspections/inspection.js';
import { type MonthOfInspections } from '../../complaints/evidence/inspections.service.js';
import { type InspectionOutcome, inspectionOutcomes } from '../../complaints/core/complaint-event.entity.js';
import { type Directory } from '../../complaints/core/reading/directory.service.js';
import { Choice, PhotoInput, TextArea } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { addressOf } from '../office/address.js';
import { OfficeMenu } from '../office/office-menu.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { BeforeAndAfterPhotos } from './before-and-after.js';
import { ClosureHead } from './closure-head.js';
import { type DoubtfulPhoto } from './doubts.js';

export const inspectionsWords = words(
  {
    title: 'Pemeriksaan',
    about:
      'Satu dari dua puluh penyelesaian diundi untuk diperiksa di tempat. Penyelesaian yang disanggah lebih dari tiga kali diperiksa juga. Yang ternyata belum selesai dibuka kembali.',
    waiting: 'Sanggahan yang menunggu keputusan',
    appealed: (when: string) => `Disanggah lagi ${when}, sesudah tiga kali dibuka kembali`,
    months: 'Bulan',
    drawn: 'Diundi',
    done: 'Ternyata selesai',
    notDone: 'Ternyata belum',
    open: 'Belum diperiksa',
    month: (name: string) => `Diundi dari penyelesaian ${name}`,
    seed: 'Benih',
    secret: 'dibuka sesudah bulan itu berakhir di semua kota',
    commitment: 'SHA-256 benih',
    rule: 'Aturan undian',
    none: 'Belum ada penyelesaian yang diundi.',
    noneOfMonth: 'Tidak ada penyelesaian bulan ini yang diundi.',
    record: 'Catat hasilnya',
    outcome: 'Hasil',
    isDone: 'Memang selesai',
    isNotDone: 'Belum selesai: dibuka kembali',
    note: 'Yang ditemukan di tempat, untuk umum',
    photos: 'Foto pemeriksaan',
    send: 'Catat',
    found: (outcome: string, when: string) => `${outcome}, dicatat ${when}`,
    next: 'Berikutnya',
  },
  {
    title: 'Inspections',
    about:
      'One in twenty closures is drawn by lot and looked at on site. So is what was contested more than three times. What turns out not to be done is reopened.',
    waiting: 'Contests that wait for a decision',
    appealed: (when: string) => `Contested again ${when}, after it was reopened three times`,
    months: 'Months',
    drawn: 'Drawn',
    done: 'Found done',
    notDone: 'Found not done',
    open: 'Not inspected yet',
    month: (name: string) => `Drawn from the closures of ${name}`,
    seed: 'Seed',
    secret: 'shown once the month is over in every city',
    commitment: 'SHA-256 of the seed',
    rule: 'Rule of the draw',
    none: 'No closure has been drawn yet.',
    noneOfMonth: 'No closure of this month was drawn.',
    record: 'Record the outcome',
    outcome: 'Outcome',
    isDone: 'It is done',
    isNotDone: 'Not done: reopened',
    note: 'What was found on site, for the public',
    photos: 'Photos of the inspection',
    send: 'Record',
    found: (outcome: string, when: string) => `${outcome}, recorded ${when}`,
    next: 'Next',
  },
);

/** The outcomes by the names of their words. */
const outcomeNames = { done: 'isDone', not_done: 'isNotDone' } as const satisfies Record<
  InspectionOutcome,
  string
>;

/** An outcome that could not be recorded, and why. */
export interface Refused {
  readonly id: string;
  readonly problem: Problem;
  readonly values: Fields;
}

interface Props {
  readonly months: readonly MonthOfInspections[];
  /** The month that is shown; none where nothing was drawn yet. */
  readonly month?: MonthOfInspections;
  readonly inspections: readonly DoubtfulPhoto<Inspection>[];
  /** What a citizen's contest brought and is not decided yet. */
  readonly waiting: readonly DoubtfulPhoto<Inspection>[];
  readonly nextCursor: string | null;
  readonly directory: Directory;
  readonly refused?: Refused;
}

/** What was drawn by lot in a month, what was found of it, and where to say so. */
export function InspectionsPage({
  months,
  month,
  inspections,
  waiting,
  nextCursor,
  directory,
  refused,
}: Props): VNode {
  const w = useWords(inspectionsWords);
  const isListed = new Set(inspections.map(({ closure }) => closure.id));
  const first = waiting.filter(({ closure }) => !isListed.has(closure.id));
  const card = ({ closure, photos }: DoubtfulPhoto<Inspection>): VNode => (
    <section key={closure.id} id={`p-${closure.id}`} class="card closure">
      <ClosureHead closure={closure} directory={directory} />
      <Appealed inspection={closure} />
      <BeforeAndAfterPhotos {...photos} />
      <Outcome inspection={closure} {...(refused?.id === closure.id && { refused })} />
    </section>
  );
  return (
    <article>
      <OfficeMenu />
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      {first.length > 0 && <h2>{w.waiting}</h2>}
      {first.map(card)}
      {month ? <Months months={months} shown={month} /> : <p>{w.none}</p>}
      {month && inspections.length === 0 && <p>{w.noneOfMonth}</p>}
      {inspections.map(card)}
      {nextCursor !== null && (
        <p>
          <a
            class="button second"
            href={addressOf('/dasbor/pemeriksaan', { month: month?.month, cursor: nextCursor })}
          >
            {w.next}
          </a>
        </p>
      )}
    </article>
  );
}

function Months({
  months,
  shown,
}: {
  months: readonly MonthOfInspections[];
  shown: MonthOfInspections;
}): VNode {
  const w = useWords(inspectionsWords);
  const f = useFormats();
  const { language } = useReader();
  const nameOf = ({ month }: MonthOfInspections): string => f.month(`${month}-01`);
  return (
    <>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.months}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.months}</th>
              {[w.drawn, w.done, w.notDone, w.open].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((each) => (
              <tr key={each.month}>
                <th scope="row">
                  <a
                    href={addressOf('/dasbor/pemeriksaan', { month: each.month })}
                    aria-current={each === shown ? 'true' : undefined}
                  >
                    {nameOf(each)}
                  </a>
                </th>
                {[each.drawn, each.done, each.notDone, each.drawn - each.done - each.notDone].map(
                  (count, index) => (
                    <td key={index} class="number">
                      {f.number(count)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{w.month(nameOf(shown))}</h2>
      <dl class="seed small">
        <dt>{w.seed}</dt>
        <dd>{shown.seed === null ? w.secret : <code>{shown.seed}</code>}</dd>
        <dt>{w.commitment}</dt>
        <dd>
          <code>{shown.commitment}</code>
        </dd>
        <dt>{w.rule}</dt>
        <dd>{DRAWN_BY[language]}</dd>
      </dl>
    </>
  );
}

function Appealed({ inspection: { appealedAt } }: { inspection: Inspection }): VNode | null {
  const w = useWords(inspectionsWords);
  const f = useFormats();
  return appealedAt && <p class="warn">{w.appealed(f.time(appealedAt))}</p>;
}

function Outcome({ inspection, refused }: { inspection: Inspection; refused?: Refused }): VNode {
  const w = useWords(inspectionsWords);
  const f = useFormats();
  const { id, outcome, inspectedAt } = inspection;
  if (outcome !== null && inspectedAt !== null)
    return (
      <p class={outcome === 'done' ? 'good' : 'bad'}>
        {w.found(w[outcomeNames[outcome]], f.time(inspectedAt))}
      </p>
    );
  return (
    <details open={refused !== undefined}>
      <summary>{w.record}</summary>
      <Form
        id={`f-${id}`}
        action={`/dasbor/pemeriksaan/${id}`}
        labels={{ outcome: w.outcome, note: w.note, photos: w.photos }}
        files
        {...(refused && { problem: refused.problem, values: refused.values })}
      >
        <Choice
          name="outcome"
          label={w.outcome}
          options={inspectionOutcomes.map((value) => ({ value, text: w[outcomeNames[value]] }))}
        />
        <TextArea name="note" label={w.note} required minLength={3} maxLength={4000} />
        <PhotoInput label={w.photos} />
        <button type="submit">{w.send}</button>
      </Form>
    </details>
  );
}
