import { inZone } from '../../common/city-time.js';
import { CURSOR } from '../../common/page.js';
import { Shown } from '../../common/shown.js';
import { type InspectionOutcome, inspectionOutcomes } from '../life/complaint-event.entity.js';
import { type Status, statuses } from '../life/life-cycle.js';
import { type Directory } from '../reading/directory.service.js';
import { CodeAndNames } from '../reading/named.views.js';
import { type DoubtfulClosure } from './closures.service.js';
import { DRAWN_BY } from './draw.js';
import { type Doubt, type DoubtKind, doubtKinds } from './judge.js';
import { type Inspection, type MonthOfInspections } from './inspections.service.js';

const WHEN = '2026-03-01T08:00:00.000+07:00';
const PHOTO = '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90';
const SHA = '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925';
const maybeText = { type: String, nullable: true } as const;

class DoubtView implements Doubt {
  @Shown('Id of the photo.', PHOTO, { format: 'uuid' })
  photo!: string;

  @Shown('What is doubtful about it.', 'taken_outside', { enum: [...doubtKinds] })
  doubt!: DoubtKind;
}

class ClosureView {
  @Shown('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @Shown('What it is about.', undefined, { type: CodeAndNames })
  category!: CodeAndNames;

  @Shown('The office that closed it.', 'Lurah Gambir', maybeText)
  office!: string | null;

  @Shown('When.', WHEN, { format: 'date-time' })
  closedAt!: string;
}

class DoubtfulClosureView extends ClosureView {
  @Shown('What the office says it did.', 'Lubang sudah ditutup.', maybeText)
  message!: string | null;

  @Shown('What is doubtful, by photo.', undefined, { type: [DoubtView] })
  doubts!: DoubtView[];

  @Shown('Why the office says that the photos should count.', 'Kamera petugas salah tanggal.', maybeText)
  reason!: string | null;
}

export class DoubtfulClosuresView {
  @Shown('The closures, newest first.', undefined, { type: [DoubtfulClosureView] })
  items!: DoubtfulClosureView[];

  @Shown('Hand it back as `cursor` for the next part; null at the end.', CURSOR, maybeText)
  nextCursor!: string | null;
}

export class InspectionView extends ClosureView {
  @Shown('Its id.', '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10', { format: 'uuid' })
  id!: string;

  @Shown('Where the complaint stands now.', 'resolved', { enum: [...statuses] })
  status!: Status;

  @Shown('What was found; null until it is recorded.', 'not_done', {
    type: String,
    enum: [...inspectionOutcomes, null],
    nullable: true,
  })
  outcome!: InspectionOutcome | null;

  @Shown('When it was recorded.', WHEN, { ...maybeText, format: 'date-time' })
  inspectedAt!: string | null;

  @Shown('Whether it was drawn by lot.', true)
  drawn!: boolean;

  @Shown(
    'When its citizen contested it for the fourth time or later, which brought it here; else null.',
    WHEN,
    {
      ...maybeText,
      format: 'date-time',
    },
  )
  appealedAt!: string | null;
}

export class InspectionsView {
  @Shown('The inspections, newest closure first.', undefined, { type: [InspectionView] })
  items!: InspectionView[];

  @Shown('Hand it back as `cursor` for the next part; null at the end.', CURSOR, maybeText)
  nextCursor!: string | null;
}

class MonthView implements MonthOfInspections {
  @Shown('The month, of the city.', '2026-03')
  month!: string;

  @Shown('SHA-256 of the seed, in hexadecimal.', SHA)
  commitment!: string;

  @Shown('The seed, in hexadecimal; null until the month is over.', null, maybeText)
  seed!: string | null;

  @Shown('Closures drawn.', 12)
  drawn!: number;

  @Shown('Of these found done.', 9)
  done!: number;

  @Shown('Of these found not done.', 1)
  notDone!: number;
}

export class InspectionMonthsView {
  @Shown('The share of closures that is drawn.', 0.05)
  share!: number;

  @Shown('How it is drawn.', DRAWN_BY.en)
  rule!: string;

  @Shown('The months.', undefined, { type: [MonthView] })
  items!: MonthView[];
}

type Closed = Pick<Inspection, 'number' | 'cityPrefix' | 'categoryCode' | 'office' | 'closedAt'>;

function showClosure(closed: Closed, directory: Directory): ClosureView {
  return {
    number: closed.number,
    category: directory.category(closed.categoryCode),
    office: directory.officeName(closed.office),
    closedAt: inZone(closed.closedAt, directory.zoneOf(closed.cityPrefix)),
  };
}

export function showDoubtful(closure: DoubtfulClosure, directory: Directory): DoubtfulClosureView {
  const { message, details } = closure;
  const { doubts = [], doubtReason = null } = details;
  return { ...showClosure(closure, directory), message, doubts: [...doubts], reason: doubtReason };
}

export function showInspection(inspection: Inspection, directory: Directory): InspectionView {
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
