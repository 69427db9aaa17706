import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { fakeReasons } from '../../complaints/fakes/fake-reasons.js';
import { type FakeAddress } from '../../complaints/fakes/fakes.repository.js';
import { type InboxEntryResponse } from '../../complaints/core/reading/officer.response.js';
import { endReasonWords } from '../complaints/status-words.js';
import { Choice, TextArea } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { type Fields } from '../../http/forms/nested.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

export const fakesWords = words(
  {
    title: 'Kiriman dari alamat yang sama',
    back: 'Peta triase',
    about: (number: string) =>
      `Aduan ${number} ditolak sebagai palsu. Yang berikut dikirim dari alamat jaringan yang sama dan belum dijawab, dipegang siapa pun.`,
    careful:
      'Satu alamat dapat dipakai banyak orang, misalnya di warnet atau lewat satu operator. Periksa satu per satu, dan centang hanya yang palsu.',
    nothing: 'Tidak ada lagi yang menunggu dari alamat itu.',
    which: 'Yang ditolak',
    reason: 'Alasan',
    message: 'Penjelasan, tampil untuk umum',
    send: 'Tolak semua yang dicentang',
    section: 'Dari alamat kiriman palsu',
    link: (fakes: string, waiting: string) => `${fakes} ditolak sebagai palsu, ${waiting} menunggu`,
  },
  {
    title: 'From the same address',
    back: 'Triage map',
    about: (number: string) =>
      `Complaint ${number} was turned away as a fake. These came from the same network address and wait unanswered, whoever holds them.`,
    careful:
      'Many people can use one address, in an internet café or through one provider. Look at each, and tick only what is fake.',
    nothing: 'Nothing from that address waits any more.',
    which: 'To be turned away',
    reason: 'Reason',
    message: 'Explanation, for the public',
    send: 'Turn away all that are ticked',
    section: 'From addresses that sent fakes',
    link: (fakes: string, waiting: string) => `${fakes} turned away as fakes, ${waiting} waiting`,
  },
);

/** Addresses that sent fakes, each with the way to all that waits from there. */
export function FakeAddresses({ addresses }: { addresses: readonly FakeAddress[] }): VNode | null {
  const w = useWords(fakesWords);
  const f = useFormats();
  if (addresses.length === 0) return null;
  return (
    <section aria-labelledby="palsu">
      <h2 id="palsu">{w.section}</h2>
      <ul>
        {addresses.map(({ number, fakes, waiting }) => (
          <li key={number}>
            <a href={`/triase/palsu/${number}`}>
              {number}: {w.link(f.number(fakes), f.number(waiting))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  /** Of the complaint that was called fake. */
  readonly number: string;
  readonly entries: readonly InboxEntryResponse[];
  readonly problem?: Problem;
  readonly values?: Fields;
  /** All, the first time. */
  readonly ticked?: readonly string[];
}

/** All that waits from the address of a fake, to be turned away with one act. */
export function FakesForm({ number, entries, problem, values, ticked }: Props): VNode {
  const w = useWords(fakesWords);
  const reasons = useWords(endReasonWords);
  return (
    <article class="narrow step">
      <p class="small">
        <a href="/triase">← {w.back}</a>
      </p>
      <h1>{w.title}</h1>
      <p>{w.about(number)}</p>
      {entries.length === 0 ? (
        <p class="notice">{w.nothing}</p>
      ) : (
        <Form
          action={`/triase/palsu/${number}`}
          id="palsu"
          problem={problem}
          values={values}
          labels={{ numbers: w.which, reason: w.reason, message: w.message }}
        >
          <fieldset id="palsu-numbers">
            <legend>{w.which}</legend>
            <p class="hint">{w.careful}</p>
            {entries.map((entry) => (
              <Entry key={entry.number} entry={entry} ticked={ticked?.includes(entry.number) ?? false} />
            ))}
          </fieldset>
          <Choice
            name="reason"
            label={w.reason}
            options={fakeReasons.map((value) => ({ value, text: reasons[value] }))}
          />
          <TextArea name="message" label={w.message} required minLength={3} maxLength={4000} rows={3} />
          <button type="submit">{w.send}</button>
        </Form>
      )}
    </article>
  );
}

function Entry({ entry, ticked }: { entry: InboxEntryResponse; ticked: boolean }): VNode {
  const f = useFormats();
  const { language } = useReader();
  const { number, description, category, address, filedAt, responsibleOffice } = entry;
  const id = `palsu-${number}`;
  return (
    <div class="card alike">
      <input type="checkbox" id={id} name="numbers" value={number} checked={ticked} />
      <label for={id}>
        <span>{description}</span>
        <span class="small soft">
          {[number, category.name[language], address, responsibleOffice, f.ago(filedAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </label>
    </div>
  );
}
