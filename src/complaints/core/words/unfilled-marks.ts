/** Format characters, and letters that show nothing. */
export const HIDDEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Marks of templates, one expression for each kind. Each looks at no more than 80 characters after where it begins.
 * A number in brackets is a footnote, `[at]` an address, `[sic]` a word of editors.
 */
const MARKS: readonly RegExp[] = [
  /\[(?!\s{0,3}(?:\d{1,4}|at|dot|sic)\s{0,3}\])[^[\]]{0,80}\]/iu,
  /\{[^{}]{0,80}\}/u,
  /<[\p{L}_][\p{L}\p{N}_ -]{0,60}>/u,
  /%[\p{L}_]{2,40}%/u,
  /_ ?_ ?_/u,
  // Dots that stand for a word. Those at the end of a word are the writer's way.
  /(?<=^|[\s:(])\. ?\. ?\.(?=[\s.,;)/]|$)/u,
  /(?<=^|[\s:(])xxx(?=[\s.,;)x]|$)/iu,
];

/** The first part of a text that a template left to be filled in; undefined where there is none. */
export function unfilledMark(text: string): string | undefined {
  const plain = text.replace(HIDDEN, '').normalize('NFKC');
  for (const mark of MARKS) {
    const found = mark.exec(plain);
    if (found) return found[0];
  }
  return undefined;
}
