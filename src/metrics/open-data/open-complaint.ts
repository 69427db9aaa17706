import { type Category } from '../../complaints/core/categories/category.entity.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { inZone } from '../../common/city-time.js';
import { shownDue } from '../../deadlines/never-due.js';
import { rounded } from '../../complaints/core/point.response.js';
import { counted } from '../aggregates/counted.js';
import { type OpenComplaintResponse, type OpenCount, openCounts } from './open-complaint.response.js';

/** A complaint as read by {@link OPEN_COLUMNS}. */
export interface OpenRow {
  readonly number: string;
  readonly category: string;
  readonly channel: string;
  readonly office: string;
  readonly unit: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly respondedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly status: string;
  readonly counted: OpenCount;
  readonly demo: boolean;
}

/** Of `charged`, and of the `complaints c` it is joined with. */
export const OPEN_COLUMNS = `
  c.number, charged.category_code AS category, charged.channel, office, charged.unit_code AS unit, c.lat, c.lng,
  charged.filed_at AS "filedAt", due_at AS "dueAt", responded_at AS "respondedAt", charged.status, charged.demo,
  CASE WHEN charged.status IN ('resolved', 'closed') THEN (
    SELECT max(e.at) FROM complaint_events e WHERE e.complaint_id = charged.id AND e.kind = 'resolved' AND e.known_at <= :asOf
  ) END AS "resolvedAt",
  CASE ${openCounts.map((name) => `WHEN ${counted[name]} THEN '${name}'`).join(' ')} END AS counted`;

/** What may be told of a complaint to everyone. */
export function showOpenly(
  row: OpenRow,
  zone: string,
  tree: AreaTree,
  categories: ReadonlyMap<string, Category>,
): OpenComplaintResponse {
  const { number, category, channel, office, unit, lat, lng, status, demo } = row;
  const kelurahan = tree.ancestor(office, 'kelurahan');
  const kecamatan = tree.ancestor(office, 'kecamatan');
  return {
    number,
    category,
    categoryNameId: categories.get(category)?.nameId ?? category,
    categoryNameEn: categories.get(category)?.nameEn ?? category,
    channel,
    kelurahan: kelurahan?.code ?? null,
    kelurahanName: kelurahan?.name ?? null,
    kecamatan: kecamatan?.code ?? null,
    kecamatanName: kecamatan?.name ?? null,
    lat: rounded(lat),
    lng: rounded(lng),
    filedAt: inZone(row.filedAt, zone),
    firstResponseDueAt: inZone(shownDue(row.dueAt), zone),
    firstRespondedAt: inZone(row.respondedAt, zone),
    resolvedAt: inZone(row.resolvedAt, zone),
    status,
    unit,
    counted: row.counted,
    demo,
  };
}
