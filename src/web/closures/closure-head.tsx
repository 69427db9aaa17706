import { type VNode } from 'preact';
import { type Directory } from '../../complaints/core/reading/directory.service.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  { closed: (office: string, when: string) => `${office} menyatakan selesai ${when}`, nobody: 'Kantor' },
  { closed: (office: string, when: string) => `${office} said it was done ${when}`, nobody: 'The office' },
);

interface Props {
  readonly closure: {
    readonly number: string;
    readonly categoryCode: string;
    readonly office: string | null;
    readonly closedAt: Date;
    readonly message: string | null;
  };
  readonly directory: Directory;
}

/** Which complaint, who said that it is done, and in which words. */
export function ClosureHead({ closure, directory }: Props): VNode {
  const { language } = useReader();
  const w = useWords(texts);
  const f = useFormats();
  const { number, categoryCode, office, closedAt, message } = closure;
  return (
    <>
      <h2>
        <a href={`/tugas/${encodeURIComponent(number)}`}>{number}</a> ·{' '}
        {directory.category(categoryCode).name[language]}
      </h2>
      <p class="small soft">{w.closed(directory.officeName(office) ?? w.nobody, f.time(closedAt))}</p>
      {message !== null && <blockquote>{message}</blockquote>}
    </>
  );
}
