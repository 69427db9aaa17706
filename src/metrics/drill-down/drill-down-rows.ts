import { inZone } from '../../common/city-time.js';
import { shownDue } from '../../deadlines/never-due.js';
import { type CountedComplaintResponse } from './drill-down.response.js';
import { type Question } from '../question/question.js';

/** A complaint that a number counted, as read by {@link DRILL_DOWN_COLUMNS}. */
export interface DrillDownRow {
  readonly id: string;
  readonly number: string;
  readonly category: string;
  readonly channel: string;
  readonly office: string;
  readonly unit: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly respondedAt: Date | null;
  readonly demo: boolean;
}

/** Of `charged`, and of the `complaints c` it is joined with. */
export const DRILL_DOWN_COLUMNS = `
  charged.id, c.number, category_code AS category, charged.channel, office, charged.unit_code AS unit, charged.status,
  reason, charged.filed_at AS "filedAt", due_at AS "dueAt", responded_at AS "respondedAt", charged.demo`;

export function toCountedComplaint(row: DrillDownRow, { zone }: Question): CountedComplaintResponse {
  const { number, category, channel, office, unit, status, reason, filedAt, dueAt, respondedAt, demo } = row;
  return {
    number,
    category,
    channel,
    office,
    unit,
    status,
    rejectionReason: reason,
    filedAt: inZone(filedAt, zone),
    firstResponseDueAt: inZone(shownDue(dueAt), zone),
    firstRespondedAt: inZone(respondedAt, zone),
    demo,
  };
}
