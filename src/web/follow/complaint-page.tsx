import { type VNode } from 'preact';
import { type OwnComplaintWithReporterResponse } from '../../complaints/citizens/own-complaint.response.js';
import { type ComplaintResponse } from '../../complaints/core/reading/complaint.response.js';
import { type EndReason, hasEnded } from '../../complaints/core/life-cycle.js';
import { DueTimes } from '../complaints/due.js';
import { StatusBadge } from '../complaints/status-badge.js';
import { endReasonWords, statusMeanings, explainedStatus } from '../complaints/status-words.js';
import { Timeline } from '../complaints/timeline.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { MeToo } from './me-too.js';
import { OwnPart } from './own-part.js';
import { type Refused } from './refused.js';
import { SecretForm } from './secret-form.js';

const texts = words(
  {
    where: 'Kelurahan',
    noArea: 'belum ditentukan',
    answers: 'Yang menjawab',
    filed: 'Dilaporkan',
    supporters: '“Saya juga”',
    times: (count: string) => `dinyatakan ${count} kali`,
    reason: 'Alasan',
    story: 'Yang sudah terjadi',
    demo: 'Aduan ini contoh, bukan aduan sungguhan.',
    print: 'Alamat halaman ini dapat disimpan atau dibagikan; kode rahasia tidak ada di dalamnya.',
  },
  {
    where: 'Kelurahan',
    noArea: 'not decided yet',
    answers: 'Who answers',
    filed: 'Filed',
    supporters: '“Me too”',
    times: (count: string) => `said ${count} times`,
    reason: 'Reason',
    story: 'What has happened',
    demo: 'This complaint is an example, made up.',
    print: 'The address of this page can be kept or shared; the secret is not in it.',
  },
);

/** What the action before has done; shown once. */
export const news = words(
  {
    masuk: 'Kode rahasia benar. Perangkat ini mengingatnya.',
    benar: 'Terima kasih. Aduan ini selesai.',
    sanggah: 'Sanggahan tersimpan.',
    tambah: 'Keterangan tersimpan; kelurahan dapat membacanya.',
    cabut: 'Aduan ini dicabut.',
    juga: 'Tercatat: ini juga masalah Anda. Simpan alamat halaman ini untuk mengikutinya.',
    batal: 'Dukungan Anda ditarik.',
  },
  {
    masuk: 'The secret is right. This device remembers it.',
    benar: 'Thank you. This complaint is closed.',
    sanggah: 'Your contest is stored.',
    tambah: 'It is stored; the kelurahan can read it.',
    cabut: 'This complaint is withdrawn.',
    juga: 'Noted: it is your problem too. Keep the address of this page to follow it.',
    batal: 'Your support is withdrawn.',
  },
);
export type News = keyof (typeof news)['id'];

export interface ComplaintPageProps {
  readonly complaint: ComplaintResponse;
  /** The complaint with what only its citizen sees, if this device has its secret. */
  readonly own?: OwnComplaintWithReporterResponse;
  /** Whether somebody supported it on this device. */
  readonly supported: boolean;
  readonly news?: News;
  readonly refused?: Refused;
}

/** The page of a complaint, public or with what only its citizen sees. */
export function ComplaintPage({ complaint, own, supported, news: told, refused }: ComplaintPageProps): VNode {
  const w = useWords(texts);
  const said = useWords(news);
  const formats = useFormats();
  const { language } = useReader();
  const { number, category, filedAt, supporters, demo } = complaint;
  return (
    <article class="complaint">
      {told && (
        <p class="notice good" role="status">
          {said[told]}
        </p>
      )}
      <h1>
        {category.name[language]} <span class="number soft whole">{number}</span>
      </h1>
      <p>
        <StatusBadge complaint={complaint} /> {useWords(statusMeanings)[explainedStatus(complaint)]}
      </p>
      {demo && <p class="soft">{w.demo}</p>}
      <DueTimes complaint={complaint} />
      <div class="columns">
        <div>
          <dl class="facts">
            <dt>{w.where}</dt>
            <dd>
              <AreaLink complaint={complaint} />
            </dd>
            {complaint.responsibleOffice !== null && (
              <>
                <dt>{w.answers}</dt>
                <dd>{complaint.responsibleOffice}</dd>
              </>
            )}
            <dt>{w.filed}</dt>
            <dd>
              <time dateTime={filedAt}>{formats.time(filedAt)}</time>
            </dd>
            {supporters > 0 && (
              <>
                <dt>{w.supporters}</dt>
                <dd>{w.times(formats.number(supporters))}</dd>
              </>
            )}
            <Ended complaint={complaint} />
          </dl>
          {own && <OwnPart own={own} refused={refused} />}
        </div>
        <section>
          <h2>{w.story}</h2>
          <Timeline complaint={own ?? complaint} />
        </section>
      </div>
      {!own && !hasEnded(complaint.status) && (
        <MeToo number={number} supported={supported} refused={refused} />
      )}
      {!own && <SecretForm number={number} refused={refused} />}
      <p class="soft small no-print">{w.print}</p>
    </article>
  );
}

function AreaLink({ complaint: { area, responsibleOffice } }: { complaint: ComplaintResponse }): VNode {
  const w = useWords(texts);
  if (area === null) return <>{responsibleOffice ?? w.noArea}</>;
  const wider = [area.kecamatan, area.city].flatMap((each) => (each ? [each.name] : []));
  return (
    <>
      <a href={`/wilayah/${area.code}`}>{area.name}</a>
      {wider.map((name) => `, ${name}`).join('')}
    </>
  );
}

function Ended({ complaint: { rejectionReason } }: { complaint: ComplaintResponse }): VNode | null {
  const w = useWords(texts);
  const reasons = useWords(endReasonWords);
  if (rejectionReason === null) return null;
  return (
    <>
      <dt>{w.reason}</dt>
      <dd>{reasons[rejectionReason as EndReason]}</dd>
    </>
  );
}
