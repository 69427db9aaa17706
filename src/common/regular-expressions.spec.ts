// Before the library is loaded: its other back ends are programs of their own.
process.env.RECHECK_BACKEND = 'pure';

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';

const src = join(__dirname, '..');

/** Expressions that are made of texts, or that take more than linear time, each with why it does no harm. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '/^ {0,3}(?:[\\p{L}\\p{N}-]{1,63} {0,3}(?:\\.|[[({<] {0,2}(?:dot|titik) {0,2}[\\])}>]|(?<= )(?:dot|titik)(?= )) {0,3}){1,4}(?:com|net|org|id|co|go|info|me|gov|edu|io|my|xyz|biz|us)(?![\\p{L}\\p{N}])/iu':
    'anchored, and tried on at most 320 characters for each at sign',
  '/(?<!\\d)-?\\d{1,3}\\.\\d{3,15}, ?-?\\d{1,3}\\.\\d{3,15}(?!\\d)/g': 'at most 40 steps from each character',
  '/\\[(?!\\s{0,3}(?:\\d{1,4}|at|dot|sic)\\s{0,3}\\])[^[\\]]{0,80}\\]/iu':
    'at most 100 steps from each bracket',
  '/[\\w.+-]{1,64}@[\\w.-]+/g':
    'at most 64 steps from each character to an @, and what comes after it cannot fail',
  'new RegExp(`^${country}0+`)': 'made of a constant, and begins at the beginning',
  'new RegExp(replace[0])': 'of the profile of an import, which an operator writes',
  'new RegExp(text)': 'of the profile of an import, which an operator writes',
  'new RegExp(`^${format.replace(TOKEN, (token) => TOKENS[token] ?? escaped(token))}$`)':
    'of the profile of an import, which an operator writes',
  "new RegExp(`(?<![\\\\p{L}\\\\p{M}\\\\p{N}])${name}(?![\\\\p{L}\\\\p{M}\\\\p{N}])`, 'giu')":
    'a text that is looked for as it is, with one character before and one after',
};

interface Found {
  readonly file: string;
  /** The whole literal; undefined where it is made when the program runs. */
  readonly source: string | undefined;
  readonly text: string;
}

describe('a regular expression of the program', () => {
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
    .flatMap((name) => expressionsIn(join(src, name)));

  it('takes time in proportion to the text, whatever the text', () => {
    expect(all.length).toBeGreaterThan(50);
    const known = new Map<string, string>();
    const slow = all.flatMap(({ file, source, text }) => {
      if (text in EXCEPTIONS) return [];
      const verdict = source === undefined ? 'not a literal' : (known.get(source) ?? complexityOf(source));
      if (source !== undefined) known.set(source, verdict);
      return verdict === 'linear' ? [] : [`${file}: ${text}: ${verdict}`];
    });
    expect(slow).toEqual([]);
  });

  it('is an exception only for as long as it is there', () => {
    const texts = new Set(all.map(({ text }) => text));
    expect(Object.keys(EXCEPTIONS).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('that takes longer is found', () => {
    expect(complexityOf('/^(a+)+$/')).toBe('exponential');
    expect(complexityOf('/^\\s+$|\\s+x$/')).toBe('polynomial');
    expect(complexityOf('/^[a-z]{1,3}$/')).toBe('linear');
  });
});

/** How the time grows with the length of a text; `safe` of recheck is linear, or constant. */
function complexityOf(literal: string): string {
  const end = literal.lastIndexOf('/');
  const result = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 20_000 });
  if (result.status === 'safe') return 'linear';
  return result.status === 'vulnerable' ? result.complexity.type : `not known (${result.error.kind})`;
}

function expressionsIn(path: string): Found[] {
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const file = relative(src, path);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, source: node.text, text: node.text });
    const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isMade && node.expression.getText(tree) === 'RegExp')
      found.push({ file, source: undefined, text: node.getText(tree) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
