import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';
import { NextDue } from '../complaints/due.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { SendButton } from '../forms/form.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

export const findWords = words(
  {
    title: 'Ikuti aduan',
    number: 'Nomor aduan',
    hint: 'Seperti JKT-26-7K3Q9F-8. Huruf kecil dan spasi tidak apa-apa.',
    find: 'Lihat',
    here: 'Dari perangkat ini',
    forget: 'Lupakan di perangkat ini',
    none: 'Aduan yang dilaporkan dari perangkat ini akan tampil di sini.',
    filed: (ago: string) => `dilaporkan ${ago}`,
    file: 'Lapor',
  },
  {
    title: 'Follow a complaint',
    number: 'Number of the complaint',
    hint: 'Such as JKT-26-7K3Q9F-8. Small letters and spaces do not matter.',
    find: 'Show',
    here: 'From this device',
    forget: 'Forget on this device',
    none: 'What is filed from this device will be listed here.',
    filed: (ago: string) => `filed ${ago}`,
    file: 'File a complaint',
  },
);

interface Props {
  /** What was asked for, where it is no complaint. */
  readonly typed?: string;
  readonly problem?: Problem;
  /** Those filed from this device. */
  readonly kept: readonly ComplaintSummaryResponse[];
}

/** Asks for the number of a complaint, and lists those that the device keeps. */
export function Find({ typed = '', problem, kept }: Props): VNode {
  const w = useWords(findWords);
  const { language } = useReader();
  const detail = problem?.toDocument(language).detail;
  return (
    <article class="narrow">
      <h1>{w.title}</h1>
      <form action="/aduan" role="search">
        <div class={detail ? 'field bad' : 'field'}>
          <label for="nomor">{w.number}</label>
          <p class="hint" id="nomor-hint">
            {w.hint}
          </p>
          <input
            id="nomor"
            name="nomor"
            value={typed}
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            aria-describedby={detail ? 'nomor-hint nomor-error' : 'nomor-hint'}
            aria-invalid={detail ? 'true' : undefined}
          />
          {detail && (
            <p class="error" id="nomor-error" role="alert">
              {detail}
            </p>
          )}
        </div>
        <button type="submit">{w.find}</button>
      </form>
      <h2>{w.here}</h2>
      {kept.length === 0 && (
        <p>
          {w.none} <a href="/lapor">{w.file}</a>
        </p>
      )}
      {kept.map((complaint) => (
        <KeptOne key={complaint.number} complaint={complaint} />
      ))}
    </article>
  );
}

function KeptOne({ complaint }: { complaint: ComplaintSummaryResponse }): VNode {
  const w = useWords(findWords);
  const formats = useFormats();
  const { language } = useReader();
  const { number, category, filedAt } = complaint;
  return (
    <section class="card">
      <h3>
        <a href={`/aduan/${number}`}>
          {category.name[language]}, <span class="number">{number}</span>
        </a>
      </h3>
      <p>
        <StatusBadge complaint={complaint} /> <span class="soft">{w.filed(formats.ago(filedAt))}</span>
      </p>
      <p>
        <NextDue complaint={complaint} />
      </p>
      <SendButton action={`/aduan/${number}/lupakan`}>{w.forget}</SendButton>
    </section>
  );
}
