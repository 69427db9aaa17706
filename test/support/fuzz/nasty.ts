import fc from 'fast-check';
import { anyCharacter } from '../any-character.js';

const unicode = [
  '\u0000',
  'ab\u0000cd efgh',
  'lubang\u0007 besar\u001b[31m',
  '\ud83d',
  '\udc00 lubang besar',
  '\u202eaduan terbalik\u202c',
  'lu\u200bbang\u200d \ufeffbesar',
  'a\u0301\u0327\u0323'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(9),
  'İıſﬃǅ٣४',
  '\u2028\u2029\u0085',
  '\ufdd0\uffff',
];

const injections = [
  "' OR 1=1 --",
  "'; DROP TABLE complaints; --",
  '1) UNION SELECT password_hash FROM accounts --',
  '%_\\%',
  '{"$gt":""}',
  '$(sleep 20)',
  '`sleep 20`',
  '; cat /etc/passwd |',
  '%s%n%x{{7*7}}',
  '${jndi:ldap://127.0.0.1/a}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://127.0.0.1")',
  'a\r\nSet-Cookie: sesi=1',
  '%0d%0aLocation:%20/',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%zz',
  '%ed%a0%80',
  '(a+)+$'.repeat(9),
];

const values = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '-0',
  '0x10',
  'NaN',
  'Infinity',
  '1e999',
  '9007199254740993',
  '2026-02-30',
  '9999-99-99',
  '-271821-04-20',
  '+275760-09-13T00:00:00Z',
  '2026-01-01T00:00:00+99:00',
  'null',
  'true',
  '[]',
  '{}',
];

const long = ['é'.repeat(5000), 'a'.repeat(100_000), '9'.repeat(400)];

/** Nothing that a text field could mean: it would not be told from what a wrong decoding makes. */
const REPLACEMENT = /\ufffd/g;
const anyText = fc.string({ unit: anyCharacter, maxLength: 50 }).map((text) => text.replace(REPLACEMENT, ''));

/** Texts that have broken programs before, and any other. */
export const nastyText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...unicode, ...injections, ...values) },
  { weight: 3, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(...long) },
);

export const nastyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, 1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63), 1.5),
);

/** Names of fields: those that every object has, and those that mean something to a query or a form. */
export const nastyName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'then',
    'toJSON',
    'length',
    '',
    'a[b]',
    'a.b',
    '$where',
  ),
  nastyText,
);

/** Any JSON value. */
export const { value: nastyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    nastyText,
    nastyNumber,
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(nastyName, tie('value')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

/** What may stand in a header: printable Latin-1. */
export const headerText = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
});

/** There so many times, and so many times not. */
export function sometimes<T>(
  there: number,
  not: number,
  arbitrary: fc.Arbitrary<T>,
): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: there, arbitrary }, { weight: not, arbitrary: fc.constant(undefined) });
}
