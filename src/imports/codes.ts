import { type Meaning } from './profile.js';

/** The code that a value means; null where it means nothing, undefined where nobody knows it. */
export type ReadCode = (value: string) => string | null | undefined;

/** @param codeOf gives the code that a word stands for, undefined where there is no such code */
export function codeReader(
  { replace, map, blank, otherwise }: Meaning,
  codeOf: (word: string) => string | undefined,
): ReadCode {
  const pattern = replace && new RegExp(replace[0]);
  const meanings = map && new Map(Object.entries(map).map(([value, code]) => [value.toLowerCase(), code]));
  const rest = typeof otherwise === 'string' ? codeOf(otherwise) : otherwise;
  return (value) => {
    if (value === '') return (blank === undefined ? rest : codeOf(blank)) ?? null;
    const word = pattern ? value.replace(pattern, replace?.[1] ?? '') : value;
    const code = meanings ? meanings.get(word.toLowerCase()) : word;
    return (code === undefined ? undefined : codeOf(code)) ?? rest;
  };
}

/** The codes to which a meaning leads and which do not exist. */
export function unknownCodes(
  { map = {}, blank, otherwise }: Meaning,
  codeOf: (word: string) => string | undefined,
): string[] {
  const codes = [...Object.values(map), blank, otherwise].filter((code) => typeof code === 'string');
  return [...new Set(codes)].filter((code) => codeOf(code) === undefined);
}
