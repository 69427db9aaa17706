import {
  type ComplaintResponse,
  type ComplaintSummaryResponse,
} from '../../complaints/core/reading/complaint.response.js';
import { type EndReason, type Status } from '../../complaints/core/life-cycle.js';
import { words } from '../reader/words.js';

/** A status as pages show it: a complaint that its citizen withdrew was not rejected by an office. */
export type ToldStatus = Status | 'withdrawn';

/** The statuses in the words that citizens know from the city's apps. */
export const statusWords = words(
  {
    received: 'Diterima',
    waiting: 'Menunggu',
    in_progress: 'Proses',
    coordinating: 'Koordinasi',
    resolved: 'Dinyatakan selesai',
    closed: 'Selesai',
    rejected: 'Ditolak',
    merged: 'Digabung',
    withdrawn: 'Dicabut',
  } satisfies Record<ToldStatus, string>,
  {
    received: 'Received',
    waiting: 'Waiting',
    in_progress: 'In progress',
    coordinating: 'Coordinating',
    resolved: 'Said to be done',
    closed: 'Done',
    rejected: 'Turned away',
    merged: 'Merged',
    withdrawn: 'Withdrawn',
  },
);

/** A status as a sentence explains it: once the citizen's contest is with an inspector, they cannot contest again. */
export type ExplainedStatus = ToldStatus | 'appealed' | 'upheld';

/** What a status means for whoever filed the complaint, in a sentence. */
export const statusMeanings = words(
  {
    received: 'Aduan sudah tersimpan dan sedang diteruskan ke kelurahan.',
    waiting: 'Belum dijawab.',
    in_progress: 'Sudah dijawab dan sedang dikerjakan.',
    coordinating: 'Dikerjakan bersama unit lain.',
    resolved: 'Kelurahan menyatakan selesai; pelapor dapat membenarkan atau menyanggahnya.',
    closed: 'Sudah selesai.',
    rejected: 'Tidak dikerjakan, dengan alasan yang tertulis di bawah.',
    merged: 'Dikerjakan bersama aduan lain tentang hal yang sama.',
    withdrawn: 'Pelapor mencabut aduan ini.',
    appealed: 'Kelurahan menyatakan selesai; pelapor menyanggahnya, dan pemeriksa yang memutuskan.',
    upheld: 'Pelapor menyanggahnya; pemeriksa memutuskan bahwa ini sudah selesai.',
  } satisfies Record<ExplainedStatus, string>,
  {
    received: 'The complaint is stored and on its way to the kelurahan.',
    waiting: 'Not answered yet.',
    in_progress: 'Answered, and being worked on.',
    coordinating: 'Being worked on together with another unit.',
    resolved: 'The kelurahan says it is done; whoever filed it can confirm or contest that.',
    closed: 'It is done.',
    rejected: 'It will not be worked on, for the reason written below.',
    merged: 'Being worked on with another complaint about the same thing.',
    withdrawn: 'Whoever filed it has withdrawn it.',
    appealed: 'The kelurahan says it is done; whoever filed it contested that, and an inspector decides.',
    upheld: 'Whoever filed it contested it; an inspector decided that it is done.',
  },
);

/** Why a complaint was rejected, or ended. */
export const endReasonWords = words(
  {
    spam: 'bukan aduan',
    test: 'percobaan',
    outside_city: 'di luar kota ini',
    not_our_authority: 'bukan wewenang kota',
    incomplete: 'keterangannya tidak lengkap',
    withdrawn: 'dicabut pelapor',
    given_up: 'dicabut setelah jawaban terlambat',
  } satisfies Record<EndReason, string>,
  {
    spam: 'not a complaint',
    test: 'a test',
    outside_city: 'outside this city',
    not_our_authority: 'not within the city’s powers',
    incomplete: 'too little was said',
    withdrawn: 'withdrawn by whoever filed it',
    given_up: 'withdrawn after the answer was late',
  },
);

/** The status that pages show of a complaint. */
export function toldStatus({
  status,
  rejectionReason,
}: Pick<ComplaintSummaryResponse, 'status' | 'rejectionReason'>): ToldStatus {
  const withdrawn = rejectionReason === 'withdrawn' || rejectionReason === 'given_up';
  return status === 'rejected' && withdrawn ? 'withdrawn' : status;
}

/** The status that a sentence explains. */
export function explainedStatus(
  complaint: Pick<ComplaintResponse, 'status' | 'rejectionReason' | 'timeline'>,
): ExplainedStatus {
  const told = toldStatus(complaint);
  if (told !== 'resolved') return told;
  const kinds = complaint.timeline.map(({ kind }) => kind);
  const appealed = kinds.lastIndexOf('appealed');
  if (appealed < kinds.lastIndexOf('resolved')) return told;
  return kinds.includes('inspected', appealed) ? 'upheld' : 'appealed';
}
