import { type VNode } from 'preact';
import { type Outlook } from '../../complaints/filing/filing-outlook.service.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { Form } from '../forms/form.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    answers: (office: string) => `${office} yang akan menjawab`,
    readers: 'Siapa yang membacanya?',
    kelurahan: (office: string) =>
      `Dibaca oleh: ${office} dan stafnya, camat, walikota dan gubernur di atasnya, kantor komunikasi kota, dan dinas yang diminta menanganinya. Nama dan kontak Anda hanya dapat dibuka oleh ${office}, stafnya dan kantor komunikasi kota, tiap kali dengan alasan yang dicatat.`,
    triage: (office: string) =>
      `Dibaca oleh: ${office} dan kantor komunikasi kota, lalu kantor yang menerimanya dari ${office} dan atasannya. Nama dan kontak Anda hanya dapat dibuka oleh pemegangnya dan kantor komunikasi kota, tiap kali dengan alasan yang dicatat.`,
    superior: (office: string) =>
      `Dibaca oleh: ${office} sendiri, kantor komunikasi kota, dan dinas yang diminta menanganinya. Nama dan kontak Anda hanya dapat dibuka oleh ${office} dan kantor komunikasi kota, tiap kali dengan alasan yang dicatat. Kantor yang diadukan dan stafnya tidak membaca aduan ini dan tidak melihat siapa yang melapor.`,
    area: 'Kelurahan',
    outside: 'Titiknya di luar semua kelurahan, jadi meja triase mencari siapa yang bertanggung jawab.',
    unclear: 'Alamat saja belum menunjukkan kelurahannya, jadi meja triase yang menentukan.',
    answered: 'Harus dijawab sebelum',
    done: 'Harus selesai sebelum',
    similar: 'Sudah dilaporkan orang lain?',
    about: 'Masih terbuka, tentang hal serupa di sekitar sini:',
    away: (metres: string) => `sekitar ${metres} m dari sini`,
    here: 'di sekitar titik ini',
    filed: (ago: string) => `dilaporkan ${ago}`,
    supporters: (count: string) => `${count} kali dinyatakan “saya juga”`,
    meToo: 'Ini juga masalah saya',
    other: 'Bukan salah satunya? Lanjutkan di bawah.',
  },
  {
    answers: (office: string) => `${office} will answer`,
    readers: 'Who will read it?',
    kelurahan: (office: string) =>
      `Read by: ${office} and their staff, the camat, walikota and gubernur above, the communications office of the city, and the unit that is asked to mend it. Your name and contact can be opened only by ${office}, their staff and the communications office, each time for a reason that is recorded.`,
    triage: (office: string) =>
      `Read by: ${office} and the communications office of the city, then the office that gets it from ${office} and those above it. Your name and contact can be opened only by whoever holds it and the communications office, each time for a reason that is recorded.`,
    superior: (office: string) =>
      `Read by: ${office} alone, the communications office of the city, and the unit that is asked to mend it. Your name and contact can be opened only by ${office} and the communications office, each time for a reason that is recorded. The office complained of and its staff do not read this complaint and do not see who filed it.`,
    area: 'Kelurahan',
    outside: 'The point is outside every kelurahan, so the triage desk looks for who is responsible.',
    unclear: 'An address alone does not tell the kelurahan, so the triage desk decides.',
    answered: 'To be answered before',
    done: 'To be done before',
    similar: 'Has it been filed already?',
    about: 'Still open, about something alike around here:',
    away: (metres: string) => `about ${metres} m from here`,
    here: 'around this point',
    filed: (ago: string) => `filed ${ago}`,
    supporters: (count: string) => `“me too” said ${count} times`,
    meToo: 'Me too',
    other: 'None of these? Go on below.',
  },
);

/** Who will answer, and by when. */
export function WhoAnswers({ outlook: { office, because, area, due } }: { outlook: Outlook }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const wider = [area?.kecamatan, area?.city].flatMap((each) => (each ? [each.name] : []));
  return (
    <section class="card" id="yang-menjawab">
      <h2>{w.answers(office)}</h2>
      {because === 'outside_city' && <p>{w.outside}</p>}
      {because === 'no_usable_location' && <p>{w.unclear}</p>}
      <dl class="facts">
        {area && (
          <>
            <dt>{w.area}</dt>
            <dd>{[area.name, ...wider].join(', ')}</dd>
          </>
        )}
        <dt>{w.answered}</dt>
        <dd>{formats.time(due.firstResponseDueAt)}</dd>
        <dt>{w.done}</dt>
        <dd>{formats.time(due.resolutionDueAt)}</dd>
      </dl>
    </section>
  );
}

/** Who will be able to read what is sent, and who can see the name. */
export function Readers({ outlook: { office, answeredBy } }: { outlook: Outlook }): VNode {
  const w = useWords(texts);
  return (
    <section class="card" id="yang-membaca">
      <h2>{w.readers}</h2>
      <p>{w[answeredBy](office)}</p>
    </section>
  );
}

/** Open complaints that may be the same, to be joined instead of filed again. */
export function Similar({ outlook: { similar } }: { outlook: Outlook }): VNode | null {
  const w = useWords(texts);
  if (similar.length === 0) return null;
  return (
    <section class="card" id="serupa">
      <h2>{w.similar}</h2>
      <p>{w.about}</p>
      <ul class="similar">
        {similar.map((each) => (
          <SimilarOne key={each.complaint.number} {...each} />
        ))}
      </ul>
      <p>{w.other}</p>
    </section>
  );
}

function SimilarOne({ complaint, metres }: Outlook['similar'][number]): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  const { number, filedAt, supporters } = complaint;
  // What is nearer than the public may know is told as near.
  const away =
    metres === undefined
      ? undefined
      : metres < 75
        ? w.here
        : w.away(formats.number(Math.round(metres / 50) * 50));
  const facts = [
    away,
    w.filed(formats.ago(filedAt)),
    supporters > 0 && w.supporters(formats.number(supporters)),
  ];
  return (
    <li>
      <p>
        <a class="number" href={`/aduan/${number}`}>
          {number}
        </a>{' '}
        <StatusBadge complaint={complaint} />
        <br />
        {facts.filter(Boolean).join(', ')}
      </p>
      <Form action={`/aduan/${number}/saya-juga`} class="joins">
        <button type="submit" class="second">
          {w.meToo}
        </button>
      </Form>
    </li>
  );
}
