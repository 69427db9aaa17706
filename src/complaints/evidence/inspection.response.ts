import { inZone } from '../../common/city-time.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ApiField } from '../../common/api-field.js';
import { type InspectionOutcome, inspectionOutcomes } from '../core/complaint-event.entity.js';
import { type Status, statuses } from '../core/life-cycle.js';
import { type Directory } from '../core/reading/directory.service.js';
import { CodeAndNamesResponse } from '../core/reading/named.response.js';
import { type DoubtfulClosure } from './doubtful-closures.repository.js';
import { DRAWN_BY } from './draw.js';
import { type EvidenceFinding, type FindingKind, findingKinds } from '../core/evidence-findings.js';
import { type Inspection } from '../core/inspections/inspection.js';
import { type MonthOfInspections } from './inspections.service.js';

const WHEN = '2026-03-01T08:00:00.000+07:00';
const PHOTO = '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90';
const SHA = '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925';
const maybeText = { type: String, nullable: true } as const;

class DoubtResponse implements EvidenceFinding {
  @ApiField('Id of the photo.', PHOTO, { format: 'uuid' })
  photo!: string;

  @ApiField('What is doubtful about it.', 'taken_outside', { enum: [...findingKinds] })
  doubt!: FindingKind;
}

class ClosureResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('What it is about.', undefined, { type: CodeAndNamesResponse })
  category!: CodeAndNamesResponse;

  @ApiField('The office that closed it.', 'Lurah Gambir', maybeText)
  office!: string | null;

  @ApiField('When.', WHEN, { format: 'date-time' })
  closedAt!: string;
}

class DoubtfulClosureResponse extends ClosureResponse {
  @ApiField('What the office says it did.', 'Lubang sudah ditutup.', maybeText)
  message!: string | null;

  @ApiField('What is doubtful, by photo.', undefined, { type: [DoubtResponse] })
  doubts!: DoubtResponse[];

  @ApiField('Why the office says that the photos should count.', 'Kamera petugas salah tanggal.', maybeText)
  reason!: string | null;
}

export class DoubtfulClosuresResponse {
  @ApiField('The closures, newest first.', undefined, { type: [DoubtfulClosureResponse] })
  items!: DoubtfulClosureResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, maybeText)
  nextCursor!: string | null;
}

export class InspectionResponse extends ClosureResponse {
  @ApiField('Its id.', '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10', { format: 'uuid' })
  id!: string;

  @ApiField('Where the complaint stands now.', 'resolved', { enum: [...statuses] })
  status!: Status;

  @ApiField('What was found; null until it is recorded.', 'not_done', {
    type: String,
    enum: [...inspectionOutcomes, null],
    nullable: true,
  })
  outcome!: InspectionOutcome | null;

  @ApiField('When it was recorded.', WHEN, { ...maybeText, format: 'date-time' })
  inspectedAt!: string | null;

  @ApiField('Whether it was drawn by lot.', true)
  drawn!: boolean;

  @ApiField(
    'When its citizen contested it for the fourth time or later, which brought it here; else null.',
    WHEN,
    {
      ...maybeText,
      format: 'date-time',
    },
  )
  appealedAt!: string | null;
}

export class InspectionsResponse {
  @ApiField('The inspections, newest closure first.', undefined, { type: [InspectionResponse] })
  items!: InspectionResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, maybeText)
  nextCursor!: string | null;
}

class MonthResponse implements MonthOfInspections {
  @ApiField('The month, of the city.', '2026-03')
  month!: string;

  @ApiField('SHA-256 of the seed, in hexadecimal.', SHA)
  commitment!: string;

  @ApiField('The seed, in hexadecimal; null until the month is over.', null, maybeText)
  seed!: string | null;

  @ApiField('Closures drawn.', 12)
  drawn!: number;

  @ApiField('Of these found done.', 9)
  done!: number;

  @ApiField('Of these found not done.', 1)
  notDone!: number;
}

export class InspectionMonthsResponse {
  @ApiField('The share of closures that is drawn.', 0.05)
  share!: number;

  @ApiField('How it is drawn.', DRAWN_BY.en)
  rule!: string;

  @ApiField('The months.', undefined, { type: [MonthResponse] })
  items!: MonthResponse[];
}

type Closed = Pick<Inspection, 'number' | 'cityPrefix' | 'categoryCode' | 'office' | 'closedAt'>;

function showClosure(closed: Closed, directory: Directory): ClosureResponse {
  return {
    number: closed.number,
    category: directory.category(closed.categoryCode),
    office: directory.officeName(closed.office),
    closedAt: inZone(closed.closedAt, directory.zoneOf(closed.cityPrefix)),
  };
}

export function showDoubtful(closure: DoubtfulClosure, directory: Directory): DoubtfulClosureResponse {
  const { message, details } = closure;
  const { doubts = [], doubtReason = null } = details;
  return { ...showClosure(closure, directory), message, doubts: [...doubts], reason: doubtReason };
}

export function showInspection(inspection: Inspection, directory: Directory): InspectionResponse {
  const { id, status, outcome, inspectedAt, drawn, appealedAt, cityPrefix } = inspection;
  const zone = directory.zoneOf(cityPrefix);
  return {
    ...showClosure(inspection, directory),
    id,
    status,
    outcome,
    inspectedAt: inZone(inspectedAt, zone),
    drawn,
    appealedAt: inZone(appealedAt, zone),
  };
}
