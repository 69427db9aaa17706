import { type Meaning, meaningBefore } from './context-words.js';
import { isMobileNumber } from './mobile-number.js';
import { type Group, runsOf } from './digit-groups.js';
import { knownCharacters, leftAlone } from './left-alone.js';
import { type Span } from './plain-text.js';

/** Any number with its zero or its country: landlines, and mobile prefixes that come later. */
const WITH_ZERO = /^(?:0[1-9]\d{7,12}|62[2-9]\d{7,12}|0062\d{8,12})$/;
const ABROAD = /^[1-9]\d{7,14}$/;
/** What everyone may call. */
const HOTLINE = /^(?:1[45]00\d{3}|1\d{2,4})$/;
const LONGEST = 20;
const LENGTHS_OF_IDENTITY = [15, 16];
/** Groups that follow a number and have so many digits belong to it. */
const LEFTOVER = 3;

/** Phone numbers, and numbers of identity and tax, in a plain text. */
export function personalNumbers(text: string): Span[] {
  const known = knownCharacters(text);
  return runsOf(text).flatMap((run) => numbersIn(text, run, known));
}

function numbersIn(text: string, run: readonly Group[], known: Uint8Array): Span[] {
  const left = leftAlone(text, run);
  const isLeft = (at: number): boolean => {
    const group = run[at];
    return !group || left[at] === true || known[group.from] === 1;
  };
  const meaning = meaningAt(text, run);
  const found: Span[] = [];
  for (let at = 0; at < run.length; at++) {
    if (isLeft(at)) continue;
    let end = lastOf(text, run, at, isLeft, meaning);
    if (end === undefined) continue;
    while (!isLeft(end + 1) && (run[end + 1]?.digits.length ?? 0) >= LEFTOVER) end++;
    found.push(around(text, run[at] as Group, run[end] as Group));
    at = end;
  }
  return found;
}

/** The last group of the longest personal number that begins with a group. */
function lastOf(
  text: string,
  run: readonly Group[],
  first: number,
  isLeft: (at: number) => boolean,
  meaning: Meaning | undefined,
): number | undefined {
  const hasPlus = text[(run[first]?.from ?? 0) - 1] === '+';
  let digits = '';
  let last: number | undefined;
  for (let at = first; at < run.length && !isLeft(at) && digits.length <= LONGEST; at++) {
    digits += run[at]?.digits ?? '';
    if (isPersonal(digits, at === first, hasPlus, meaning)) last = at;
  }
  return last;
}

function isPersonal(digits: string, isOneGroup: boolean, hasPlus: boolean, meaning?: Meaning): boolean {
  if (meaning === 'pole') return false;
  const isMobile = isMobileNumber(digits);
  if (meaning === 'thing' || meaning === 'amount') return isMobile && /^(?:0|62)/.test(digits);
  if (isMobile || WITH_ZERO.test(digits) || (hasPlus && ABROAD.test(digits))) return true;
  if (LENGTHS_OF_IDENTITY.includes(digits.length)) return true;
  if (isOneGroup && digits.length > 16) return true;
  if (meaning === 'phone') return digits.length >= 6 && digits.length <= 15 && !HOTLINE.test(digits);
  return meaning === 'identity' && digits.length >= 8;
}

/** What is said of a run, by the words before it or by those just after. */
function meaningAt(text: string, run: readonly Group[]): Meaning | undefined {
  const end = run.at(-1)?.to ?? 0;
  if (/^\s{0,2}(?:rupiah|juta|miliar|milyar|ribu)/i.test(text.slice(end, end + 10))) return 'amount';
  return meaningBefore(text, run[0]?.from ?? 0);
}

/** With the sign before it, and its bracket where that is closed inside. */
function around(text: string, first: Group, last: Group): Span {
  let { from } = first;
  const closed = text.slice(from, last.to);
  if (text[from - 1] === '+') from--;
  if ((text[from - 1] === '(' && closed.includes(')')) || (text[from - 1] === '[' && closed.includes(']')))
    from--;
  if (text[from - 1] === '+') from--;
  return { from, to: last.to };
}
