import { type VNode } from 'preact';
import { type ProblemDocument } from '../../common/problems/problem.js';
import { useWords, words } from '../reader/words.js';

const texts = words({ home: 'Ke halaman depan' }, { home: 'To the first page' });

/** What went wrong, and where to go from there. */
export function ProblemPage({
  title,
  detail,
  errors,
}: {
  title: string;
  detail: string;
  errors: NonNullable<ProblemDocument['errors']>;
}): VNode {
  const w = useWords(texts);
  return (
    <article class="narrow">
      <h1>{title}</h1>
      <p>{detail}</p>
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
