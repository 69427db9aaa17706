import { inZone, weekdayOf } from '../common/city-time.js';
import { type DeadlinePolicy } from './deadline-policy.entity.js';
import { type DeadlineVersion } from './deadline-version.entity.js';
import { type FairTime } from './fair-time.entity.js';
import { type Limit } from './due-times.js';
import { type Holiday } from './holiday.entity.js';
import { weekdays } from './office-hours.js';
import { type Revision } from './revise.js';
import { type VersionNote, type Versioned } from './versioned.entity.js';
import { type WorkingHours } from './working-hours.entity.js';

/** `2026-03-20 fri  cuti_bersama  Cuti bersama Idulfitri / Eid al-Fitr Joint Holiday` */
export function lineOfHoliday({ day, kind, nameId, nameEn }: VersionNote<Holiday>): string {
  const name = nameId === nameEn ? nameId : `${nameId} / ${nameEn}`;
  return `${day} ${weekdays[weekdayOf(day) - 1]}  ${kind}  ${name}`;
}

/** `fri 08:00-16:00` */
export function lineOfHours({ weekday, opens, closes }: VersionNote<WorkingHours>): string {
  return `${weekdays[weekday - 1]} ${opens}-${closes}`;
}

/** `channel sp4n-lapor: first response in 3 working days, resolution in 8 working days` */
export function lineOfPolicy(policy: VersionNote<DeadlinePolicy>): string {
  const { categoryCode, channel, firstResponse, firstResponseIn, resolution, resolutionIn } = policy;
  const about = [categoryCode && `category ${categoryCode}`, channel && `channel ${channel}`];
  const limits = `first response in ${limit(firstResponse, firstResponseIn)}, resolution in ${limit(resolution, resolutionIn)}`;
  return `${about.filter(Boolean).join(', ')}: ${limits}`;
}

/** `25 % of the time to the first response, at least 2 working hours` */
export function lineOfFairTime({ percent, leastWorkingHours }: VersionNote<FairTime>): string {
  return `${percent} % of the time to the first response, at least ${leastWorkingHours} working hours`;
}

/** `3  2026-11-22T10:00:00.000+07:00  holidays  SKB 3 Menteri ...` */
export function lineOfVersion({ version, madeAt, about, source }: DeadlineVersion, zone: string): string {
  return `${version}  ${inZone(madeAt, zone)}  ${about}  ${source}`;
}

/** What was removed and added, a line each. */
export function linesOfChange<Rule extends Versioned>(
  { added, removed }: Revision<Rule>,
  lineOf: (rule: VersionNote<Rule>) => string,
): string[] {
  return [...removed.map((rule) => `- ${lineOf(rule)}`), ...added.map((rule) => `+ ${lineOf(rule)}`)];
}

function limit(amount: number, unit: Limit['in']): string {
  return `${amount} ${unit.replace('_', ' ')}`;
}
