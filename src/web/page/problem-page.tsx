import { type VNode } from 'preact';
import { type ProblemDocument } from '../../common/problems/problem.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    home: 'Ke halaman depan',
    validation_failed: 'Isian berikut perlu diperbaiki.',
    route_not_found: 'Halaman ini tidak ada, atau sudah pindah.',
    method_not_allowed: 'Halaman ini tidak dapat dibuka dengan cara itu.',
  },
  {
    home: 'To the first page',
    validation_failed: 'These fields need to be corrected.',
    route_not_found: 'This page does not exist, or has moved.',
    method_not_allowed: 'This page cannot be opened that way.',
  },
);

/** Problems whose detail is written for programs. */
const forPrograms = ['validation_failed', 'route_not_found', 'method_not_allowed'] as const;

/** What went wrong, and a way on. */
export function ProblemPage({
  problem: { code, title, detail, errors = [] },
}: {
  problem: ProblemDocument;
}): VNode {
  const w = useWords(texts);
  const own = forPrograms.find((each) => each === code);
  return (
    <article class="narrow">
      <h1>{title}</h1>
      <p>{own ? w[own] : detail}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              {field}: {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button" href="/">
          {w.home}
        </a>
      </p>
    </article>
  );
}
