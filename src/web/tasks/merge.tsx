import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type PossibleDuplicate, type Merging } from '../../complaints/merging/duplicates.service.js';
import { MERGE_WITHIN_METRES, mergeFaults } from '../../complaints/merging/may-merge.js';
import { type OfficerComplaintResponse } from '../../complaints/core/reading/officer.response.js';
import { NextDue } from '../complaints/due.js';
import { photoPath } from '../complaints/photos.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { TextArea, TextInput } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { Meanwhile } from './meanwhile.js';
import { stepWords } from './step-words.js';

const texts = words(
  {
    back: 'Kembali ke aduan',
    this: 'Aduan ini',
    which: 'Mana yang tentang hal yang sama?',
    near: `Aduan terbuka dengan kategori yang sama, paling jauh ${MERGE_WITHIN_METRES} meter.`,
    none: 'Tidak ada aduan terbuka dengan kategori yang sama di dekatnya.',
    metres: (metres: string) => `${metres} m dari sini`,
    noPoint: 'tanpa titik di peta',
    age: (ago: string) => `masuk ${ago}`,
    preview: 'Pratinjau',
    title: 'Pratinjau: menggabungkan',
    goesOn: 'Yang diteruskan, karena paling dahulu masuk',
    goes: 'Yang digabung ke dalamnya',
    after:
      'Pelapornya tetap dapat mengikuti aduannya, dan jawaban berikutnya atas aduan itu juga jawaban untuk mereka. Sampai saat itu aduan mereka tetap dihitung belum ditanggapi.',
    message: 'Jawaban untuk pelapornya (boleh kosong)',
    messageHint: 'Bila diisi, aduan yang digabung terhitung ditanggapi dengan jawaban ini.',
    reason: 'Mengapa ini hal yang sama?',
    reasonHint: 'Tercatat dalam riwayat, untuk petugas dan bagian komunikasi.',
    cannot: 'Yang tidak dapat digabung',
    leave: 'Hapus centangnya, lalu lanjutkan.',
    send: 'Gabungkan',
    change: 'Ubah',
  },
  {
    back: 'Back to the complaint',
    this: 'This complaint',
    which: 'Which are about the same thing?',
    near: `Open complaints of the same category, not further than ${MERGE_WITHIN_METRES} metres.`,
    none: 'There are no open complaints of the same category nearby.',
    metres: (metres: string) => `${metres} m from here`,
    noPoint: 'no point on the map',
    age: (ago: string) => `filed ${ago}`,
    preview: 'Preview',
    title: 'Preview: merging',
    goesOn: 'What goes on, since it was filed first',
    goes: 'What is merged into it',
    after:
      'Those who filed them can still follow them, and the next answer to that complaint is an answer to them too. Until then theirs count as unanswered.',
    message: 'An answer to those who filed them (may be empty)',
    messageHint: 'With one, the merged complaints count as answered by it.',
    reason: 'Why is it the same thing?',
    reasonHint: 'It stands in the history, for officers and the communications office.',
    cannot: 'What cannot be merged',
    leave: 'Untick it, then go on.',
    send: 'Merge',
    change: 'Change it',
  },
);

/** Name of the hidden field with the version of a complaint that the list showed. */
export function versionField(number: string): string {
  return `lastEvent-${number}`;
}

