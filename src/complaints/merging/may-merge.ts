import { type Bilingual } from '../../common/language.js';
import { type Complaint } from '../core/complaint.entity.js';
import { transitionOf } from '../core/life-cycle.js';

/** The fields of a complaint that decide whether it may be merged. */
export type Mergeable = Pick<
  Complaint,
  | 'id'
  | 'cityPrefix'
  | 'status'
  | 'ownerOffice'
  | 'aboutOffice'
  | 'filedAt'
  | 'firstResponseDueAt'
  | 'firstRespondedAt'
  | 'resolvedAt'
>;

/** Why one complaint cannot be merged into another. */
export type MergeFault =
  'itself' | 'not_open' | 'other_office' | 'about_office' | 'younger' | 'hides_lateness' | 'reopened';

/** The faults in words, after "Complaint ...:". */
export const mergeFaults: Readonly<Record<MergeFault, Bilingual>> = {
  itself: { id: 'tidak dapat digabung ke dirinya sendiri', en: 'cannot be merged into itself' },
  not_open: { id: 'aduan tujuannya tidak lagi terbuka', en: 'what it would go on in is not open' },
  other_office: {
    id: 'aduan tujuannya dipegang kantor lain',
    en: 'what it would go on in is another office’s',
  },
  about_office: {
    id: 'yang satu tentang kinerja sebuah kantor, yang lain tidak tentang kantor itu',
    en: 'one is about the conduct of an office, and the other is not about that office',
  },
  younger: {
    id: 'hanya dapat digabung ke aduan yang masuk lebih dahulu',
    en: 'can only be merged into one that was filed before it',
  },
  hides_lateness: {
    id: 'terlambat dijawab, sedangkan aduan tujuannya tidak; jawablah tersendiri',
    en: 'is late with its answer, and what it would go on in is not; it has to be answered itself',
  },
  reopened: {
    id: 'pernah dinyatakan selesai lalu disanggah; jawablah tersendiri',
    en: 'was said to be done once and reopened; it has to be answered itself',
  },
};

/**
 * Why a complaint may not be merged into another; undefined where it may.
 *
 * A merged complaint is no longer counted as received, so a merge must not improve the rates. It goes into an older one,
 * whose clock began first and runs on. A late complaint goes only into one that is late too, so that the lateness is
 * counted once and not lost. What a citizen contested is not merged, and stays counted as contested.
 */
export function faultOfMerge(complaint: Mergeable, into: Mergeable, now: Date): MergeFault | undefined {
  if (complaint.id === into.id) return 'itself';
  if (complaint.ownerOffice !== into.ownerOffice || complaint.cityPrefix !== into.cityPrefix)
    return 'other_office';
  if (complaint.aboutOffice !== into.aboutOffice) return 'about_office';
  if (transitionOf('merge', into.status, 'lurah') === undefined) return 'not_open';
  if (!isOlder(into, complaint)) return 'younger';
  if (complaint.resolvedAt !== null) return 'reopened';
  if (isLate(complaint, now) && !isLate(into, now)) return 'hides_lateness';
  return undefined;
}

/** Of two that were filed at the same instant the one with the lower id is the older: ids are in the order of filing. */
function isOlder(one: Mergeable, other: Mergeable): boolean {
  const apart = one.filedAt.getTime() - other.filedAt.getTime();
  return apart === 0 ? one.id < other.id : apart < 0;
}

/** Whether its first answer was late, or is overdue. */
function isLate({ firstRespondedAt, firstResponseDueAt }: Mergeable, now: Date): boolean {
  return (firstRespondedAt ?? now) > firstResponseDueAt;
}
