import { IANAZone } from 'luxon';
import { type Day } from '../common/city-time.js';

/**
 * Reads a time as a file writes it, in milliseconds since 1970; undefined where it is none.
 *
 * An hour that the clocks of the zone show twice is the first of the two, unless
 * that lies before `notBefore`. One that they leave out counts as if they had
 * not been put forward yet.
 */
export type ReadTime = (text: string, notBefore?: number) => number | undefined;

/** The letters of a format, as luxon names them. */
const TOKENS: Record<string, string> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  SSS: '(?<fraction>\\d{3})',
  a: '(?<half>[AaPp])\\.?[Mm]\\.?',
};
const TOKEN = /yyyy|MM?|dd?|HH?|hh?|mm|ss|SSS|a|[^]/g;

/** A day, with or without a time, with or without an offset. */
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?$/;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whether a format says which day, so that it can be read. */
export function isTimeFormat(format: string): boolean {
  if (format === 'ISO') return true;
  const tokens = format.match(TOKEN) ?? [];
  return ['y', 'M', 'd'].every(
    (part) => tokens.filter((token) => token in TOKENS && token[0] === part).length === 1,
  );
}

/**
 * @param format `ISO`, or letters as in `dd/MM/yyyy hh:mm a`
 * @param zone of times that are written without an offset
 */
export function timeReader(format: string, zone: string): ReadTime {
  const pattern = format === 'ISO' ? ISO : patternOf(format);
  const offsetAt = offsetsOf(zone);
  return (text, notBefore = Number.NEGATIVE_INFINITY) => {
    const parts = pattern.exec(text)?.groups;
    const wall = parts && wallTime(parts);
    if (wall === undefined) return undefined;
    if (parts?.offset !== undefined) return wall - minutesOf(parts.offset) * MINUTE;
    const [first, second] = instantsOf(wall, offsetAt);
    return first < notBefore ? second : first;
  };
}

function patternOf(format: string): RegExp {
  const escaped = (token: string): string => token.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  return new RegExp(`^${format.replace(TOKEN, (token) => TOKENS[token] ?? escaped(token))}$`);
}

/** What the clock shows, as if it stood in Greenwich; undefined for 30 February and the like. */
function wallTime(parts: Record<string, string | undefined>): number | undefined {
  const part = (name: string): number => Number(parts[name] ?? 0);
  const [year, month, day, minute, second] = ['year', 'month', 'day', 'minute', 'second'].map(part) as [
    number, number, number, number, number,
  ]; // prettier-ignore
  const hour = hourOf(part('hour'), parts.half);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
  return new Date(wall).getUTCMonth() === month - 1 && year >= 100 ? wall : undefined;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.POSITIVE_INFINITY;
  return (hour % 12) + (/p/i.test(half) ? 12 : 0);
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The instants at which clocks show this: one, or both where the hour is shown twice. */
function instantsOf(wall: number, offsetAt: (instant: number) => number): [first: number, second: number] {
  const [before, after] = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)];
  const isShown = (instant: number): boolean => instant + offsetAt(instant) === wall;
  if (before === after || !isShown(after)) return [before, before];
  return isShown(before) ? [before, after] : [after, after];
}

/** Gives the day that an instant falls on in a zone: as `dayOf`, for as many as there are rows in a file. */
export function dayReader(zone: string): (instant: Date) => Day {
  const offsetAt = offsetsOf(zone);
  return (instant) => new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString().slice(0, 10);
}

/** Offsets of a zone in milliseconds, each quarter of an hour looked up once: a look-up takes microseconds. */
function offsetsOf(zone: string): (instant: number) => number {
  const known = new Map<number, number>();
  const rules = IANAZone.create(zone);
  return (instant) => {
    const quarter = Math.floor(instant / (15 * MINUTE));
    let offset = known.get(quarter);
    if (offset === undefined) known.set(quarter, (offset = rules.offset(instant) * MINUTE));
    return offset;
  };
}
