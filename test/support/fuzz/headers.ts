import fc from 'fast-check';
import { type Operation } from '../documented.js';
import { headerText, sometimes } from './nasty.js';

/** Who asks, and sometimes a header that has broken programs before. */
export function commonHeaders(tokens: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const token = fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .constantFrom(...tokens, ...tokens.slice(0, 1))
        .map((each) => ({ authorization: `Bearer ${each}` })),
    },
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: headerText.map((text) => ({ authorization: `Bearer ${text}` })) },
  );
  const name = fc.constantFrom(
    ...[
      'cookie',
      'accept',
      'range',
      'if-match',
      'expect',
      'origin',
      'x-forwarded-for',
      'x-forwarded-host',
      'upgrade',
    ],
    ...['x-http-method-override', 'content-type', 'x-api-key', 'forwarded', 'user-agent'],
  );
  const more = sometimes(1, 8, fc.tuple(name, headerText)).map((pair) =>
    Object.fromEntries(pair ? [pair] : []),
  );
  return fc.tuple(token, more).map(([one, other]) => ({ ...one, ...other }));
}

/** Who asks where somebody must be signed in: mostly the first of them, who holds most complaints. */
export function whoever(
  { security = [] }: Operation,
  tokens: readonly string[],
): fc.Arbitrary<Record<string, string>> {
  if (security.length === 0) return fc.constant({});
  return fc
    .oneof(fc.constantFrom(...tokens.slice(0, 1)), fc.constantFrom(...tokens))
    .map((token) => ({ authorization: `Bearer ${token}` }));
}

/** What a client of ours lets into a header. */
export function latin1(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').slice(0, 4_000);
}
