import { inZone } from '../../../common/city-time.js';
import { ApiField } from '../../../common/api-field.js';
import { shownDue } from '../../../deadlines/never-due.js';
import { type Complaint } from '../complaint.entity.js';
import { type ToldEvent } from '../append.js';
import { isPublic, PhotoResponse, showPhoto } from '../photos/photo.response.js';
import { type PhotosByEvent } from '../photos/photos-by-event.js';
import { type EventDetails, type InspectionOutcome, inspectionOutcomes } from '../complaint-event.entity.js';
import { type Directory } from './directory.service.js';
import { endReasons, type EventKind, eventKinds, type Status, statuses } from '../life-cycle.js';
import { maskPersonal } from '../masking/mask-personal.js';
import { CodeAndNamesResponse, ComplaintAreaResponse } from './named.response.js';

const WHEN = '2026-03-01T08:00:00.000+07:00';

/** A complaint in a list, for everyone. It holds nothing about the reporter, and not their words. */
export class ComplaintSummaryResponse {
  @ApiField('Its number.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('What it is about.', undefined, { type: CodeAndNamesResponse })
  category!: CodeAndNamesResponse;

  @ApiField('Where it stands.', 'waiting', { enum: [...statuses] })
  status!: Status;

  @ApiField(
    'The kelurahan responsible; null while it is not routed or lies with the triage office.',
    undefined,
    {
      type: ComplaintAreaResponse,
      nullable: true,
    },
  )
  area!: ComplaintAreaResponse | null;

  @ApiField('The office responsible; null until routed.', 'Lurah Gambir', { type: String, nullable: true })
  responsibleOffice!: string | null;

  @ApiField('The app or desk it came through.', 'jaki')
  channel!: string;

  @ApiField('When it was filed.', WHEN, { format: 'date-time' })
  filedAt!: string;

  @ApiField('When the citizen must have an answer; null where no time was set.', WHEN, {
    type: String,
    format: 'date-time',
    nullable: true,
  })
  firstResponseDueAt!: string | null;

  @ApiField('When it must be done; null where no time was set.', WHEN, {
    type: String,
    format: 'date-time',
    nullable: true,
  })
  resolutionDueAt!: string | null;

  @ApiField('When the responsible office first answered.', WHEN, {
    type: String,
    format: 'date-time',
    nullable: true,
  })
  firstRespondedAt!: string | null;

  @ApiField('When it was said to be done.', WHEN, { type: String, format: 'date-time', nullable: true })
  resolvedAt!: string | null;

  @ApiField('Why it was turned away, where it was.', null, {
    type: String,
    enum: [...endReasons, null],
    nullable: true,
  })
  rejectionReason!: string | null;

  @ApiField('Number of the complaint about the same thing in which it goes on, where it was merged.', null, {
    type: String,
    nullable: true,
  })
  mergedInto!: string | null;

  @ApiField(
    'How many others said "me too". It counts as one complaint all the same. Those whose complaints were merged into it are among them.',
    3,
  )
  supporters!: number;

  @ApiField('Made up for a demonstration.', false)
  demo!: boolean;
}

/** An event, as the public sees it. */
export class TimelineEntryResponse {
  @ApiField('When.', WHEN, { format: 'date-time' })
  at!: string;

  @ApiField('What.', 'responded', { enum: [...eventKinds] })
  kind!: EventKind;

  @ApiField('Status after it.', 'in_progress', { enum: [...statuses] })
  status!: Status;

  @ApiField('How content the citizen is, from 1 to 5.', 4, { type: Number, required: false })
  score?: number;

  @ApiField('The office that acted; null for the citizen, the queue and whoever inspects.', 'Lurah Gambir', {
    type: String,
    nullable: true,
  })
  by!: string | null;

  @ApiField('The office it went to.', 'Lurah Cideng', { type: String, required: false })
  office?: string;

  @ApiField('The unit it was handed to.', 'Dinas Bina Marga', { type: String, required: false })
  unit?: string;

  @ApiField('Who does it there. For officers.', 'Regu 3', { type: String, required: false })
  who?: string;

  @ApiField('The day by which the unit is to do it. For officers.', '2026-03-06', {
    type: String,
    format: 'date',
    required: false,
  })
  dueOn?: string;

  @ApiField('Number of the complaint that it was merged into.', 'JKT-26-7K3Q9F-8', {
    type: String,
    required: false,
  })
  into?: string;

  @ApiField('What decided the routing, or why it was turned away.', 'location', {
    type: String,
    required: false,
  })
  reason?: string;

