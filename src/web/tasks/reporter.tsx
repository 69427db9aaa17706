import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type ReporterResponse } from '../../complaints/core/reporters/reporter.response.js';
import { type ReporterLookResponse } from '../../complaints/privacy/reporter-access.response.js';
import { TextArea } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { useWords, words } from '../reader/words.js';

export const lookWords = words(
  {
    title: 'Lihat pelapor',
    about:
      'Data pelapor hanya untuk menghubunginya tentang aduan ini. Setiap kali dilihat tercatat, beserta alasannya.',
    reason: 'Mengapa perlu menghubungi pelapor',
    hint: 'Misalnya: menanyakan letak lubang yang tepat.',
    send: 'Lihat',
    back: 'Kembali ke aduan',
    nobody: 'Pelapor tidak menyebut diri, atau datanya sudah dihapus.',
    supporters: 'Yang mendukung dan dapat dihubungi',
    different: (count: number) =>
      `Pendukung, setiap orang dihitung sekali sejauh kontaknya diketahui: ${count}.`,
    noted: 'Sudah tercatat bahwa Anda melihatnya.',
  },
  {
    title: 'See who filed it',
    about: 'Only to reach them about this complaint. Every look is recorded, with the reason.',
    reason: 'Why they have to be reached',
    hint: 'For instance: to ask where exactly the hole is.',
    send: 'Show',
    back: 'Back to the complaint',
    nobody: 'They did not say who they are, or were erased.',
    supporters: 'Those who said "me too" and can be reached',
    different: (count: number) => `Supporters, each person once as far as contacts tell: ${count}.`,
    noted: 'It is recorded that you looked.',
  },
);

/** Asks why. */
export function LookForm({
  number,
  values,
  problem,
}: {
  number: string;
  values: Fields;
  problem?: Problem;
}): VNode {
  const w = useWords(lookWords);
  return (
    <article class="narrow">
      <Back number={number} />
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      <Form
        action={`/tugas/${number}/pelapor`}
        values={values}
        problem={problem}
        labels={{ reason: w.reason }}
      >
        <TextArea
          name="reason"
          label={w.reason}
          hint={w.hint}
          required
          minLength={5}
          maxLength={500}
          rows={2}
        />
        <button type="submit">{w.send}</button>
      </Form>
    </article>
  );
}

/** Who filed it, and who else can be asked. */
export function Looked({
  look: { number, reporter, supporters, differentSupporters },
}: {
  look: ReporterLookResponse;
}): VNode {
  const w = useWords(lookWords);
  return (
    <article class="narrow">
      <Back number={number} />
      <h1>{w.title}</h1>
      <p class="notice">{w.noted}</p>
      {reporter ? <Person person={reporter} /> : <p>{w.nobody}</p>}
      {differentSupporters > 0 && <p>{w.different(differentSupporters)}</p>}
      {supporters.length > 0 && (
        <>
          <h2>{w.supporters}</h2>
          <ul class="plain">
            {supporters.map((person, index) => (
              <li key={index}>
                <Person person={person} />
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Back({ number }: { number: string }): VNode {
  return (
    <p class="small">
      <a href={`/tugas/${number}`}>← {useWords(lookWords).back}</a>
    </p>
  );
}

function Person({ person: { name, phone, email } }: { person: ReporterResponse }): VNode {
  return (
    <p>
      {name}
      {phone && (
        <>
          {' '}
          <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
        </>
      )}
      {email && (
        <>
          {' '}
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
    </p>
  );
}