/** What may be about the same thing, to be ticked. */
export function MergeForm({
  complaint,
  alike,
  ticked,
  problem,
  since,
}: {
  complaint: OfficerComplaintResponse;
  alike: readonly PossibleDuplicate[];
  ticked: readonly string[];
  problem?: Problem;
  /** The last event of this complaint that the officer had read, where something happened after it. */
  since?: number;
}): VNode {
  const w = useWords(texts);
  const names = useWords(stepWords);
  return (
    <article class="narrow step">
      <p class="small">
        <a href={`/tugas/${complaint.number}`}>← {w.back}</a>
      </p>
      <h1>{names.gabung}</h1>
      <p class="hint">{names.gabungAbout}</p>
      <section aria-labelledby="aduan-ini">
        <h2 id="aduan-ini">{w.this}</h2>
        <blockquote class="said">{complaint.description}</blockquote>
      </section>
      {since !== undefined && <Meanwhile complaint={complaint} since={since} />}
      {alike.length === 0 ? (
        <p class="notice">{w.none}</p>
      ) : (
        <Form
          action={`/tugas/${complaint.number}/gabung`}
          problem={problem}
          labels={{ with: w.which }}
          id="gabung"
        >
          <input type="hidden" name={versionField(complaint.number)} value={String(complaint.lastEvent)} />
          <fieldset id="gabung-with">
            <legend>{w.which}</legend>
            <p class="hint">{w.near}</p>
            {alike.map((each) => (
              <AlikeOne key={each.entry.number} alike={each} ticked={ticked.includes(each.entry.number)} />
            ))}
          </fieldset>
          <button type="submit">{w.preview}</button>
        </Form>
      )}
    </article>
  );
}

function AlikeOne({
  alike: { entry, photo, metres },
  ticked,
}: {
  alike: PossibleDuplicate;
  ticked: boolean;
}): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const id = `sama-${entry.number}`;
  return (
    <div class="card alike">
      <input type="checkbox" id={id} name="with" value={entry.number} checked={ticked} />
      <input type="hidden" name={versionField(entry.number)} value={String(entry.lastEvent)} />
      <label for={id}>
        {photo && <img src={photoPath(photo.id, 'small')} alt="" width="60" height="60" loading="lazy" />}
        <span>{entry.description}</span>
        <span class="small soft">
          {[
            entry.number,
            metres === null ? w.noPoint : w.metres(formats.number(metres)),
            entry.address,
            w.age(formats.ago(entry.filedAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span class="small">
          <StatusBadge complaint={entry} /> <NextDue complaint={entry} />
        </span>
      </label>
    </div>
  );
}

/** What would come of it, before it is done. */
export function MergePreview({
  complaint,
  plan: { into, merged, unlike, refused },
  ticked,
  versions,
  values,
  problem,
}: {
  complaint: OfficerComplaintResponse;
  plan: Merging;
  ticked: readonly string[];
  /** What the list showed of each, by the names of its hidden fields. */
  versions: Readonly<Record<string, string>>;
  values: { readonly message?: string; readonly reason?: string };
  problem?: Problem;
}): VNode {
  const w = useWords(texts);
  const { language } = useReader();
  const link = (number: string): VNode => <a href={`/tugas/${number}`}>{number}</a>;
  return (
    <article class="narrow step">
      <h1>{w.title}</h1>
      <h2>{w.goesOn}</h2>
      <p>{link(into)}</p>
      {merged.length > 0 && (
        <>
          <h2>{w.goes}</h2>
          <ul>
            {merged.map((number) => (
              <li key={number}>
                {link(number)}
                {unlike.includes(number) && `: ${mergeFaults.needs_reason[language]}`}
              </li>
            ))}
          </ul>
          <p>{w.after}</p>
        </>
      )}
      {refused.length > 0 && (
        <div class="notice warn" role="alert">
          <p>
            <strong>{w.cannot}.</strong> {w.leave}
          </p>
          <ul>
            {refused.map(({ number, fault }) => (
              <li key={number}>
                {link(number)}: {mergeFaults[fault][language]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Form
        action={`/tugas/${complaint.number}/gabung`}
        values={{ ...values }}
        problem={problem}
        labels={{ message: w.message, reason: w.reason }}
      >
        {ticked.map((number) => (
          <input key={number} type="hidden" name="with" value={number} />
        ))}
        {Object.entries(versions).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {refused.length === 0 && (
          <TextArea name="message" label={w.message} hint={w.messageHint} rows={3} required={false} />
        )}
        {refused.length === 0 && unlike.length > 0 && (
          <TextInput name="reason" label={w.reason} hint={w.reasonHint} required />
        )}
        <div class="choices">
          {refused.length === 0 && (
            <button type="submit" name="sure" value="ya">
              {w.send}
            </button>
          )}
          <button type="submit" name="change" value="ya" class="second" formNoValidate>
            {w.change}
          </button>
        </div>
      </Form>
    </article>
  );
}
