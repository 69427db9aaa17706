import { HIDDEN, unfilledMark } from './unfilled-marks.js';

/** Spaces, punctuation, digits, symbols, emoji, and combining marks: a letter with its marks counts once. */
const NO_LETTERS = /\P{L}/gu;

/** Of a letter that is repeated so many count: `saaaayaaaa` is no longer than `saayaa`. */
const MOST_IN_A_ROW = 2;

/** One letter in three has to be another one than the others: words have that, `okokokokokokokok` has not. */
const DIFFERENT = 3;

/** What is wrong with words that somebody else is to read. */
export type WordsFault =
  | { readonly code: 'too_few_letters'; readonly parameters: { readonly letters: number } }
  | { readonly code: 'left_to_fill'; readonly parameters: { readonly mark: string } };

/**
 * Letters that a person can read in a text, of whatever script. Format characters, spaces, punctuation, digits, symbols
 * and emoji are none; of one letter in a row two count.
 */
export function countLetters(text: string): number {
  return readable(text).length;
}

/** Whether a text has so many letters, and as many different ones as words of that length have. */
export function hasLetters(text: string, atLeast: number): boolean {
  const letters = readable(text);
  const different = new Set(letters.map((letter) => letter.toLowerCase())).size;
  return letters.length >= atLeast && different >= Math.ceil(atLeast / DIFFERENT);
}

/** What keeps a text from being an answer: a mark of a template that nobody filled in, or too few letters. */
export function faultOfAnswer(text: string, atLeast: number): WordsFault | undefined {
  const mark = unfilledMark(text);
  if (mark !== undefined) return { code: 'left_to_fill', parameters: { mark } };
  return faultOfDescription(text, atLeast);
}

/** What keeps a text from telling what is wrong. Citizens have no templates: their brackets and dots are their own. */
export function faultOfDescription(text: string, atLeast: number): WordsFault | undefined {
  if (hasLetters(text, atLeast)) return undefined;
  return { code: 'too_few_letters', parameters: { letters: atLeast } };
}

function readable(text: string): string[] {
  const letters = [...text.replace(HIDDEN, '').normalize('NFKC').replace(NO_LETTERS, '')];
  return letters.filter((_, at) => at < MOST_IN_A_ROW || !repeats(letters, at));
}

/** Whether as many letters as may stand in a row are the same as this one, just before it. */
function repeats(letters: readonly string[], at: number): boolean {
  const letter = letters[at]?.toLowerCase();
  return letters.slice(at - MOST_IN_A_ROW, at).every((before) => before.toLowerCase() === letter);
}
