import { type Span } from './plain-text.js';

/** An at sign, or what people write so that no program finds their address. */
const AT = /[[({<] {0,2}(?:at|et|a|@) {0,2}[\])}>]|(?<= )at(?= )|@/giu;
const NAME = /[\p{L}\p{N}._%+-]/u;
const LONGEST_NAME = 64;
const MOST_SPACES = 3;
const WITH_SPACES =
  /^ {0,3}(?:[\p{L}\p{N}-]{1,63} {0,3}(?:\.|[[({<] {0,2}(?:dot|titik) {0,2}[\])}>]|(?<= )(?:dot|titik)(?= )) {0,3}){1,4}(?:com|net|org|id|co|go|info|me|gov|edu|io|my|xyz|biz|us)(?![\p{L}\p{N}])/iu;
const TIGHT = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u;
const PROVIDER = /^ {0,3}(?:gmail|yahoo|ymail|hotmail|outlook|icloud|rocketmail)(?![\p{L}\p{N}])/iu;
/** Longest domain with what may stand between its parts. */
const LONGEST_DOMAIN = 320;

/** E-mail addresses in a plain text, also those with spaces or `[at]`. Each at sign looks at a bounded piece of it. */
export function emailAddresses(text: string): Span[] {
  return [...text.matchAll(AT)].flatMap(({ 0: sign, index }) => {
    const from = nameBefore(text, index);
    if (from === undefined) return [];
    const after = text.slice(index + sign.length, index + sign.length + LONGEST_DOMAIN);
    const tight = from.spaces === 0 && sign === '@' ? TIGHT.exec(after) : null;
    const domain = tight ?? WITH_SPACES.exec(after) ?? PROVIDER.exec(after);
    return domain ? [{ from: from.index, to: index + sign.length + domain[0].length }] : [];
  });
}

/** Where the name before an at sign begins; undefined where there is none. */
function nameBefore(text: string, at: number): { index: number; spaces: number } | undefined {
  let index = at;
  while (text[index - 1] === ' ' && at - index < MOST_SPACES) index--;
  const spaces = at - index;
  const end = index;
  while (end - index < LONGEST_NAME && NAME.test(text[index - 1] ?? '')) index--;
  return index === end ? undefined : { index, spaces };
}
