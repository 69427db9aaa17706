import { type VNode } from 'preact';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { type TimelineEntryResponse } from '../../complaints/core/reading/complaint.response.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { Timeline } from '../complaints/timeline.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { type Pictures } from '../forms/sent-photos.service.js';
import { useWords, words } from '../reader/words.js';
import { stepWords } from './step-words.js';
import { type StepPath } from './steps.js';

const texts = words(
  {
    title: 'Pratinjau',
    reads: 'Yang dibaca semua orang',
    officers: 'Yang hanya dibaca petugas',
    after: 'Status sesudahnya',
    masked:
      'Yang tampak seperti nomor telepon, alamat surel, NIK, atau pelat kendaraan disamarkan menjadi ••• bagi umum. Warga yang melapor dan petugas membacanya lengkap.',
    photo: (place: number) => `Foto ${place} yang ikut terkirim`,
    send: 'Kirim',
    change: 'Ubah',
  },
  {
    title: 'Preview',
    reads: 'What everyone will read',
    officers: 'What only officers will read',
    after: 'Status after it',
    masked:
      'What looks like a phone number, an e-mail address, a NIK or a number plate is masked as ••• for the public. Whoever filed it and officers read it in full.',
    photo: (place: number) => `Photo ${place} that goes with it`,
    send: 'Send',
    change: 'Change it',
  },
);

/** What the public will read of a step: a part of its form that a script keeps in step with it, or of a page of its own. */
export function PublicPreview({
  entry,
  complaint,
  written,
  pictures = [],
  inline = false,
}: {
  entry: TimelineEntryResponse;
  complaint: OfficerComplaintResponse;
  /** The message as it was written, where a part of it may be masked. */
  written?: string | undefined;
  /** Of the photos that go with it. */
  pictures?: readonly string[];
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
      <p
        class="notice warn"
        data-masked={inline ? '' : undefined}
        hidden={written === undefined || entry.message === null || written === entry.message}
      >
        {w.masked}
      </p>
      <ul class="photos" hidden={pictures.length === 0} data-alt={inline ? w.photo(0) : undefined}>
        {pictures.map((url, index) => (
          <li key={url}>
            <img src={url} alt={w.photo(index + 1)} />
          </li>
        ))}
      </ul>
      <p>
        {w.after}: <StatusBadge complaint={{ status: entry.status, rejectionReason: null }} />
      </p>
    </section>
  );
}

interface Props {
  readonly complaint: OfficerComplaintResponse;
  readonly step: StepPath;
  readonly entry: TimelineEntryResponse;
  /** What was written, to be sent as it is or changed. */
  readonly fields: Fields;
  /** Of the photos among them. */
  readonly pictures: Pictures;
}

/** A step before it is taken: what everyone will read, what only officers will, and the way on or back. */
export function Preview({ complaint, step, entry, fields, pictures }: Props): VNode {
  const w = useWords(texts);
  const names = useWords(stepWords);
  const hidden = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [[name, each] as const] : [])),
  );
  return (
    <article class="narrow step">
      <h1>
        {w.title}: {names[step]}
      </h1>
      <PublicPreview
        entry={entry}
        complaint={complaint}
        written={typeof fields.message === 'string' ? fields.message.trim() : undefined}
        pictures={[...pictures.values()]}
      />
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
