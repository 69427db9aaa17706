import { type ComponentChildren, type VNode } from 'preact';
import { PhotoInput, TextArea } from '../forms/fields.js';
import { Form, useField } from '../forms/form.js';
import { KeptPhotos } from '../forms/kept-photos.js';
import { useWords, words } from '../reader/words.js';
import { type Refused, type CitizenStep } from './refused.js';

const texts = words(
  {
    confirm: 'Ya, sudah selesai',
    confirmMessage: 'Sepatah kata (tidak wajib, tampil untuk umum)',
    confirmSend: 'Benarkan dan tutup aduan',
    contest: 'Belum selesai',
    contestMessage: 'Apa yang belum selesai? (tampil untuk umum)',
    contestSend: 'Sanggah',
    score: 'Seberapa puas Anda? (tidak wajib)',
    worst: 'sangat tidak puas',
    best: 'sangat puas',
    add: 'Tambah keterangan',
    addMessage: 'Yang perlu diketahui petugas',
    addSend: 'Kirim keterangan',
    photos: 'Foto (tidak wajib)',
    photosHint: 'Sampai lima foto. Hanya Anda dan petugas yang melihatnya.',
    withdraw: 'Cabut aduan',
    withdrawMessage: 'Mengapa? (tidak wajib, hanya untuk petugas)',
    withdrawSend: 'Cabut aduan ini',
    withdrawAbout: 'Aduan yang dicabut tidak dikerjakan lagi dan tidak dapat dibuka kembali.',
  },
  {
    confirm: 'Yes, it is done',
    confirmMessage: 'A word (not required, everyone can read it)',
    confirmSend: 'Confirm and close it',
    contest: 'It is not done',
    contestMessage: 'What is not done? (everyone can read it)',
    contestSend: 'Contest',
    score: 'How content are you? (not required)',
    worst: 'not at all',
    best: 'very',
    add: 'Add something',
    addMessage: 'What officers should know',
    addSend: 'Send it',
    photos: 'Photos (not required)',
    photosHint: 'Up to five. Only you and officers see them.',
    withdraw: 'Withdraw it',
    withdrawMessage: 'Why? (not required, for officers only)',
    withdrawSend: 'Withdraw this complaint',
    withdrawAbout: 'A complaint that was withdrawn is not worked on, and cannot be opened again.',
  },
);

interface Props {
  readonly number: string;
  readonly refused?: Refused;
}

/** A step that unfolds into its form, and stays open where it was refused. */
function StepForm({
  step,
  title,
  send,
  message,
  number,
  refused,
  files,
  children,
}: Props & {
  step: CitizenStep;
  title: string;
  send: string;
  message: string;
  files?: boolean;
  children: ComponentChildren;
}): VNode {
  const w = useWords(texts);
  const again = refused?.form === step ? refused : undefined;
  const labels = { message, score: w.score, photos: w.photos };
  return (
    <details class="step no-print" open={again !== undefined}>
      <summary>{title}</summary>
      <Form
        action={`/aduan/${number}/${step}`}
        id={step}
        problem={again?.problem}
        values={again?.values}
        labels={labels}
        files={files}
      >
        {children}
        <button type="submit">{send}</button>
      </Form>
    </details>
  );
}

export function ConfirmForm(props: Props): VNode {
  const w = useWords(texts);
  return (
    <StepForm step="benar" title={w.confirm} send={w.confirmSend} message={w.confirmMessage} {...props}>
      <Score />
      <TextArea name="message" label={w.confirmMessage} rows={2} maxLength={4000} />
    </StepForm>
  );
}

export function ContestForm(props: Props): VNode {
  const w = useWords(texts);
  return (
    <StepForm
      step="sanggah"
      title={w.contest}
      send={w.contestSend}
      message={w.contestMessage}
      files
      {...props}
    >
      <TextArea name="message" label={w.contestMessage} required minLength={3} maxLength={4000} />
      <KeptPhotos />
      <PhotoInput label={w.photos} hint={w.photosHint} />
      <Score />
    </StepForm>
  );
}

export function AddForm(props: Props): VNode {
  const w = useWords(texts);
  return (
    <StepForm step="tambah" title={w.add} send={w.addSend} message={w.addMessage} files {...props}>
      <TextArea name="message" label={w.addMessage} required minLength={3} maxLength={4000} />
      <KeptPhotos />
      <PhotoInput label={w.photos} hint={w.photosHint} />
    </StepForm>
  );
}

export function WithdrawForm(props: Props): VNode {
  const w = useWords(texts);
  return (
    <StepForm step="cabut" title={w.withdraw} send={w.withdrawSend} message={w.withdrawMessage} {...props}>
      <p>{w.withdrawAbout}</p>
      <TextArea name="message" label={w.withdrawMessage} rows={2} maxLength={4000} />
    </StepForm>
  );
}

/** One to five, or nothing. */
function Score(): VNode {
  const w = useWords(texts);
  const { id, value, error } = useField('score');
  return (
    <fieldset class="score">
      <legend>{w.score}</legend>
      {[1, 2, 3, 4, 5].map((score) => (
        <label key={score} for={`${id}-${score}`}>
          <input
            type="radio"
            id={`${id}-${score}`}
            name="score"
            value={score}
            checked={value === String(score)}
          />{' '}
          {score}
          {score === 1 && <span class="hint"> {w.worst}</span>}
          {score === 5 && <span class="hint"> {w.best}</span>}
        </label>
      ))}
      {error && <p class="error">{error}</p>}
    </fieldset>
  );
}
