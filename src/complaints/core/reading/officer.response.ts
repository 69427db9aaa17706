import { type Photo } from '../../../attachments/photo-rows.js';
import { inZone } from '../../../common/city-time.js';
import { ApiField } from '../../../common/api-field.js';
import { may, type RoleAssignment } from '../../../identity/rights/rights.js';
import { shownDue } from '../../../deadlines/never-due.js';
import { chargedOfficeAt } from '../charge.js';
import { type Complaint } from '../complaint.entity.js';
import { CURSOR_EXAMPLE } from '../../../common/pagination.js';
import { type PhotosByEvent } from '../photos/photos-by-event.js';
import { type ToldEvent } from '../append.js';
import {
  ComplaintSummaryResponse,
  showSummary,
  showTimeline,
  TimelineEntryResponse,
} from './complaint.response.js';
import { type Directory } from './directory.service.js';
import { PointResponse, pointOf } from '../point.response.js';
import { MaskedReporterResponse } from '../reporters/reporter.response.js';
import { type OfficerAction } from '../life-cycle.js';
import { possibleSteps } from './possible-steps.js';

/** A complaint as officers see it in their inbox. */
export class InboxEntryResponse extends ComplaintSummaryResponse {
  @ApiField('The citizen’s own words.', 'Lubang besar di tengah jalan, sudah dua motor jatuh.')
  description!: string;

  @ApiField('The place in words.', 'Jl. Tanah Abang II, depan halte', { type: String, nullable: true })
  address!: string | null;

  @ApiField('The point on the map.', undefined, { type: PointResponse, nullable: true })
  location!: PointResponse | null;

  @ApiField(
    'What is due next, the answer or the resolution; null once it is closed, and where no time was set.',
    '2026-03-02T08:00:00.000+07:00',
    {
      type: String,
      format: 'date-time',
      nullable: true,
    },
  )
  nextDueAt!: string | null;

  @ApiField('The unit the work was last handed to.', 'Dinas Bina Marga', { type: String, nullable: true })
  unit!: string | null;

  @ApiField('Code of the office responsible; null until routed.', '31.71.01.1001', {
    type: String,
    nullable: true,
  })
  responsibleOfficeCode!: string | null;

  @ApiField(
    'The office or unit whose conduct it is about, which sees none of this; null for all other complaints.',
    'Lurah Gambir',
    { type: String, nullable: true },
  )
  aboutOffice!: string | null;

  @ApiField('What whoever asks may do with it now.', ['respond', 'coordinate'], { type: [String] })
  allowedActions!: OfficerAction[];

  @ApiField(
    'Sequence number of its last event: the version of the complaint. A step sends it back as `lastEvent`, or the `ETag` as `If-Match`.',
    2,
  )
  lastEvent!: number;
}

/** A complaint in a list for officers, with the first of its citizen's photos. */
export interface Pictured {
  readonly entry: InboxEntryResponse;
  readonly photo?: Pick<Photo, 'id' | 'width' | 'height'>;
}

export class InboxResponse {
  @ApiField('The complaints, oldest due first.', undefined, { type: [InboxEntryResponse] })
  items!: InboxEntryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}

/** A complaint with its whole history, for officers. */
export class OfficerComplaintResponse extends InboxEntryResponse {
  @ApiField(
    'The office in whose numbers it counts now, where that is not the one responsible: it was passed on, and the fair time is not over or it was due before. Null otherwise.',
    'Lurah Gambir',
    { type: String, nullable: true },
  )
  countsWith!: string | null;

  @ApiField('What happened, oldest first, with the notes between offices.', undefined, {
    type: [TimelineEntryResponse],
  })
  timeline!: TimelineEntryResponse[];

  @ApiField(
    'Who filed it, masked; null where nobody was named. Whoever has to reach them says why at `reporter-look`.',
    undefined,
    { type: MaskedReporterResponse, nullable: true },
  )
  reporter!: MaskedReporterResponse | null;

  @ApiField('Whether whoever asks may look at who filed it, for a reason.', true)
  maySeeReporter!: boolean;
}

/** @param assignments of the officer to whom it is shown */
export function showInboxEntry(
  complaint: Complaint,
  directory: Directory,
  assignments: readonly RoleAssignment[],
): InboxEntryResponse {
  const { unitCode, nextDueAt, aboutOffice } = complaint;
  return {
    ...showSummary(complaint, directory),
    description: complaint.description,
    address: complaint.address,
    location: pointOf(complaint),
    nextDueAt: inZone(shownDue(nextDueAt), directory.zoneOf(complaint.cityPrefix)),
    unit: unitCode === null ? null : directory.unitName(unitCode),
    responsibleOfficeCode: complaint.ownerOffice,
    aboutOffice: aboutOffice && directory.officeName(directory.unitName(aboutOffice)),
    allowedActions: possibleSteps(assignments, complaint),
    lastEvent: complaint.lastEvent,
  };
}

export function showToOfficer(
  complaint: Complaint,
  history: readonly ToldEvent[],
  reporter: MaskedReporterResponse | null,
  directory: Directory,
  photos: PhotosByEvent,
  assignments: readonly RoleAssignment[],
  now: Date,
): OfficerComplaintResponse {
  const charged = chargedOfficeAt(complaint, complaint.firstResponseDueAt, now);
  const zone = directory.zoneOf(complaint.cityPrefix);
  return {
    ...showInboxEntry(complaint, directory, assignments),
    countsWith: charged === complaint.ownerOffice ? null : directory.officeName(charged),
    timeline: showTimeline(history, zone, directory, 'officer', photos),
    reporter,
    maySeeReporter: may(assignments, 'see_reporter', complaint),
  };
}
