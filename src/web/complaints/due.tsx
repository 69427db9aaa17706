import { type VNode } from 'preact';
import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { type DueState, dueStates, nextDue } from './due-state.js';

const texts = words(
  {
    answer: (due: string) => `harus dijawab sebelum ${due}`,
    resolution: (due: string) => `harus selesai sebelum ${due}`,
    open: (span: string) => `masih ada ${span}`,
    overdue: (span: string) => `terlambat ${span}`,
    answerMet: 'dijawab tepat waktu',
    answerLate: (span: string) => `dijawab terlambat ${span}`,
    resolutionMet: 'selesai tepat waktu',
    resolutionLate: (span: string) => `selesai terlambat ${span}`,
  },
  {
    answer: (due: string) => `to be answered before ${due}`,
    resolution: (due: string) => `to be done before ${due}`,
    open: (span: string) => `${span} left`,
    overdue: (span: string) => `${span} late`,
    answerMet: 'answered in time',
    answerLate: (span: string) => `answered ${span} late`,
    resolutionMet: 'done in time',
    resolutionLate: (span: string) => `done ${span} late`,
  },
);

const marks = { met: '✓', late: '!', open: '◷', overdue: '!' } as const;
const tones = { met: 'good', late: 'bad', open: '', overdue: 'bad' } as const;

/** A due time in words: `harus dijawab sebelum 23 Nov 2026, 14.05; terlambat 2 hari`. */
export function Due({ due }: { due: DueState }): VNode {
  const { state } = due;
  const sentence = useSentence(due);
  return (
    <span class={`due ${tones[state]}`}>
      <span class="mark" aria-hidden="true">
        {marks[state]}
      </span>{' '}
      {sentence}
    </span>
  );
}

function useSentence({ what, state, dueAt, at }: DueState): string {
  const w = useWords(texts);
  const formats = useFormats();
  if (state === 'open') return `${w[what](formats.time(dueAt))}; ${w.open(formats.span(dueAt))}`;
  if (state === 'overdue') return `${w[what](formats.time(dueAt))}; ${w.overdue(formats.span(dueAt))}`;
  if (state === 'met') return w[`${what}Met`];
  return w[`${what}Late`](formats.span(dueAt, at));
}

/** How a complaint stands to the answer and the resolution that are due, each on a line. */
export function DueTimes({ complaint }: { complaint: ComplaintSummaryResponse }): VNode | null {
  const { now } = useReader();
  const states = dueStates(complaint, now);
  if (states.length === 0) return null;
  return (
    <ul class="due-times">
      {states.map((due) => (
        <li key={due.what}>
          <Due due={due} />
        </li>
      ))}
    </ul>
  );
}

/** What is due next, for a line of a list; nothing where nothing is. */
export function NextDue({ complaint }: { complaint: ComplaintSummaryResponse }): VNode | null {
  const { now } = useReader();
  const due = nextDue(complaint, now);
  return due ? <Due due={due} /> : null;
}
