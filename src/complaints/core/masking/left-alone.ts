import { meaningBefore } from './context-words.js';
import { type Group } from './digit-groups.js';
import { isMobileNumber } from './mobile-number.js';

const COMPLAINT = /(?<![\p{L}\p{N}])[A-Z]{3}-\d\d-[0-9A-Z]{6}-[0-9A-Z](?![\p{L}\p{N}])/gu;
const COORDINATES = /(?<!\d)-?\d{1,3}\.\d{3,15}, ?-?\d{1,3}\.\d{3,15}(?!\d)/g;
const YEAR = /^(?:19|20)\d\d$/;
const RANGE = /^ ?[-–—] ?$/;

/** Which characters of a text belong to numbers of complaints or to coordinates: 1 for each that does. */
export function knownCharacters(text: string): Uint8Array {
  const known = new Uint8Array(text.length);
  for (const expression of [COMPLAINT, COORDINATES])
    for (const { 0: all, index } of text.matchAll(expression)) known.fill(1, index, index + all.length);
  return known;
}

/** Which groups of a run are a date, a time, an RT or RW, an amount, or years: by place in the run. */
export function leftAlone(text: string, run: readonly Group[]): boolean[] {
  const left = run.map(() => false);
  const keep = (first: number, count: number): void => void left.fill(true, first, first + count);
  const start = run[0]?.from ?? 0;
  const meaning = meaningBefore(text, start, 1);
  const far = meaningBefore(text, start);
  if (meaning === 'neighbourhood' && text[start - 1] !== '(') keep(0, neighbourhood(run));
  const isAmount = meaning === 'amount';
  const grouped = text[start - 1] === '+' || far === 'phone' ? 0 : thousands(run, isAmount);
  if (isAmount || (grouped > 1 && !isDotted(run.slice(0, grouped)))) keep(0, grouped);
  for (let at = 0; at < run.length; at++) {
    if (isDate(run, at)) keep(at, 3);
    const times = timesAt(run, at);
    const afterDate = at > 0 && left[at - 1] === true;
    if (
      times === 2 ||
      (times === 1 && (run[at]?.gap === ':' || afterDate || (at === 0 && meaning === 'time')))
    )
      keep(at, times * 2);
  }
  if (run.length > 1 && (run.every(({ digits }) => YEAR.test(digits)) || isTimetable(run)))
    keep(0, run.length);
  return left;
}

/** RT and RW: one or two short numbers. */
function neighbourhood([first, second]: readonly Group[]): number {
  if (!first || first.digits.length > 3) return 0;
  const both = second && second.digits.length <= 3 && /^ ?[/-] ?$/.test(first.gap ?? '');
  return both ? 2 : 1;
}

/**
 * How many groups at the beginning of a run are one number, written as thousands are: 1 where it is not in groups, 0
 * where it begins with a zero. Only amounts have spaces between their thousands.
 */
function thousands(run: readonly Group[], isAmount: boolean): number {
  const [first] = run;
  if (!first || first.digits.startsWith('0')) return 0;
  const sign = first.gap;
  const isSign = sign === '.' || sign === ',' || (isAmount && sign === ' ');
  if (!isSign || first.digits.length > 3) return 1;
  let count = 1;
  while (run[count - 1]?.gap === sign && run[count]?.digits.length === 3) count++;
  return run[count - 1]?.gap === sign ? 1 : count;
}

/** Whether it is a mobile number with its country that happens to be grouped like an amount. Amounts are mostly round. */
function isDotted(groups: readonly Group[]): boolean {
  const digits = groups.map((group) => group.digits).join('');
  return digits.startsWith('62') && !digits.endsWith('000') && isMobileNumber(digits);
}

/** Whether three groups are a day, a month and a year, with the same sign between and not among more of them. */
function isDate(run: readonly Group[], at: number): boolean {
  const [first, second, third] = run.slice(at, at + 3);
  if (!first || !second || !third) return false;
  const sign = first.gap ?? '';
  if (!/^[-/.]$/.test(sign) || second.gap !== sign) return false;
  if (third.gap === sign || run[at - 1]?.gap === sign) return false;
  if (YEAR.test(first.digits)) return isWithin(second, 12) && isWithin(third, 31);
  const year = YEAR.test(third.digits) || third.digits.length === 2;
  return year && isWithin(first, 31) && isWithin(second, 12);
}

/** 2 where a time and the time until which it lasts begin here, 1 for one time, else 0. */
function timesAt(run: readonly Group[], at: number): 0 | 1 | 2 {
  if (!isTime(run, at)) return 0;
  const sign = run[at]?.gap;
  const until = run[at + 1]?.gap;
  if (until !== undefined && RANGE.test(until) && isTime(run, at + 2) && run[at + 2]?.gap === sign)
    return run[at + 3]?.gap === undefined || /^ /.test(run[at + 3]?.gap ?? '') ? 2 : 0;
  return until === sign ? 0 : 1;
}

/** Times, one after the other. */
function isTimetable(run: readonly Group[]): boolean {
  return run.length % 2 === 0 && run.every((_, at) => at % 2 === 1 || timesAt(run, at) > 0);
}

function isTime(run: readonly Group[], at: number): boolean {
  const [hours, minutes] = run.slice(at, at + 2);
  return (
    hours !== undefined &&
    minutes?.digits.length === 2 &&
    /^[.:]$/.test(hours.gap ?? '') &&
    hours.digits.length <= 2 &&
    Number(hours.digits) <= 24 &&
    Number(minutes.digits) < 60
  );
}

function isWithin({ digits }: Group, most: number): boolean {
  return digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most;
}
