/** Digits that stand together, in a run of such groups with separators between. */
export interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** What stands between it and the next group of its run; undefined at the end. */
  gap?: string;
}

/** Most separators between two groups. */
const WIDEST_GAP = 8;
/** Spaces, and every sign but those that give a number another meaning. */
const SEPARATOR = /[\p{P}\p{S}\p{Zs}\t]/u;
const NO_SEPARATOR = /[@%]/;
/** Signs that end a number where a space follows them. */
const END = /[,;!?] /;
/** Three points are a mask already. */
const MASKED = '•••';
/** Digits, the letter O for a zero, or a digit in letters. */
const TOKENS =
  /[\dOo][\dOoIl]{0,60}|(?<!\p{L})(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan)(?!\p{L})/giu;
const NAMED: Readonly<Record<string, string>> = {
  ...{ nol: '0', kosong: '0', satu: '1', dua: '2', tiga: '3', empat: '4', lima: '5', enam: '6', tujuh: '7' },
  ...{ delapan: '8', lapan: '8', sembilan: '9' },
};
const LETTER = /\p{L}/u;

/** The runs of groups of digits in a text. */
export function runsOf(text: string): Group[][] {
  const runs: Group[][] = [];
  let run: Group[] = [];
  for (const group of groupsOf(text)) {
    const last = run.at(-1);
    const gap = last && text.slice(last.to, group.from);
    if (last && gap !== undefined && mayJoin(gap, text, last, group)) {
      last.gap = gap;
      run.push(group);
    } else {
      run = [group];
      runs.push(run);
    }
  }
  return runs;
}

function* groupsOf(text: string): Generator<Group> {
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const named = NAMED[token.toLowerCase()];
    if (named !== undefined) {
      yield { digits: named, from: index, to: index + token.length };
      continue;
    }
    // An O beside another letter belongs to a word.
    let from = index;
    let to = index + token.length;
    if (LETTER.test(text[from - 1] ?? '')) while (from < to && LETTER.test(text[from] ?? '')) from++;
    if (LETTER.test(text[to] ?? '')) while (from < to && LETTER.test(text[to - 1] ?? '')) to--;
    if (from === to) continue;
    const digits = text.slice(from, to).replaceAll(/o/gi, '0').replaceAll(/[Il]/gi, '1');
    yield { digits, from, to };
  }
}

function mayJoin(gap: string, text: string, before: Group, after: Group): boolean {
  if (gap.length > WIDEST_GAP || gap.includes(MASKED)) return false;
  for (const character of gap) if (!SEPARATOR.test(character) || NO_SEPARATOR.test(character)) return false;
  // Unless it is dictated digit by digit, in letters.
  const inLetters = [before, after].every(({ from }) => LETTER.test(text[from] ?? ''));
  return inLetters || !END.test(gap);
}
