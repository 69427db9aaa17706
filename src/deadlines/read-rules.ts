import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { type Day } from '../common/city-time.js';
import { type FairTimeRule, usualFairTime } from './fair-time.js';
import { type Rules, type StatedPolicy } from './rules.js';
import { usualHours, type WorkingTime } from './working-calendar.js';

const rulesSql = readFileSync(new URL('./rules-in-force.sql', import.meta.url), 'utf8');

interface Row {
  readonly prefix: string;
  readonly time_zone: string;
  readonly days_off: readonly Day[];
  readonly hours: readonly (WorkingTime & { weekday: number })[];
  readonly policies: readonly StatedPolicy[];
  readonly fair_time: FairTimeRule | null;
}

/** Reads the rules in force of every city, by its prefix. */
export async function readRules(manager: EntityManager): Promise<ReadonlyMap<string, Rules>> {
  const rows = await manager.query<Row[]>(rulesSql);
  return new Map(rows.map((row) => [row.prefix, rulesOf(row)]));
}

function rulesOf({ time_zone, days_off, hours, policies, fair_time }: Row): Rules {
  return {
    calendar: {
      timeZone: time_zone,
      hours: hours.length > 0 ? new Map(hours.map(({ weekday, ...time }) => [weekday, time])) : usualHours,
      daysOff: new Set(days_off),
    },
    policies,
    fairTime: fair_time ?? usualFairTime,
  };
}
