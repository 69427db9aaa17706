import { inZone } from '../../common/city-time.js';
import { Shown } from '../../common/shown.js';
import { may, type Seat } from '../../identity/rights/rights.js';
import { shownDue } from '../../deadlines/never-due.js';
import { type Complaint } from '../life/complaint.entity.js';
import { CURSOR } from '../../common/page.js';
import { type PhotosByEvent } from '../evidence/photos-by-event.js';
import { type ToldEvent } from '../life/append.js';
import { ComplaintSummary, showSummary, showTimeline, TimelineEntry } from '../reading/complaint.views.js';
import { type Directory } from '../reading/directory.service.js';
import { PointView, pointOf } from '../reading/point.view.js';
import { MaskedReporter } from '../reporters/reporter.views.js';
import { type OfficerAction } from '../life/life-cycle.js';
import { possibleSteps } from './possible-steps.js';

/** A complaint as officers see it in their inbox. */
export class InboxEntry extends ComplaintSummary {
  @Shown('The citizen’s own words.', 'Lubang besar di tengah jalan, sudah dua motor jatuh.')
  description!: string;

  @Shown('The place in words.', 'Jl. Tanah Abang II, depan halte', { type: String, nullable: true })
  address!: string | null;

  @Shown('The point on the map.', undefined, { type: PointView, nullable: true })
  location!: PointView | null;

  @Shown(
    'What is due next, the answer or the resolution; null once it is closed, and where no time was set.',
    '2026-03-02T08:00:00.000+07:00',
    {
      type: String,
      format: 'date-time',
      nullable: true,
    },
  )
  nextDueAt!: string | null;

  @Shown('The unit the work was last handed to.', 'Dinas Bina Marga', { type: String, nullable: true })
  unit!: string | null;

  @Shown('What whoever asks may do with it now.', ['respond', 'coordinate'], { type: [String] })
  allowedActions!: OfficerAction[];
}

export class InboxView {
  @Shown('The complaints, oldest due first.', undefined, { type: [InboxEntry] })
  items!: InboxEntry[];

  @Shown('Hand it back as `cursor` for the next part; null at the end.', CURSOR, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}

/** A complaint with its whole history, for officers. */
export class OfficerComplaint extends InboxEntry {
  @Shown('What happened, oldest first, with the notes between offices.', undefined, { type: [TimelineEntry] })
  timeline!: TimelineEntry[];

  @Shown(
    'Who filed it, masked; null where nobody was named. Whoever has to reach them says why at `reporter-look`.',
    undefined,
    { type: MaskedReporter, nullable: true },
  )
  reporter!: MaskedReporter | null;

  @Shown('Whether whoever asks may look at who filed it, for a reason.', true)
  maySeeReporter!: boolean;
}

/** @param seats of whoever it is shown to */
export function showInboxEntry(
  complaint: Complaint,
  directory: Directory,
  seats: readonly Seat[],
): InboxEntry {
  const { unitCode, nextDueAt } = complaint;
  return {
    ...showSummary(complaint, directory),
    description: complaint.description,
    address: complaint.address,
    location: pointOf(complaint),
    nextDueAt: inZone(shownDue(nextDueAt), directory.zoneOf(complaint.cityPrefix)),
    unit: unitCode === null ? null : directory.unitName(unitCode),
    allowedActions: possibleSteps(seats, complaint),
  };
}

export function showToOfficer(
  complaint: Complaint,
  history: readonly ToldEvent[],
  reporter: MaskedReporter | null,
  directory: Directory,
  photos: PhotosByEvent,
  seats: readonly Seat[],
): OfficerComplaint {
  const zone = directory.zoneOf(complaint.cityPrefix);
  return {
    ...showInboxEntry(complaint, directory, seats),
    timeline: showTimeline(history, zone, directory, 'officer', photos),
    reporter,
    maySeeReporter: may(seats, 'see_reporter', complaint),
  };
}
