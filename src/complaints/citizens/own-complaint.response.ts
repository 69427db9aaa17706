import { inZone } from '../../common/city-time.js';
import { ApiField } from '../../common/api-field.js';
import { type ContestRoute } from './contest-route.js';
import { type PhotosByEvent } from '../core/photos/photos-by-event.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type ToldEvent } from '../core/append.js';
import { type Action } from '../core/life-cycle.js';
import { possibleTransitions } from '../core/transitions.js';
import { ComplaintResponse, showSummary, showTimeline } from '../core/reading/complaint.response.js';
import { type Directory } from '../core/reading/directory.service.js';
import { ReporterResponse } from '../core/reporters/reporter.response.js';
import { PointResponse, pointOf } from '../core/point.response.js';

const maybeText = { type: String, nullable: true } as const;

/** A complaint as the citizen who filed it sees it. */
export class OwnComplaintResponse extends ComplaintResponse {
  @ApiField(
    'What was filed, in the citizen’s own words.',
    'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  )
  description!: string;

  @ApiField('The place in words.', 'Jl. Tanah Abang II, depan halte', maybeText)
  address!: string | null;

  @ApiField('The point on the map.', undefined, { type: PointResponse, nullable: true })
  location!: PointResponse | null;

  @ApiField(
    'Once it is said to be done: until when it can be contested. Silence then closes it.',
    '2026-03-15T16:00:00.000+07:00',
    { ...maybeText, format: 'date-time' },
  )
  closesAt!: string | null;

  @ApiField('What its citizen can do now.', ['confirm', 'contest'], { type: [String] })
  allowedActions!: Action[];

  @ApiField(
    'Whether an inspector decides on a contest of it, or has decided: after three contests one more does not reopen it.',
    false,
  )
  withInspector!: boolean;
}

/** The same, with what the citizen said of themselves. */
export class OwnComplaintWithReporterResponse extends OwnComplaintResponse {
  @ApiField('Who filed it; null where nobody was named.', undefined, {
    type: ReporterResponse,
    nullable: true,
  })
  reporter!: ReporterResponse | null;
}

/** Whether citizens request an action by its name. An appeal is requested as a contest. */
export function isRequestable(action: Action): boolean {
  return action !== 'appeal';
}

/** @param contest what would become of a contest, where the complaint is resolved */
export function showToCitizen(
  complaint: Complaint,
  history: readonly ToldEvent[],
  directory: Directory,
  photos: PhotosByEvent,
  contest?: ContestRoute,
): OwnComplaintResponse {
  const zone = directory.zoneOf(complaint.cityPrefix);
  return {
    ...showSummary(complaint, directory),
    timeline: showTimeline(history, zone, directory, 'citizen', photos),
    description: complaint.description,
    address: complaint.address,
    location: pointOf(complaint),
    closesAt: inZone(complaint.closesAt, zone),
    allowedActions: possibleTransitions(complaint.status, 'citizen', isRequestable).allowedActions.filter(
      (action) => action !== 'contest' || contest !== 'with_inspector',
    ),
    withInspector: contest === 'with_inspector',
  };
}
