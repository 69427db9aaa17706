import { type Bilingual } from '../../common/language.js';
import { type Complaint } from '../core/complaint.entity.js';
import { transitionOf } from '../core/transitions.js';

/** Complaints of one category that lie nearer may be merged without a reason. In metres. */
export const MERGE_WITHIN_METRES = 250;
const METRES_PER_DEGREE = 111_195;

/** The fields of a complaint that decide whether it may be merged. */
export type Mergeable = Pick<
  Complaint,
  | 'id'
  | 'cityPrefix'
  | 'status'
  | 'ownerOffice'
  | 'aboutOffice'
  | 'filedAt'
  | 'resolvedAt'
  | 'categoryCode'
  | 'lat'
  | 'lng'
  | 'address'
>;

/** Why one complaint cannot be merged into another. */
export type MergeFault =
  'itself' | 'not_open' | 'other_office' | 'about_office' | 'younger' | 'reopened' | 'needs_reason';

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
  reopened: {
    id: 'pernah dinyatakan selesai lalu disanggah; jawablah tersendiri',
    en: 'was said to be done once and reopened; it has to be answered itself',
  },
  needs_reason: {
    id: `kategori atau tempatnya tidak sama (lebih dari ${MERGE_WITHIN_METRES} meter, atau alamatnya lain); tulislah alasannya`,
    en: `is of another category or at another place (more than ${MERGE_WITHIN_METRES} metres away, or at another address); give a reason`,
  },
};

/**
 * Why a complaint may not be merged into another; undefined where it may.
 *
 * A merged complaint stays received, and is answered only by an answer after the merge, so a merge betters no rate. It
 * goes into an older one, whose clock began first. What a citizen contested is not merged. What does not look like the
 * same thing needs a reason, which stands in the history for officers.
 *
 * @param hasReason whether the office says why
 */
export function faultOfMerge(
  complaint: Mergeable,
  into: Mergeable,
  hasReason = false,
): MergeFault | undefined {
  if (complaint.id === into.id) return 'itself';
  if (complaint.ownerOffice !== into.ownerOffice || complaint.cityPrefix !== into.cityPrefix)
    return 'other_office';
  if (complaint.aboutOffice !== into.aboutOffice) return 'about_office';
  if (transitionOf('merge', into.status, 'lurah') === undefined) return 'not_open';
  if (!isOlder(into, complaint)) return 'younger';
  if (complaint.resolvedAt !== null) return 'reopened';
  return hasReason || areAlike(complaint, into) ? undefined : 'needs_reason';
}

/** Whether two complaints are of one category and at one place: near each other, or at the same address. */
export function areAlike(one: Mergeable, other: Mergeable): boolean {
  if (one.categoryCode !== other.categoryCode) return false;
  if (one.lat !== null && one.lng !== null && other.lat !== null && other.lng !== null) {
    const north = (one.lat - other.lat) * METRES_PER_DEGREE;
    const east = (one.lng - other.lng) * METRES_PER_DEGREE * Math.cos((one.lat * Math.PI) / 180);
    return Math.hypot(north, east) <= MERGE_WITHIN_METRES;
  }
  const address = plainAddress(one.address ?? '');
  return address !== '' && address === plainAddress(other.address ?? '');
}

/** An address without what people write in different ways: capitals, signs and spaces. */
function plainAddress(address: string): string {
  return address
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Of two that were filed at the same instant the one with the lower id is the older: ids are in the order of filing. */
function isOlder(one: Mergeable, other: Mergeable): boolean {
  const apart = one.filedAt.getTime() - other.filedAt.getTime();
  return apart === 0 ? one.id < other.id : apart < 0;
}
