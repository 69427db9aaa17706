import { type VNode } from 'preact';
import {
  type ComplaintResponse,
  type TimelineEntryResponse,
} from '../../complaints/core/reading/complaint.response.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { eventWords, routingReasonWords } from './event-words.js';
import { Photos } from './photos.js';
import { endReasonWords } from './status-words.js';

const texts = words(
  {
    after: (span: string) => `${span} setelah dilaporkan`,
    atOnce: 'saat itu juga',
    score: (score: number) => `nilai ${score} dari 5`,
    who: (who: string) => `dikerjakan ${who}`,
    dueOn: (day: string) => `paling lambat ${day}`,
    doubtReason: 'Penjelasan tentang foto',
    mergeReason: 'Mengapa ini hal yang sama',
  },
  {
    after: (span: string) => `${span} after it was filed`,
    atOnce: 'at once',
    score: (score: number) => `${score} out of 5`,
    who: (who: string) => `by ${who}`,
    dueOn: (day: string) => `not later than ${day}`,
    doubtReason: 'What was said about the photos',
    mergeReason: 'Why it is the same thing',
  },
);

const ONE_MINUTE = 60_000;

/** What happened to a complaint, told as a story, oldest first. */
export function Timeline({
  complaint,
}: {
  complaint: Pick<ComplaintResponse, 'timeline' | 'filedAt'>;
}): VNode {
  return (
    <ol class="timeline">
      {complaint.timeline.map((entry, index) => (
        <Happening key={index} entry={entry} filedAt={complaint.filedAt} />
      ))}
    </ol>
  );
}

function Happening({ entry, filedAt }: { entry: TimelineEntryResponse; filedAt: string }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const { at, kind, message, photos, doubtReason, mergeReason } = entry;
  return (
    <li class={`happened ${kind}`}>
      <p class="what">
        <Sentence entry={entry} filedAt={filedAt} />
      </p>
      <p class="when">
        <time dateTime={at}>{formats.time(at)}</time>
      </p>
      {message !== null && <blockquote>{message}</blockquote>}
      {photos && <Photos photos={photos} />}
      {mergeReason !== undefined && (
        <p class="small">
          {w.mergeReason}: {mergeReason}
        </p>
      )}
      {doubtReason !== undefined && (
        <p class="small">
          {w.doubtReason}: {doubtReason}
        </p>
      )}
    </li>
  );
}

/** `Lurah Gambir menjawab, 3 jam setelah dilaporkan` */
function Sentence({ entry, filedAt }: { entry: TimelineEntryResponse; filedAt: string }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const told = useWords(eventWords)[entry.kind];
  const why = useReason(entry);
  const elapsed = new Date(entry.at).getTime() - new Date(filedAt).getTime();
  const rest = [
    why,
    entry.who !== undefined && w.who(entry.who),
    entry.dueOn !== undefined && w.dueOn(formats.day(entry.dueOn)),
    entry.score !== undefined && w.score(entry.score),
    entry.kind !== 'filed' && (elapsed < ONE_MINUTE ? w.atOnce : w.after(formats.span(filedAt, entry.at))),
  ].filter(Boolean);
  return (
    <>
      <strong>{typeof told === 'string' ? told : told(entry)}</strong>
      {rest.map((each) => `, ${each}`).join('')}
    </>
  );
}

function useReason({ reason }: TimelineEntryResponse): string | undefined {
  const known: Readonly<Record<string, string>> = {
    ...useWords(endReasonWords),
    // The same word is a reason to route and one to reject; a sentence says it as a cause.
    ...useWords(routingReasonWords),
  };
  return reason === undefined ? undefined : (known[reason] ?? reason);
}
