import fc from 'fast-check';
import { maskPersonal } from './mask-personal.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const grouped = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(number, fc.constantFrom('', ' ', '-', '.', ' - '), fc.integer({ min: 2, max: 5 }))
    .map(([all, between, size]) => all.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${between}`));
const around = fc.constantFrom('', 'Hubungi ', 'telp:', 'wa. ', '\n');

describe('a citizen’s words for the public', () => {
  it.each([
    ['Lampu mati di Jl. Kebon Sirih 12, RT 003/RW 02', 'Lampu mati di Jl. Kebon Sirih 12, RT 003/RW 02'],
    ['Hubungi 0812-3456-7890 ya', 'Hubungi ••• ya'],
    ['WA +62 812 3456 7890', 'WA •••'],
    ['(021) 345 6789', '•••'],
    ['surel saya warga.gambir@example.co.id.', 'surel saya •••.'],
    ['NIK 3171 0112 0390 0001', 'NIK •••'],
    ['angka lebar ０８１２３４５６７８９０', 'angka lebar •••'],
    ['sejak 2026-03-01 pukul 8', 'sejak 2026-03-01 pukul 8'],
  ])('reads %j as %j', (said, shown) => expect(maskPersonal(said)).toBe(shown));

  it('holds no phone number, however it is grouped', () => {
    const phone = grouped(
      fc.tuple(fc.constantFrom('08', '628', '021'), digits(9)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(around, phone, (before, number) => {
        expect(maskPersonal(`${before}${number}`)).not.toMatch(/\d/);
      }),
    );
  });

  it('holds no identity number, however it is grouped', () => {
    fc.assert(
      fc.property(around, grouped(digits(16)), (before, number) => {
        expect(maskPersonal(`${before}${number}`)).not.toMatch(/\d/);
      }),
    );
  });

  it('is otherwise what was said', () => {
    const harmless = fc.stringMatching(/^[A-Za-z ,.!?/-]*$/);
    fc.assert(fc.property(harmless, (text) => expect(maskPersonal(text)).toBe(text)));
  });
});
