import { type VNode } from 'preact';
import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    filed: (day: string) => `masuk ${day}`,
    answered: (span: string) => `ditanggapi setelah ${span}`,
    waiting: (span: string) => `belum ditanggapi, menunggu ${span}`,
    done: (span: string) => `dinyatakan selesai setelah ${span}`,
    late: 'lewat tenggat',
    demo: 'rekaan',
  },
  {
    filed: (day: string) => `filed ${day}`,
    answered: (span: string) => `answered after ${span}`,
    waiting: (span: string) => `not answered, waiting for ${span}`,
    done: (span: string) => `said to be done after ${span}`,
    late: 'overdue',
    demo: 'made up',
  },
);

/** A complaint in a public list: never who filed it, nor their words. */
export interface ListedComplaint extends Pick<
  ComplaintSummaryResponse,
  'number' | 'status' | 'rejectionReason' | 'filedAt' | 'firstResponseDueAt' | 'firstRespondedAt' | 'demo'
> {
  /** What it is about, in the language of the page. */
  readonly about: string;
  /** Whose it is, where the list does not say so for all. */
  readonly office?: string;
  readonly resolvedAt?: string | null;
}

/**
 * Complaints, each with its number, where it stands and what was done when.
 *
 * @param asOf the moment up to which the list goes
 */
export function ComplaintList(props: { complaints: readonly ListedComplaint[]; asOf: string }): VNode {
  return (
    <ul class="complaint-list">
      {props.complaints.map((complaint) => (
        <li key={complaint.number}>
          <a href={`/aduan/${complaint.number}`}>{complaint.number}</a> <StatusBadge complaint={complaint} />
          <br />
          {complaint.about}
          {complaint.office !== undefined && ` · ${complaint.office}`}
          <Course complaint={complaint} asOf={props.asOf} />
        </li>
      ))}
    </ul>
  );
}

const OPEN: readonly string[] = ['received', 'waiting', 'in_progress', 'coordinating'];

function Course({ complaint, asOf }: { complaint: ListedComplaint; asOf: string }): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  const { status, filedAt, firstResponseDueAt, firstRespondedAt, resolvedAt, demo } = complaint;
  const said = [w.filed(formats.shortDay(filedAt))];
  if (firstRespondedAt !== null) said.push(w.answered(formats.span(filedAt, firstRespondedAt)));
  else if (OPEN.includes(status)) said.push(w.waiting(formats.span(filedAt, asOf)));
  if (resolvedAt) said.push(w.done(formats.span(filedAt, resolvedAt)));
  const until = firstRespondedAt ?? (OPEN.includes(status) ? asOf : null);
  const isLate =
    firstResponseDueAt !== null && until !== null && new Date(firstResponseDueAt) < new Date(until);
  return (
    <span class="small soft">
      {said.join(' · ')}
      {isLate && <span class="bad"> · {w.late}</span>}
      {demo && ` · ${w.demo}`}
    </span>
  );
}
