import { type VNode } from 'preact';
import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';
import { useWords } from '../reader/words.js';
import { statusWords, type ToldStatus, toldStatus } from './status-words.js';

/** How far it is, beside the word and the shape: menunggu is red, proses yellow, selesai green. */
const tones: Readonly<Record<ToldStatus, string>> = {
  received: 'bad',
  waiting: 'bad',
  in_progress: 'warn',
  coordinating: 'warn',
  resolved: 'good',
  closed: 'good',
  rejected: '',
  merged: '',
  withdrawn: '',
};

const circle = <circle cx="8" cy="8" r="6.5" fill="none" />;

/** A shape of its own for each, drawn in a square of 16. */
const shapes: Readonly<Record<ToldStatus, VNode>> = {
  received: circle,
  waiting: (
    <>
      {circle}
      <path d="M8 4.5V8l2.5 2" fill="none" />
    </>
  ),
  in_progress: (
    <>
      {circle}
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </>
  ),
  coordinating: (
    <>
      <circle cx="5.5" cy="8" r="4" fill="none" />
      <circle cx="10.5" cy="8" r="4" fill="none" />
    </>
  ),
  resolved: (
    <>
      {circle}
      <path d="m5 8 2.2 2.3L11 5.8" fill="none" />
    </>
  ),
  closed: <path d="m2 8.5 4 4 8-9" fill="none" stroke-width="2.5" />,
  rejected: (
    <>
      {circle}
      <path d="m5.5 5.5 5 5m0-5-5 5" fill="none" />
    </>
  ),
  merged: <path d="M3 2v3c0 3 5 3 5 6v3M13 2v3c0 3-5 3-5 6" fill="none" />,
  withdrawn: <path d="M6 3 2 7l4 4M2 7h8a4 4 0 0 1 0 7" fill="none" />,
};

/** Where a complaint stands: a shape and a word. */
export function StatusBadge({
  complaint,
}: {
  complaint: Pick<ComplaintSummaryResponse, 'status' | 'rejectionReason'>;
}): VNode {
  const told = toldStatus(complaint);
  return (
    <span class={`badge status ${tones[told]}`}>
      <svg
        class="shape"
        viewBox="0 0 16 16"
        width="16"
        height="16"
        stroke="currentColor"
        stroke-width="1.6"
        aria-hidden="true"
      >
        {shapes[told]}
      </svg>{' '}
      {useWords(statusWords)[told]}
    </span>
  );
}
