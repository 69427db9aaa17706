import { type VNode } from 'preact';
import { addDays } from '../../common/city-time.js';
import { type EndReason, type Status } from '../../complaints/core/life-cycle.js';
import { type Directory } from '../../complaints/core/reading/directory.service.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type Counts } from '../../metrics/numbers/response-rate.js';
import {
  type DrillDownResponse,
  type CountedComplaintResponse,
} from '../../metrics/drill-down/drill-down.response.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { addressOf } from '../office/address.js';
import { countWords } from '../office/count-words.js';
import { OfficeMenu } from '../office/office-menu.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { Definition } from './definition.js';

export const behindWords = words(
  {
    title: 'Aduan di balik angka',
    filed: (counted: string, from: string, until: string) =>
      `${counted}: aduan yang masuk ${from} sampai ${until}`,
    known: (at: string) => `sebagaimana berdirinya pada ${at}`,
    number: 'Nomor',
    status: 'Status',
    office: 'Kantor',
    category: 'Kategori',
    filedAt: 'Masuk',
    due: 'Tenggat tanggapan',
    neverDue: 'tanpa tenggat',
    responded: 'Ditanggapi',
    notYet: 'belum',
    triage: 'Meja triase',
    next: 'Berikutnya',
    csv: 'Semuanya sebagai CSV',
    none: 'Tidak ada aduan yang dihitung di sini.',
    back: 'Kembali ke dasbor',
  },
  {
    title: 'The complaints behind a number',
    filed: (counted: string, from: string, until: string) =>
      `${counted}: complaints filed ${from} to ${until}`,
    known: (at: string) => `as they stood ${at}`,
    number: 'Number',
    status: 'Status',
    office: 'Office',
    category: 'Category',
    filedAt: 'Filed',
    due: 'Response due',
    neverDue: 'no due time',
    responded: 'Answered',
    notYet: 'not yet',
    triage: 'Triage desk',
    next: 'Next',
    csv: 'All of them as CSV',
    none: 'No complaint is counted here.',
    back: 'Back to the dashboard',
  },
);

interface Props {
  readonly view: DrillDownResponse;
  /** The question, as the address has it. */
  readonly asked: Readonly<Record<string, string>>;
  readonly directory: Directory;
  /** Whether whoever reads may see what a complaint says. */
  readonly maySee: (complaint: CountedComplaintResponse) => boolean;
}

/** Exactly the complaints that a number counted, as they stood then. */
export function ComplaintsBehindPage({ view, asked, directory, maySee }: Props): VNode {
  const w = useWords(behindWords);
  const c = useWords(countWords);
  const f = useFormats();
  const { counted, from, to, asOf, items, nextCursor } = view;
  const kept = { ...asked, asOf };
  return (
    <article>
      <OfficeMenu />
      <h1>{w.title}</h1>
      <p>
        {w.filed(c[counted as keyof Counts], f.day(from), f.day(addDays(to, -1)))}, {w.known(f.time(asOf))}.
      </p>
      {items.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Complaints items={items} directory={directory} maySee={maySee} />
      )}
      <ul class="presets ways no-print">
        {nextCursor !== null && (
          <li>
            <a class="button second" href={addressOf('/dasbor/aduan', { ...kept, cursor: nextCursor })}>
              {w.next}
            </a>
          </li>
        )}
        <li>
          <a
            href={addressOf('/api/v1/metrics/response-rates/complaints.csv', {
              ...kept,
              cursor: undefined,
              limit: undefined,
              counted,
            })}
          >
            {w.csv}
          </a>
        </li>
        <li>
          <a href="/dasbor">{w.back}</a>
        </li>
      </ul>
      <Definition definition={view.definition} />
    </article>
  );
}

function Complaints({
  items,
  directory,
  maySee,
}: Omit<Props, 'view' | 'asked'> & {
  items: readonly CountedComplaintResponse[];
}): VNode {
  const { language } = useReader();
  const w = useWords(behindWords);
  const f = useFormats();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.title}>
      <table class="groups">
        <thead>
          <tr>
            {[w.number, w.status, w.office, w.category, w.filedAt, w.due, w.responded].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((complaint) => {
            const { number, status, rejectionReason, office, category, filedAt } = complaint;
            const { firstResponseDueAt, firstRespondedAt } = complaint;
            const told = { status: status as Status, rejectionReason: rejectionReason as EndReason | null };
            return (
              <tr key={number}>
                <th scope="row" class="whole">
                  {maySee(complaint) ? (
                    <a href={`/tugas/${encodeURIComponent(number)}`}>{number}</a>
                  ) : (
                    <a href={`/aduan/${encodeURIComponent(number)}`}>{number}</a>
                  )}
                </th>
                <td>
                  <StatusBadge complaint={told} />
                </td>
                <td>{office === TRIAGE_OFFICE ? w.triage : directory.officeName(office)}</td>
                <td>{directory.category(category).name[language]}</td>
                <td>{f.time(filedAt)}</td>
                <td>{firstResponseDueAt === null ? w.neverDue : f.time(firstResponseDueAt)}</td>
                <td>{firstRespondedAt === null ? w.notYet : f.time(firstRespondedAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
