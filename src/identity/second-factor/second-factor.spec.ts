import fc from 'fast-check';
import { generateSync } from 'otplib';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';
import { addressOf, isCode, makeSecret, stepOf } from './totp.js';

// Secret and codes of RFC 6238, appendix B, of which six digits are shown.
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('is that of RFC 6238 at %d', (seconds, code) => {
    expect(stepOf(code, RFC_SECRET, new Date(seconds * 1000), null)).toBe(Math.floor(seconds / 30));
  });

  it('works a step before and after its own, not two, and once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 2 ** 31 }),
        fc.integer({ min: -3, max: 3 }),
        (seconds, steps) => {
          const secret = makeSecret();
          const code = generateSync({ secret, epoch: seconds });
          const step = Math.floor(seconds / 30);
          const at = new Date((seconds + steps * 30) * 1000);
          // Another step of the three may have the same code by chance.
          fc.pre(
            [-1, 0, 1].every(
              (by) => by === -steps || generateSync({ secret, epoch: seconds + (steps + by) * 30 }) !== code,
            ),
          );
          expect(stepOf(code, secret, at, null)).toBe(Math.abs(steps) <= 1 ? step : undefined);
          expect(stepOf(code, secret, at, step)).toBeUndefined();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('may be typed in two groups, and is nothing but six digits', () => {
    expect(stepOf('287 082', RFC_SECRET, new Date(59_000), null)).toBe(1);
    for (const text of ['', '28708', '2870820', '28708a', '２８７０８２', 'x'.repeat(5_000)])
      expect([isCode(text), stepOf(text, RFC_SECRET, new Date(59_000), null)]).toEqual([false, undefined]);
  });

  it('is made from an address that names the account', () => {
    const address = new URL(addressOf(RFC_SECRET, 'siti@kota.example'));
    expect(decodeURIComponent(address.pathname)).toContain('Tanggap:siti@kota.example');
    expect(address.searchParams.get('secret')).toBe(RFC_SECRET);
  });
});

describe('a recovery code', () => {
  it('is known again however it is typed, and no two are the same', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
      expect(isCode(code)).toBe(false);
      const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
      expect(hashRecoveryCode(typed)).toEqual(hashRecoveryCode(code));
    }
    expect(new Set(codes.map((code) => hashRecoveryCode(code).toString('hex'))).size).toBe(10);
  });
});
