import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type CursorPage } from '../../common/pagination.js';
import { type NamedLetter } from '../../complaints/dead-letters/named-letters.js';
import { type Depth, type OfComplaints } from '../../health/telemetry.service.js';
import { type Integrity } from '../../health/integrity.service.js';
import { Form, Refusal } from '../forms/form.js';
import { addressOf } from '../office/address.js';
import { OfficeMenu } from '../office/office-menu.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { jobWords, stateWords } from './job-words.js';

export const queuesWords = words(
  {
    title: 'Kesehatan antrean',
    rows: 'Aduan yang belum punya pemilik',
    noDatabase: 'Basis data tidak menjawab dalam dua detik.',
    noQueue: 'Antrean tidak menjawab dalam dua detik.',
    pending: 'Diterima dan belum diteruskan',
    oldest: 'Yang tertua menunggu',
    dead: 'Pekerjaan yang gagal',
    latency: 'Dari masuk sampai punya pemilik, sepuluh menit terakhir',
    quantile: (share: string) => `${share} dalam`,
    nothingFiled: 'tidak ada yang masuk',
    seconds: (count: string) => `${count} detik`,
    jobs: 'Pekerjaan dalam antrean',
    hints: 'Hanya dorongan: yang menentukan adalah aduannya sendiri.',
    kind: 'Jenis',
    letters: 'Pekerjaan yang gagal sampai percobaan terakhir',
    none: 'Tidak ada pekerjaan yang gagal.',
    complaint: 'Aduan',
    about: 'tanpa aduan',
    reason: 'Sebab',
    attempts: 'Percobaan',
    failedAt: 'Gagal pada',
    retry: 'Coba lagi',
    retried: 'Sudah dikembalikan ke antrean. Bila gagal lagi, ia muncul lagi di sini.',
    act: 'Tindakan',
    next: 'Berikutnya',
    integrity: 'Adakah yang hilang?',
    check: 'Hitung sekarang',
    checkAbout: 'Membandingkan setiap aduan dengan riwayatnya. Pada banyak aduan itu memakan beberapa detik.',
    accepted: 'Pernah diterima',
    ownerless: 'Belum punya pemilik',
    owned: 'Di kelurahan',
    triage: 'Di meja triase',
    rejected: 'Ditolak',
    merged: 'Digabung',
    lost: 'Hilang',
    auditFault:
      'Jejak audit tidak lagi sesuai dengan yang pernah ditandatangani, sehingga tidak ada lagi yang ditandatangani. Jalankan “tanggap audit verify”.',
    nothingLost: 'Tidak ada yang hilang.',
  },
  {
    title: 'Queue health',
    rows: 'Complaints without an owner',
    noDatabase: 'The database does not answer in two seconds.',
    noQueue: 'The queue does not answer in two seconds.',
    pending: 'Accepted and not yet routed',
    oldest: 'The oldest has waited',
    dead: 'Work that failed',
    latency: 'From filing to an owner, of the last ten minutes',
    quantile: (share: string) => `${share} within`,
    nothingFiled: 'nothing was filed',
    seconds: (count: string) => `${count} s`,
    jobs: 'Jobs in the queue',
    hints: 'These are hints: what counts are the complaints themselves.',
    kind: 'Kind',
    letters: 'Work that failed at every attempt',
    none: 'No work has failed.',
    complaint: 'Complaint',
    about: 'none',
    reason: 'Why',
    attempts: 'Attempts',
    failedAt: 'Failed at',
    retry: 'Try again',
    retried: 'It was put back into the queue. If it fails again, it comes back here.',
    act: 'What to do',
    next: 'Next',
    integrity: 'Is anything lost?',
    check: 'Count now',
    checkAbout: 'Compares every complaint with its history. With many complaints that takes some seconds.',
    accepted: 'Ever accepted',
    ownerless: 'Without an owner',
    owned: 'With kelurahan',
    triage: 'With the triage desk',
    rejected: 'Rejected',
    merged: 'Merged',
    lost: 'Lost',
    auditFault:
      'The audit trail no longer is what was signed before, so no further head of it is signed. Run “tanggap audit verify”.',
    nothingLost: 'Nothing is lost.',
  },
);

interface Props {
  readonly complaints?: OfComplaints;
  readonly jobs?: readonly Depth[];
  /** For those who may see what failed. */
  readonly letters?: CursorPage<NamedLetter>;
  readonly mayRetry: boolean;
  readonly retried: boolean;
  /** For those who may see whether anything is lost: `asked` where it was not counted yet. */
  readonly integrity?: Integrity | 'asked';
  readonly problem?: Problem;
}

