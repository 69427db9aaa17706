import { type Bilingual } from '../../common/language.js';
import { type EndReason } from '../../complaints/core/life-cycle.js';
import { firstDefinition } from './first-definition.js';
import { type Interval, wilson } from './interval.js';

/**
 * The definition of the response rate. It stands here once: the text that is
 * printed beside every number, the reasons that take a complaint out of the
 * count, and the arithmetic. `aggregates/counted.ts` counts by it.
 */
export const definition: Bilingual = {
  id:
    'Aduan yang diterima sejak hari from sampai sebelum hari to, menurut hari kota, sebagaimana diketahui pada saat asOf. ' +
    'Diterima (received): aduan yang masuk, tidak termasuk yang ditolak sebagai spam, uji coba, atau di luar kota, dan yang ditarik warga sebelum ada yang terlambat; semuanya dihitung terpisah. ' +
    'Aduan yang digabung (merged) tetap diterima oleh kelurahannya dengan tenggatnya sendiri, dan ditanggapi oleh tanggapan publik pertama sesudah digabung atas aduan tujuannya; ia selesai selama aduan tujuannya selesai. ' +
    'Ditanggapi (answered): sudah ada tanggapan publik pertama dari jabatan yang bertanggung jawab, tepat waktu (answeredOnTime) bila paling lambat pada tenggat yang disimpan saat aduan masuk, terlambat (answeredLate) bila sesudahnya. ' +
    'Lewat tenggat (overdue): belum ditanggapi dan lewat tenggat; menunggu (pending): belum ditanggapi dan belum jatuh tempo. Keempatnya berjumlah sama dengan yang diterima. ' +
    'Tingkat tanggapan (responseRate) = ditanggapi / diterima. Tingkat tepat waktu (onTimeRate) = ditanggapi tepat waktu / (diterima - menunggu). Tingkat dari nol aduan tidak ada (null). ' +
    'Selesai (resolved): dinyatakan selesai dan tidak disanggah; dikoordinasikan (forwarded): sedang dikoordinasikan dengan unit; disanggah (contested): pernah dinyatakan selesai dan dibuka kembali. ' +
    'Tingkat penyelesaian (resolvedRate) = selesai / diterima. ' +
    'Setiap tingkat disertai selang kepercayaan Wilson 95 %; peringkat hanya untuk yang menerima sedikitnya sejumlah aduan (rankedFrom). ' +
    'Separuh (medianHours) dan sembilan dari sepuluh (p90Hours) ditanggapi dalam: waktu sampai tanggapan pertama atas semua aduan yang diterima menurut Kaplan-Meier, yang belum ditanggapi dihitung masih menunggu; tidak ada (null) bila belum tercapai; bagi kelompok sekecil apa pun tidak menyimpang dari taksiran yang eksak lebih dari timesWithin. ' +
    'Aduan dihitung pada jabatan yang memegangnya pada saat paling awal di antara tanggapan pertama, tenggat, dan asOf, dan pada pejabat yang memegang jabatan itu saat itu; sesudahnya tidak ada langkah yang memindahkannya. ' +
    'Jabatan yang menerima limpahan diberi waktu yang wajar (bila kota tidak menetapkan lain, seperempat dari waktu tanggapan, sedikitnya dua jam kerja): sebelum waktu itu lewat, aduan tetap dihitung pada jabatan yang melimpahkan, kecuali penerimanya menanggapi sebelum tenggat. Aduan yang tempatnya di kelurahan yang melimpahkan hanya dihitung pada penerima bila penerima menanggapinya sebelum tenggat. Aduan yang ditolak ke meja triase tetap dihitung pada jabatan yang menolak.',
  en:
    'Complaints received in [from, to) by the days of the city, as known at the instant asOf. ' +
    'received: accepted, less those rejected as spam, test or outside the city, and those their citizen withdrew before anybody was late; all are counted beside it. ' +
    'A merged complaint stays received by its own office, with its own due time; it is answered by the first public answer after the merge to the one it was merged into, and done while that one is done. ' +
    'answered: a first public response by the responsible office; answeredOnTime: by the due time stored at filing; answeredLate: after it. ' +
    'overdue: unanswered and past due; pending: unanswered and not yet due. The four add up to received. ' +
    'responseRate = answered / received. onTimeRate = answeredOnTime / (received - pending). A rate of nothing is null. ' +
    'resolved: done and not contested; forwarded: in coordination with a unit; contested: once said to be done, and reopened. ' +
    'resolvedRate = resolved / received. ' +
    'Each rate comes with its Wilson 95 % interval; ranks are given only to those that received at least rankedFrom complaints. ' +
    'medianHours and p90Hours: time to the first response over all received by Kaplan-Meier, the unanswered counted as still waiting; null where the curve does not come down that far; however small the group, within timesWithin of the exact estimate. ' +
    'A complaint counts with the office that held it at the earliest of first response, due time and asOf, and with who held that office then; no later step moves it. ' +
    'An office that receives one from another has a fair time (unless the city says otherwise, a quarter of the time to the first response, at least two working hours): until it is over, the complaint counts with the office that passed it on, unless it is answered in time. What lies in the kelurahan that passes it on counts with the receiver only if that one answers in time. What an office refuses to the triage office counts with the office that refused it.',
};

