import { type VNode } from 'preact';
import { dayOf } from '../../common/city-time.js';
import { type Problem } from '../../common/problems/problem.js';
import { rejectionReasons } from '../../complaints/core/life-cycle.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { type TimelineEntryResponse } from '../../complaints/core/reading/complaint.response.js';
import { type Bilingual } from '../../common/language.js';
import { endReasonWords } from '../complaints/status-words.js';
import { Choice, PhotoInput, TextArea, TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { KeptPhotos } from '../forms/kept-photos.js';
import { type Fields } from '../../http/forms/nested.js';
import { type Pictures } from '../forms/sent-photos.service.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { Meanwhile } from './meanwhile.js';
import { PublicPreview } from './preview.js';
import { type StepPath } from './steps.js';
import { stepWords } from './step-words.js';
import { templates } from './templates.js';

export const formWords = words(
  {
    back: 'Kembali ke aduan',
    citizen: 'Kata warga',
    templates: 'Mulai dari contoh',
    toFill: 'Bagian [isi: …] diisi sendiri; tanpa itu tidak terkirim.',
    message: 'Jawaban',
    note: 'Catatan untuk petugas',
    noteHint: 'Hanya petugas yang membacanya.',
    answerHint: (letters: number) => `Paling sedikit ${letters} huruf, supaya warga membaca sesuatu.`,
    triageNote: 'Alasan dalam kata-kata',
    what: 'Yang dikerjakan',
    unit: 'Unit',
    chooseUnit: 'Pilih unit',
    who: 'Siapa yang mengerjakan',
    whoHint: 'Orang atau regu, kalau sudah diketahui.',
    by: 'Paling lambat',
    photos: 'Foto hasilnya',
    photosHint: 'JPEG, PNG atau WebP; paling banyak lima. Diambil di tempatnya, setelah dikerjakan.',
    reason: 'Penjelasan tentang foto',
    reasonHint: 'Mengapa fotonya tetap benar. Kantor Komunikasi membacanya.',
    why: 'Alasan',
    chooseReason: 'Pilih alasan',
    kelurahan: 'Kelurahan',
    kelurahanHint: 'Ketik namanya dan pilih dari daftar.',
    preview: 'Pratinjau',
    send: 'Kirim',
  },
  {
    back: 'Back to the complaint',
    citizen: 'The citizen’s words',
    templates: 'Begin with an example',
    toFill: 'Fill in the parts [isi: …] yourself; nothing is sent while they stand there.',
    message: 'Answer',
    note: 'Note for officers',
    noteHint: 'Only officers read it.',
    answerHint: (letters: number) => `At least ${letters} letters, so that there is something to read.`,
    triageNote: 'The reason in words',
    what: 'What was done',
    unit: 'Unit',
    chooseUnit: 'Choose a unit',
    who: 'Who does it',
    whoHint: 'A person or a crew, if it is known.',
    by: 'Not later than',
    photos: 'Photos of the result',
    photosHint: 'JPEG, PNG or WebP; five at most. Taken at the place, after the work.',
    reason: 'About the photos',
    reasonHint: 'Why they are right all the same. The communications office reads it.',
    why: 'Reason',
    chooseReason: 'Choose a reason',
    kelurahan: 'Kelurahan',
    kelurahanHint: 'Type its name and choose from the list.',
    preview: 'Preview',
    send: 'Send',
  },
);

export interface StepProps {
  readonly complaint: OfficerComplaintResponse;
  readonly step: StepPath;
  readonly units: readonly { readonly code: string; readonly name: Bilingual }[];
  /** Names of the kelurahan it can be passed to. */
  readonly kelurahan: readonly string[];
  readonly values: Fields;
  /** Of the photos among the values. */
  readonly pictures: Pictures;
  readonly problem?: Problem;
  /** The fewest letters of an answer. */
  readonly fewestLetters: number;
  /** What the public will read, but for the message. */
  readonly preview?: TimelineEntryResponse;
  /** The last event that the officer had read, where something happened after it. */
  readonly since?: number;
}

/** The form of a step, with templates to begin with. */
export function StepForm(props: StepProps): VNode {
  const { complaint, step, values, problem, preview, since } = props;
  const w = useWords(formWords);
  const names = useWords(stepWords);
  const path = `/tugas/${complaint.number}/${step}`;
  return (
    <article class="narrow step">
      <p class="small">
        <a href={`/tugas/${complaint.number}`}>← {w.back}</a>
      </p>
      <h1>{names[step]}</h1>
      <p class="hint">{names[`${step}About`]}</p>
      <details>
        <summary>{w.citizen}</summary>
        <blockquote class="said">{complaint.description}</blockquote>
      </details>
      <Templates step={step} path={path} />
      <Form
        action={path}
        values={values}
        problem={problem}
        files={step === 'selesai'}
        id="langkah"
        labels={{
          ...{ unit: w.unit, who: w.who, by: w.by, photos: w.photos },
          message: messageLabel(step, complaint, w),
          kelurahanCode: w.kelurahan,
          reason: step === 'tolak' ? w.why : w.reason,
        }}
      >
        {since !== undefined && <Meanwhile complaint={complaint} since={since} />}
        {typeof values.lastEvent === 'string' && (
          <input type="hidden" name="lastEvent" value={values.lastEvent} />
        )}
        <Inputs {...props} />
        {preview && <PublicPreview entry={preview} complaint={complaint} inline />}
        <button type="submit" data-send={preview && w.send}>
          {w.preview}
        </button>
      </Form>
    </article>
  );
}

function Templates({ step, path }: { step: StepPath; path: string }): VNode | null {
  const w = useWords(formWords);
  const known = templates[step];
  if (!known) return null;
  return (
    <nav aria-label={w.templates} class="templates">
      <p class="small">
        <strong>{w.templates}.</strong> {w.toFill}
      </p>
      <ul>
        {known.map(({ code, name, text }) => (
          <li key={code}>
            <a class="badge" href={`${path}?contoh=${code}`} data-text={text} lang="id">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function messageLabel(
  step: StepPath,
  { responsibleOfficeCode }: OfficerComplaintResponse,
  w: { message: string; what: string; note: string; triageNote: string },
): string {
  if (step === 'jawab') return w.message;
  if (step === 'selesai') return w.what;
  return step === 'tolak' && responsibleOfficeCode === TRIAGE_OFFICE ? w.triageNote : w.note;
}

function Inputs({
  complaint,
  step,
  units,
  kelurahan,
  values,
  pictures,
  problem,
  fewestLetters,
}: StepProps): VNode {
  const w = useWords(formWords);
  const { language, now, zone } = useReader();
  const reasons = useWords(endReasonWords);
  const isAnswer = step === 'jawab' || step === 'selesai' || step === 'tolak';
  const isPublic = isAnswer && (step !== 'tolak' || complaint.responsibleOfficeCode === TRIAGE_OFFICE);
  const hints = [...(isPublic ? [] : [w.noteHint]), ...(isAnswer ? [w.answerHint(fewestLetters)] : [])];
  const asksReason = values.reason !== undefined || problem?.code === 'evidence_doubtful';
  return (
    <>
      {step === 'koordinasi' && (
        <Choice
          name="unit"
          label={w.unit}
          nothing={w.chooseUnit}
          required
          options={units.map(({ code, name }) => ({ value: code, text: name[language] }))}
        />
      )}
      {step === 'tolak' && (
        <Choice
          name="reason"
          label={w.why}
          nothing={w.chooseReason}
          required
          options={rejectionReasons.map((value) => ({ value, text: reasons[value] }))}
        />
      )}
      {step === 'pindah' && (
        <>
          <TextInput
            name="kelurahanCode"
            label={w.kelurahan}
            hint={w.kelurahanHint}
            list="semua-kelurahan"
            autocomplete="off"
            required
          />
          <datalist id="semua-kelurahan">
            {kelurahan.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
      <TextArea
        name="message"
        label={messageLabel(step, complaint, w)}
        hint={hints.join(' ')}
        rows={6}
        required
        minLength={isAnswer ? fewestLetters : 3}
        maxLength={4000}
      />
      {step === 'koordinasi' && (
        <>
          <TextInput name="who" label={w.who} hint={w.whoHint} maxLength={120} />
          <TextInput name="by" label={w.by} type="date" min={dayOf(now, zone)} />
        </>
      )}
      {step === 'selesai' && (
        <>
          <KeptPhotos pictures={pictures} />
          <PhotoInput label={w.photos} hint={w.photosHint} />
          {asksReason && <TextArea name="reason" label={w.reason} hint={w.reasonHint} maxLength={2000} />}
        </>
      )}
    </>
  );
}