/** How the queue does, what it could not do, and whether anything is lost. */
export function Queues(props: Props): VNode {
  const w = useWords(queuesWords);
  const { language } = useReader();
  const { complaints, jobs, letters, mayRetry, retried, integrity, problem } = props;
  return (
    <article>
      <OfficeMenu />
      <h1>{w.title}</h1>
      {problem && <Refusal refused={problem.toDocument(language)} />}
      {retried && (
        <p class="notice good" role="status">
          {w.retried}
        </p>
      )}
      <div class="columns">
        <section>
          <h2>{w.rows}</h2>
          {complaints ? <Rows {...complaints} /> : <p class="notice bad">{w.noDatabase}</p>}
        </section>
        <section>
          <h2>{w.jobs}</h2>
          <p class="small soft">{w.hints}</p>
          {jobs ? <Jobs jobs={jobs} /> : <p class="notice bad">{w.noQueue}</p>}
        </section>
      </div>
      {letters && <Letters letters={letters} mayRetry={mayRetry} />}
      {integrity && (
        <section>
          <h2 id="utuh">{w.integrity}</h2>
          {integrity === 'asked' ? (
            <p>
              <a class="button second" href="/dasbor/antrean?check=now#utuh">
                {w.check}
              </a>{' '}
              <span class="small soft">{w.checkAbout}</span>
            </p>
          ) : (
            <Places {...integrity} />
          )}
        </section>
      )}
    </article>
  );
}

function Rows({ pending, latency, deadLetters }: OfComplaints): VNode {
  const w = useWords(queuesWords);
  const f = useFormats();
  const seconds = (count: number): string => w.seconds(f.number(Math.round(count * 10) / 10));
  return (
    <dl class="figures-list">
      <dt>{w.pending}</dt>
      <dd>{f.number(pending.count)}</dd>
      <dt>{w.oldest}</dt>
      <dd>{seconds(pending.oldestAge)}</dd>
      <dt>{w.dead}</dt>
      <dd>{f.number(deadLetters)}</dd>
      <dt>{w.latency}</dt>
      {latency.size === 0 && <dd>{w.nothingFiled}</dd>}
      {[...latency].map(([quantile, count]) => (
        <dd key={quantile}>
          {w.quantile(f.percent(quantile))} {seconds(count)}
        </dd>
      ))}
    </dl>
  );
}

function Jobs({ jobs }: { jobs: readonly Depth[] }): VNode {
  const w = useWords(queuesWords);
  const f = useFormats();
  const kinds: Readonly<Record<string, string>> = useWords(jobWords);
  const told: Readonly<Record<string, string>> = useWords(stateWords);
  const states = [...new Set(jobs.map(({ state }) => state))];
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.jobs}>
      <table class="groups">
        <thead>
          <tr>
            <th scope="col">{w.kind}</th>
            {states.map((state) => (
              <th key={state} scope="col" class="number">
                {told[state] ?? state}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...new Set(jobs.map(({ kind }) => kind))].map((kind) => (
            <tr key={kind}>
              <th scope="row">{kinds[kind] ?? kind}</th>
              {states.map((state) => (
                <td key={state} class="number">
                  {f.number(jobs.find((each) => each.kind === kind && each.state === state)?.jobs ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Letters({ letters, mayRetry }: { letters: CursorPage<NamedLetter>; mayRetry: boolean }): VNode {
  const w = useWords(queuesWords);
  const kinds: Readonly<Record<string, string>> = useWords(jobWords);
  const f = useFormats();
  return (
    <section>
      <h2>{w.letters}</h2>
      {letters.items.length === 0 ? (
        <p class="notice good">{w.none}</p>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-label={w.letters}>
          <table>
            <thead>
              <tr>
                {[w.kind, w.complaint, w.reason, w.attempts, w.failedAt, w.act].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {letters.items.map(({ id, kind, complaintNumber, reason, attempts, failedAt }) => (
                <tr key={id}>
                  <th scope="row">{kinds[kind] ?? kind}</th>
                  <td>{complaintNumber ?? w.about}</td>
                  <td>{reason}</td>
                  <td class="number">{f.number(attempts)}</td>
                  <td>{f.time(failedAt)}</td>
                  <td>
                    {mayRetry && (
                      <Form action={`/dasbor/antrean/${id}`}>
                        <button type="submit" class="second">
                          {w.retry}{' '}
                          <span class="hidden">
                            {kinds[kind] ?? kind} {complaintNumber}
                          </span>
                        </button>
                      </Form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {letters.nextCursor !== null && (
        <p>
          <a class="button second" href={addressOf('/dasbor/antrean', { cursor: letters.nextCursor })}>
            {w.next}
          </a>
        </p>
      )}
    </section>
  );
}

function Places({ accepted, pending, owned, triage, rejected, merged, lost, auditFault }: Integrity): VNode {
  const w = useWords(queuesWords);
  const { number } = useFormats();
  const places = [
    [w.accepted, accepted],
    [w.ownerless, pending],
    [w.owned, owned],
    [w.triage, triage],
    [w.rejected, rejected],
    [w.merged, merged],
    [w.lost, lost],
  ] as const;
  return (
    <>
      <dl class="figures-list">
        {places.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={name === w.lost && count > 0 ? 'bad' : ''}>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {lost === 0 && <p class="good">{w.nothingLost}</p>}
      {auditFault !== null && <p class="bad">{w.auditFault}</p>}
    </>
  );
}