  @ApiField(
    'What was said. Answers are public; notes between offices only officers see. Of a citizen’s words the public sees those that confirm or contest. The public reads everything with phone numbers, e-mail addresses, NIK, KK, NPWP and number plates masked.',
    'Petugas memeriksa hari ini.',
    {
      type: String,
      nullable: true,
    },
  )
  message!: string | null;

  @ApiField('What an inspection found.', 'not_done', { enum: [...inspectionOutcomes], required: false })
  outcome?: InspectionOutcome;

  @ApiField('What the office wrote about doubtful photos. For officers.', 'Kamera petugas salah tanggal.', {
    type: String,
    required: false,
  })
  doubtReason?: string;

  @ApiField(
    'Why it is about the same thing, where that is not plain from category and place. For officers.',
    'Genangan yang sama, di kedua ujung jalan.',
    { required: false },
  )
  mergeReason?: string;

  @ApiField('The photos that came with it, as far as one may see them.', undefined, {
    type: [PhotoResponse],
    required: false,
  })
  photos?: PhotoResponse[];
}

/** A complaint with its public timeline. */
export class ComplaintResponse extends ComplaintSummaryResponse {
  @ApiField('What happened, oldest first.', undefined, { type: [TimelineEntryResponse] })
  timeline!: TimelineEntryResponse[];
}

/** Who reads a timeline. It decides which messages are in it. */
export type Audience = 'public' | 'citizen' | 'officer';

export function showSummary(complaint: Complaint, directory: Directory): ComplaintSummaryResponse {
  const zone = directory.zoneOf(complaint.cityPrefix);
  return {
    number: complaint.number,
    category: directory.category(complaint.categoryCode),
    status: complaint.status,
    area: directory.areaOf(complaint.ownerOffice),
    responsibleOffice: directory.officeName(complaint.ownerOffice),
    channel: complaint.channel,
    filedAt: inZone(complaint.filedAt, zone),
    firstResponseDueAt: inZone(shownDue(complaint.firstResponseDueAt), zone),
    resolutionDueAt: inZone(shownDue(complaint.resolutionDueAt), zone),
    firstRespondedAt: inZone(complaint.firstRespondedAt, zone),
    resolvedAt: inZone(complaint.resolvedAt, zone),
    rejectionReason: complaint.rejectionReason,
    mergedInto: complaint.mergedInto,
    supporters: complaint.supporters,
    demo: complaint.demo,
  };
}

export function showTimeline(
  history: readonly ToldEvent[],
  zone: string,
  directory: Directory,
  reader: Audience,
  photos: PhotosByEvent,
): TimelineEntryResponse[] {
  return history.map((event) => {
    const { at, kind, status, actorOffice, details } = event;
    const reason = details.because ?? details.reason;
    const shown = (photos.get(event.seq) ?? []).filter((photo) => reader !== 'public' || isPublic(photo));
    return {
      at: inZone(at, zone),
      kind,
      status,
      by: directory.officeName(actorOffice),
      ...(details.office !== undefined && { office: directory.officeName(details.office) ?? details.office }),
      ...(details.unit !== undefined && { unit: directory.unitName(details.unit) }),
      ...(details.into !== undefined && { into: details.into }),
      ...(reader === 'officer' && agreed(details)),
      ...(reason !== undefined && { reason }),
      ...(details.score !== undefined && { score: details.score }),
      message: messageFor(reader, event),
      ...(details.outcome !== undefined && { outcome: details.outcome }),
      ...(details.mergeReason !== undefined && reader === 'officer' && { mergeReason: details.mergeReason }),
      ...(details.doubtReason !== undefined && reader === 'officer' && { doubtReason: details.doubtReason }),
      ...(shown.length > 0 && { photos: shown.map((photo) => showPhoto(photo, event, zone, reader)) }),
    };
  });
}

/** Details that only officers see. */
function agreed({ who, dueOn }: EventDetails): Pick<TimelineEntryResponse, 'who' | 'dueOn'> {
  return { ...(who !== undefined && { who }), ...(dueOn !== undefined && { dueOn }) };
}

/**
 * The message of an event. Officers and the citizen who filed read what was written; the public reads it masked, whether
 * a citizen or an officer wrote it.
 */
function messageFor(reader: Audience, { message, words, messagePublic }: ToldEvent): string | null {
  const said = words ?? message;
  if (said === null || reader === 'officer') return said;
  if (reader === 'citizen') return words !== null || messagePublic ? said : null;
  return messagePublic ? maskPersonal(said) : null;
}
