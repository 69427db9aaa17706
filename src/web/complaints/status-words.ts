import { type ComplaintSummaryResponse } from '../../complaints/core/reading/complaint.response.js';
import { type EndReason, type Status } from '../../complaints/core/life-cycle.js';
import { words } from '../reader/words.js';

/** A status as it is told: a complaint that its citizen withdrew was not turned away by anybody. */
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
  } satisfies Record<ToldStatus, string>,
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
  },
);

/** Why a complaint was turned away, or ended. */
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

/** The status under which a complaint is told. */
export function toldStatus({
  status,
  rejectionReason,
}: Pick<ComplaintSummaryResponse, 'status' | 'rejectionReason'>): ToldStatus {
  const withdrawn = rejectionReason === 'withdrawn' || rejectionReason === 'given_up';
  return status === 'rejected' && withdrawn ? 'withdrawn' : status;
}
