import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { maskPersonal } from './mask-personal.js';

const MASK = '•••';

interface Line {
  readonly expect: 'mask' | 'stay';
  readonly text: string;
  /** As the public reads it. */
  readonly shown: string;
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const separator = fc.constantFrom(
  ...['', ' ', '-', '.', ' - ', '/', '_', '–', '—', '…', '..', '\u200b', '\u2011', ' / ', '•', '*', '\u00ad'],
);
const grouped = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(number, separator, fc.integer({ min: 1, max: 5 }))
    .map(([all, between, size]) => all.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${between}`));
const around = fc.constantFrom('', 'Hubungi ', 'telp:', 'wa. ', '\n', 'nomor saya ');
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.oneof(
        digits(3),
        digits(4),
        separator,
        fc.constantFrom(
          'telp',
          ' ',
          ', ',
          'B',
          'XYZ',
          '@',
          '.com',
          'PLN ',
          'Rp',
          'O',
          'nol ',
          MASK,
          'RT ',
          '+',
          '(',
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('words that the public reads', () => {
  const path = join(__dirname, '../../../../test/data/masking.csv');
  const corpus = parse<Line>(readFileSync(path), { columns: true });

  it('are as the corpus says', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150);
    const isMasked = corpus.map(({ text }) => maskPersonal(text) !== text);
    const masked = isMasked.filter(Boolean).length;
    const personal = corpus.filter((line) => line.expect === 'mask').length;
    const right = corpus.filter((line, index) => line.expect === 'mask' && isMasked[index]).length;
    const [recall, precision] = [right / personal, right / masked];
    process.stdout.write(
      `masking: ${corpus.length} lines, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
    );
    expect(corpus.map(({ text }) => maskPersonal(text))).toEqual(corpus.map(({ shown }) => shown));
    for (const line of corpus)
      expect([line.text, line.shown === line.text]).toEqual([line.text, line.expect === 'stay']);
  });

  it('hold no phone number, however it is grouped', () => {
    const phone = fc
      .tuple(fc.constantFrom('0812', '62812', '021', '812'), digits(7), fc.constantFrom('1', '7'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(around, grouped(phone), (before, number) => {
        expect(maskPersonal(`${before}${number}`)).not.toMatch(/\d/);
      }),
    );
  });

  it('hold no identity number, however it is grouped', () => {
    const nik = fc.tuple(fc.constantFrom('3171', '3204'), digits(12)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(around, grouped(nik), (before, number) => {
        expect(maskPersonal(`${before}${number}`)).not.toMatch(/\d/);
      }),
    );
  });

  it('hold no address, however it is disguised', () => {
    const name = fc.stringMatching(/^[a-z]{1,12}\.[a-z0-9]{1,12}$/);
    const at = fc.constantFrom('@', ' @ ', '[at]', ' [at] ', '(at)', ' at ', '＠', '\u200b@\u200b');
    const domain = fc.constantFrom(
      'gmail.com',
      'contoh.co.id',
      'gmail [dot] com',
      'yahoo(titik)com',
      'kota.go.id',
    );
    fc.assert(
      fc.property(name, at, domain, (local, sign, host) => {
        expect(maskPersonal(`surel ${local}${sign}${host}, terima kasih`)).toBe(
          `surel ${MASK}, terima kasih`,
        );
      }),
    );
  });

  it('are otherwise what was said', () => {
    const harmless = fc.stringMatching(/^[A-Za-z ,.!?/-]*$/).filter((text) => !/\bat\b/i.test(text));
    fc.assert(fc.property(harmless, (text) => expect(maskPersonal(text)).toBe(text)));
  });

  it('are masked once, and never become longer', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = maskPersonal(text);
        expect(masked.length).toBeLessThanOrEqual(text.length);
        expect(maskPersonal(masked)).toBe(masked);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '0',
    '0 ',
    '1-',
    '@',
    'a@',
    'a@a.',
    ' at ',
    '[at]',
    'B 1',
    'JKT-26-',
    '+',
    '•',
    'nol ',
    'O',
    '1.123,',
    '\u200b',
    'a',
  ])('take time that grows with the text, also of %j over and over', (part) =>
    expect(maskPersonal(part.repeat(300_000 / part.length)).length).toBeLessThanOrEqual(300_000),
  );
});
