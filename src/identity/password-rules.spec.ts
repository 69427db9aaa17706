import fc from 'fast-check';
import { isGuessable } from './password-rules.js';

const EMAIL = 'siti.aminah@kota.example';

describe('passwords that are easy to guess', () => {
  it.each([
    'password1234',
    'P@ssw0rd2026',
    'Jakarta2026!!',
    'Rahasia123456',
    'qwertyuiop12',
    '098765432109',
    'aaaaaaaaaaaa',
    '121212121212',
    'AdminAdminAdmin1',
    'Siti.Aminah2026',
    'siti.aminah@kota.example',
  ])('%s is one', (password) => expect(isGuessable(password, EMAIL)).toBe(true));

  it.each([
    'kuda lari di pantai pagi',
    'correct horse battery',
    '83#91!77$20&',
    'Jakarta, hujan lagi sore ini',
  ])('%s is none', (password) => expect(isGuessable(password, EMAIL)).toBe(false));

  it('are not made by chance', () => {
    const token = fc.uint8Array({ minLength: 24, maxLength: 24 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(token, (bytes) => {
        fc.pre(new Set(bytes).size > 20);
        expect(isGuessable(bytes.toString('base64url'), EMAIL)).toBe(false);
      }),
    );
  });
});
