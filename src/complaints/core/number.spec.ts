import fc from 'fast-check';
import { makeNumber, readNumber } from './number.js';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const numbers = fc
  .array(fc.nat(31), { minLength: 6, maxLength: 6 })
  .map((draws) => makeNumber('JKT', 2026, () => draws.shift() ?? 0));

describe('the number of a complaint', () => {
  it('looks like JKT-26-7K3Q9F-8', () => {
    expect(makeNumber('JKT', 2026)).toMatch(/^JKT-26-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]$/);
  });

  it('is read back, also in small letters with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const [prefix = '', year = '', ...tail] = number.split('-');
        const asHeard = tail.map((part) => part.replaceAll('0', 'o').replaceAll('1', 'l')).join('-');
        expect(readNumber(` ${`${prefix}-${year}-${asHeard}`.toLowerCase()} `)).toBe(number);
      }),
    );
  });

  it('is read back with whatever between its parts, or nothing', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('', ' ', ' - ', '–', '.'), (number, between) => {
        expect(readNumber(number.replaceAll('-', between))).toBe(number);
      }),
    );
  });

  it('is refused with any one character wrong', () => {
    const places = fc.constantFrom(7, 8, 9, 10, 11, 12, 14);
    fc.assert(
      fc.property(numbers, places, fc.constantFrom(...ALPHABET), (number, place, wrong) => {
        fc.pre(number[place] !== wrong);
        expect(readNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it('is refused with two neighbours swapped', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 7, max: 11 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const swapped = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        expect(readNumber(swapped)).toBeUndefined();
      }),
    );
  });

  it.each(['', 'JKT', 'JKT-26-7K3Q9F', 'JKT-2026-7K3Q9F-8', '☃', 'JKT-26-7K3Q9F-8-4'])(
    'is never %p',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );
});
