import { ApiField } from '../../common/api-field.js';
import { statuses } from '../../complaints/core/life-cycle.js';

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
  'merged',
] as const;
export type OpenCount = (typeof openCounts)[number];

/** A complaint as open data: nothing of who filed it, nor their words, nor the very place. */
export class OpenComplaintResponse {
  @ApiField('Its number.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Code of the category.', 'road')
  category!: string;

  @ApiField('Name of the category in Indonesian.', 'Jalan rusak')
  categoryNameId!: string;

  @ApiField('Name of the category in English.', 'Damaged road')
  categoryNameEn!: string;

  @ApiField('The channel it came through.', 'qlue')
  channel!: string;

  @ApiField('Code of the kelurahan responsible; null where the triage office is.', '31.71.01.1001', maybeText)
  kelurahan!: string | null;

  @ApiField('Its name.', 'Gambir', maybeText)
  kelurahanName!: string | null;

  @ApiField('Code of the kecamatan above it.', '31.71.01', maybeText)
  kecamatan!: string | null;

  @ApiField('Its name.', 'Gambir', maybeText)
  kecamatanName!: string | null;

  @ApiField('Latitude, WGS84, rounded to three decimals; null where no point was given.', -6.177, maybeNumber)
  lat!: number | null;

  @ApiField('Longitude, likewise.', 106.827, maybeNumber)
  lng!: number | null;

  @ApiField('When it was filed.', '2026-03-01T08:00:00.000+07:00', instant)
  filedAt!: string;

  @ApiField(
    'When its first response was due; null where another system set no target, so that it is never due.',
    '2026-03-02T08:00:00.000+07:00',
    { ...maybeText, ...instant },
  )
  firstResponseDueAt!: string | null;

  @ApiField('When it had its first response.', '2026-03-01T15:00:00.000+07:00', { ...maybeText, ...instant })
  firstRespondedAt!: string | null;

  @ApiField('When it was last said to be done; null where it is not.', null, { ...maybeText, ...instant })
  resolvedAt!: string | null;

  @ApiField('Where it stood.', 'in_progress', { enum: [...statuses] })
  status!: string;

  @ApiField('Code of the unit it was last handed to.', 'dinas-bina-marga', maybeText)
  unit!: string | null;

  @ApiField('How the response rate counts it, by the definition.', 'answeredOnTime', {
    enum: [...openCounts],
  })
  counted!: OpenCount;

  @ApiField('Made up for a demonstration.', false)
  demo!: boolean;
}