/**
 * The definition that held at an instant, by its version. Questions as of before it held are answered by the version of
 * then, so that an old number can be had again; `metric_definitions` says from when each holds.
 *
 * @param version 1: an office has what it owns at `asOf`; 2: what it held at the charging instant
 */
export function definitionOf(version: number): Bilingual {
  return version === 1 ? firstDefinition : definition;
}

/** Rejected for one of these, a complaint was none, or is none any more: it leaves the count. */
export const notCounted: readonly EndReason[] = ['spam', 'test', 'outside_city', 'withdrawn'];

/** What is counted for a group of complaints. */
export interface Counts {
  readonly received: number;
  readonly answered: number;
  readonly answeredOnTime: number;
  readonly answeredLate: number;
  readonly overdue: number;
  readonly pending: number;
  readonly resolved: number;
  readonly forwarded: number;
  readonly contested: number;
  /** Beside `received`, not in it. */
  readonly excludedRejected: number;
  readonly merged: number;
}

export const countNames = [
  'received',
  'answered',
  'answeredOnTime',
  'answeredLate',
  'overdue',
  'pending',
  'resolved',
  'forwarded',
  'contested',
  'excludedRejected',
  'merged',
] as const satisfies readonly (keyof Counts)[];

/**
 * Counts from the value of each. Written out, since an object made entry by
 * entry takes ten times as long to read and to copy.
 */
export function countsOf(valueOf: (name: keyof Counts) => number): Counts {
  return {
    received: valueOf('received'),
    answered: valueOf('answered'),
    answeredOnTime: valueOf('answeredOnTime'),
    answeredLate: valueOf('answeredLate'),
    overdue: valueOf('overdue'),
    pending: valueOf('pending'),
    resolved: valueOf('resolved'),
    forwarded: valueOf('forwarded'),
    contested: valueOf('contested'),
    excludedRejected: valueOf('excludedRejected'),
    merged: valueOf('merged'),
  };
}

/** The rates, from 0 to 1. A rate of nothing is null, never 0 or 1. */
export interface Rates {
  readonly responseRate: number | null;
  readonly onTimeRate: number | null;
  readonly resolvedRate: number | null;
}

/** Where each rate may truly lie, with 95 % confidence. */
export interface Intervals {
  readonly responseRateInterval: Interval | null;
  readonly onTimeRateInterval: Interval | null;
  readonly resolvedRateInterval: Interval | null;
}

export function rates({ received, answered, answeredOnTime, pending, resolved }: Counts): Rates & Intervals {
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const due = received - pending;
  return {
    responseRate: share(answered, received),
    responseRateInterval: wilson(answered, received),
    onTimeRate: share(answeredOnTime, due),
    onTimeRateInterval: wilson(answeredOnTime, due),
    resolvedRate: share(resolved, received),
    resolvedRateInterval: wilson(resolved, received),
  };
}

/** The counts of several groups taken together. */
export function sum(groups: readonly Counts[]): Counts {
  return countsOf((name) => groups.reduce((total, group) => total + group[name], 0));
}
