import { type VNode } from 'preact';
import { type OfficerComplaint } from '../../complaints/officers/officer.views.js';
import { type TimelineEntry } from '../../complaints/reading/complaint.views.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { Timeline } from '../complaints/timeline.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../forms/nested.js';
import { useWords, words } from '../reader/words.js';
import { stepWords } from './step-words.js';
import { type StepPath } from './steps.js';

const texts = words(
  {
    title: 'Pratinjau',
    reads: 'Yang dibaca semua orang',
    officers: 'Yang hanya dibaca petugas',
    after: 'Status sesudahnya',
    photos: (count: number) => `${count} foto ikut terkirim dan terbuka untuk semua orang.`,
    send: 'Kirim',
    change: 'Ubah',
  },
  {
    title: 'Preview',
    reads: 'What everyone will read',
    officers: 'What only officers will read',
    after: 'Status after it',
    photos: (count: number) => `${count} photos go with it; everyone can see them.`,
    send: 'Send',
    change: 'Change it',
  },
);

/** What the public will read of a step: a part of its form that a script keeps in step with it, or of a page of its own. */
export function PublicPreview({
  entry,
  complaint,
  inline = false,
}: {
  entry: TimelineEntry;
  complaint: OfficerComplaint;
  inline?: boolean;
}): VNode {
  const w = useWords(texts);
  return (
    <section
      class="card preview"
      aria-labelledby="pratinjau"
      data-preview={inline ? '' : undefined}
      hidden={inline}
    >
      <h2 id="pratinjau">{w.reads}</h2>
      <Timeline complaint={{ filedAt: complaint.filedAt, timeline: [entry] }} />
      <p>
        {w.after}: <StatusBadge complaint={{ status: entry.status, rejectionReason: null }} />
      </p>
    </section>
  );
}

interface Props {
  readonly complaint: OfficerComplaint;
  readonly step: StepPath;
  readonly entry: TimelineEntry;
  /** What was written, to be sent as it is or changed. */
  readonly fields: Fields;
}

/** A step before it is taken: what everyone will read, what only officers will, and the way on or back. */
export function Preview({ complaint, step, entry, fields }: Props): VNode {
  const w = useWords(texts);
  const names = useWords(stepWords);
  const photos = [fields.photos ?? []].flat().length;
  const hidden = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [[name, each] as const] : [])),
  );
  return (
    <article class="narrow step">
      <h1>
        {w.title}: {names[step]}
      </h1>
      <PublicPreview entry={entry} complaint={complaint} />
      {photos > 0 && <p>{w.photos(photos)}</p>}
      {entry.message === null && typeof fields.message === 'string' && (
        <section class="card" aria-labelledby="catatan">
          <h2 id="catatan">{w.officers}</h2>
          <blockquote class="said">{fields.message}</blockquote>
        </section>
      )}
      <Form action={`/tugas/${complaint.number}/${step}`} class="choices">
        {hidden.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" name="sure" value="ya">
          {w.send}
        </button>
        <button type="submit" name="change" value="ya" class="second">
          {w.change}
        </button>
      </Form>
    </article>
  );
}
