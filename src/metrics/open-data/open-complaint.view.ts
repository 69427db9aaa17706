import { Shown } from '../../common/shown.js';
import { statuses } from '../../complaints/life/life-cycle.js';

const maybeText = { type: String, nullable: true };
const maybeNumber = { type: Number, nullable: true };
const instant = { format: 'date-time' };

/** The counts of which each complaint is in exactly one. */
export const openCounts = [
  'answeredOnTime',
  'answeredLate',
  'overdue',
  'pending',
  'excludedRejected',
  'excludedMerged',
] as const;
export type OpenCount = (typeof openCounts)[number];

/** A complaint as open data: nothing of who filed it, nor their words, nor the very place. */
export class OpenComplaintView {
  @Shown('Its number.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @Shown('Code of the category.', 'road')
  category!: string;

  @Shown('Name of the category in Indonesian.', 'Jalan rusak')
  categoryNameId!: string;

  @Shown('Name of the category in English.', 'Damaged road')
  categoryNameEn!: string;

  @Shown('The channel it came through.', 'qlue')
  channel!: string;

  @Shown('Code of the kelurahan responsible; null where the triage office is.', '31.71.01.1001', maybeText)
  kelurahan!: string | null;

  @Shown('Its name.', 'Gambir', maybeText)
  kelurahanName!: string | null;

  @Shown('Code of the kecamatan above it.', '31.71.01', maybeText)
  kecamatan!: string | null;

  @Shown('Its name.', 'Gambir', maybeText)
  kecamatanName!: string | null;

  @Shown('Latitude, WGS84, rounded to three decimals; null where no point was given.', -6.177, maybeNumber)
  lat!: number | null;

  @Shown('Longitude, likewise.', 106.827, maybeNumber)
  lng!: number | null;

  @Shown('When it was filed.', '2026-03-01T08:00:00.000+07:00', instant)
  filedAt!: string;

  @Shown('When its first response was due.', '2026-03-02T08:00:00.000+07:00', instant)
  firstResponseDueAt!: string;

  @Shown('When it had its first response.', '2026-03-01T15:00:00.000+07:00', { ...maybeText, ...instant })
  firstRespondedAt!: string | null;

  @Shown('When it was last said to be done; null where it is not.', null, { ...maybeText, ...instant })
  resolvedAt!: string | null;

  @Shown('Where it stood.', 'in_progress', { enum: [...statuses] })
  status!: string;

  @Shown('Code of the unit it was last handed to.', 'dinas-bina-marga', maybeText)
  unit!: string | null;

  @Shown('How the response rate counts it, by the definition.', 'answeredOnTime', { enum: [...openCounts] })
  counted!: OpenCount;

  @Shown('Made up for a demonstration.', false)
  demo!: boolean;
}
