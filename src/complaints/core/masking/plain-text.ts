const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u;
const DIGIT = /\p{Nd}/u;

/** Part of a text, from one index to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A text as it is searched: without what nobody sees, and with every kind of digit as 0 to 9. Each of its characters
 * knows where it came from.
 */
export interface PlainText {
  readonly text: string;
  /** The span of the original text in which a span of the plain one lies. */
  originOf(span: Span): Span;
}

/** Takes time in proportion to the text. */
export function plainText(original: string): PlainText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    for (const unit of UNSEEN.test(character) ? '' : plain(character)) {
      parts.push(unit);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return {
    text: parts.join(''),
    originOf: ({ from, to }) => ({
      from: starts[from] ?? at,
      to: Math.max(ends[to - 1] ?? at, starts[to] ?? at),
    }),
  };
}

/** What a character stands for, in units of UTF-16 of which each has an origin. */
function plain(character: string): string[] {
  if (character < '\u0080') return [character];
  const simple = character.normalize('NFKC');
  return [...simple].flatMap((each) => (DIGIT.test(each) ? [valueOf(each)] : each.split('')));
}

/** Digits of a script stand in a row of ten that begins where a code ends in 0 or in 6, but for those that NFKC replaces. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const row = code - (code % 16);
  return String(DIGIT.test(String.fromCodePoint(row)) ? code - row : code - row - 6);
}
