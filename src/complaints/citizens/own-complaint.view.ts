import { inZone } from '../../common/city-time.js';
import { Shown } from '../../common/shown.js';
import { type ContestRoute } from '../evidence/appeals.js';
import { type PhotosByEvent } from '../evidence/photos-by-event.js';
import { type Complaint } from '../life/complaint.entity.js';
import { type ToldEvent } from '../life/append.js';
import { type Action, waysOn } from '../life/life-cycle.js';
import { ComplaintView, showSummary, showTimeline } from '../reading/complaint.views.js';
import { type Directory } from '../reading/directory.service.js';
import { ReporterView } from '../reporters/reporter.views.js';
import { PointView, pointOf } from '../reading/point.view.js';

const maybeText = { type: String, nullable: true } as const;

/** A complaint as whoever filed it sees it. */
export class OwnComplaint extends ComplaintView {
  @Shown(
    'What was filed, in the citizen’s own words.',
    'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  )
  description!: string;

  @Shown('The place in words.', 'Jl. Tanah Abang II, depan halte', maybeText)
  address!: string | null;

  @Shown('The point on the map.', undefined, { type: PointView, nullable: true })
  location!: PointView | null;

  @Shown(
    'Once it is said to be done: until when it can be contested. Silence then closes it.',
    '2026-03-15T16:00:00.000+07:00',
    { ...maybeText, format: 'date-time' },
  )
  closesAt!: string | null;

  @Shown('What its citizen can do now.', ['confirm', 'contest'], { type: [String] })
  allowedActions!: Action[];

  @Shown(
    'Whether an inspector decides on a contest of it, or has decided: after three contests one more does not reopen it.',
    false,
  )
  withInspector!: boolean;
}

/** The same, with what the citizen said of themselves. */
export class OwnComplaintWithReporter extends OwnComplaint {
  @Shown('Who filed it; null where nobody was named.', undefined, { type: ReporterView, nullable: true })
  reporter!: ReporterView | null;
}

/** Which actions a citizen asks for: a contest that goes to the inspector is asked for as every contest. */
export function isAskedFor(action: Action): boolean {
  return action !== 'appeal';
}

/** @param contest what would become of a contest, where the complaint is said to be done */
export function showToCitizen(
  complaint: Complaint,
  history: readonly ToldEvent[],
  directory: Directory,
  photos: PhotosByEvent,
  contest?: ContestRoute,
): OwnComplaint {
  const zone = directory.zoneOf(complaint.cityPrefix);
  return {
    ...showSummary(complaint, directory),
    timeline: showTimeline(history, zone, directory, 'citizen', photos),
    description: complaint.description,
    address: complaint.address,
    location: pointOf(complaint),
    closesAt: inZone(complaint.closesAt, zone),
    allowedActions: waysOn(complaint.status, 'citizen', isAskedFor).allowedActions.filter(
      (action) => action !== 'contest' || contest !== 'with_inspector',
    ),
    withInspector: contest === 'with_inspector',
  };
}
