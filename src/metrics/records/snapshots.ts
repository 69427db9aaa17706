import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { named } from '../../database/named.js';

const standingsSql = readFileSync(new URL('./snapshots.sql', import.meta.url), 'utf8');

/** What an office had open when a day began. `open` is the sum of the three. */
export interface ComplaintSnapshot {
  readonly open: number;
  readonly answered: number;
  /** Unanswered and past due: they stay with who let them lapse. */
  readonly overdue: number;
  /** Unanswered and not yet due: they become the next holder's. */
  readonly pending: number;
  /** Day of filing of the oldest pending one. */
  readonly oldestPending: Day | null;
}

/** The beginning of a day in an office's city. */
export interface Moment {
  readonly office: string;
  readonly day: Day;
  readonly instant: Date;
}

/**
 * How offices stood at the beginning of days, by what had happened until then.
 *
 * @param asOf what became known later is left aside
 * @returns the standing of an office on a day
 */
export async function snapshotsAt(
  manager: EntityManager,
  moments: readonly Moment[],
  asOf: Date,
): Promise<(office: string, day: Day) => ComplaintSnapshot> {
  const offices = [...new Set(moments.map(({ office }) => office))];
  const rows = await manager.query<(ComplaintSnapshot & { office: string; day: Day })[]>(
    ...named(standingsSql, { moments: JSON.stringify(moments), offices, asOf }),
  );
  const found = new Map(rows.map(({ office, day, ...standing }) => [`${office} ${day}`, standing]));
  return (office, day) => found.get(`${office} ${day}`) ?? NOTHING;
}

const NOTHING: ComplaintSnapshot = { open: 0, answered: 0, overdue: 0, pending: 0, oldestPending: null };
