import fc from 'fast-check';
import { anyCharacter } from '../../../test/support/any-character.js';
import { reasonOf } from './reason.js';

describe('the reason of a dead letter', () => {
  it.each([
    ['no such office\n    at route (route.ts:3)', 'no such office'],
    ['', 'Error'],
    ['cannot tell warga@example.com of it', 'cannot tell [...] of it'],
    ['no reply from +62 812 3456 7890', 'no reply from [...]'],
    ['NIK 3171012345678901 is taken', 'NIK [...] is taken'],
    ['0197c1a2-0000-7000-8000-000000000001 of 2026', '0197c1a2-0000-7000-8000-000000000001 of 2026'],
  ])('of %j is %j', (message, reason) => {
    expect(reasonOf(new Error(message))).toBe(reason);
  });

  it('is one line of 1 to 500 characters, whatever went wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 1_200 }), (message) => {
        const reason = reasonOf(new Error(message));
        expect(reason).not.toContain('\n');
        expect([...reason].length).toBeLessThanOrEqual(500);
        expect(reason.length).toBeGreaterThan(0);
      }),
    );
  });
});
