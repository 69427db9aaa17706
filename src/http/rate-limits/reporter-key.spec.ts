import fc from 'fast-check';
import { emailOf, phoneOf } from './reporter-key.js';

const key = Buffer.alloc(32, 1);
const phone = (text: unknown): string | undefined => phoneOf({ reporter: { phone: text } }, key);

describe('what tells one reporter from another', () => {
  it('is the same however a number or an address is written', () => {
    const spelt = ['+62 812 3456 7890', '0812-3456-7890', '6281234567890', '(0812) 3456.7890'];
    expect(new Set(spelt.map(phone)).size).toBe(1);
    expect(emailOf({ reporter: { email: ' Warga@Example.com ' } }, key)).toBe(
      emailOf({ reporter: { email: 'warga@example.com' } }, key),
    );
  });

  it('names nobody, and cannot be computed without the key of the city', () => {
    expect(phone('0812 3456 7890')).not.toContain('812');
    expect(phone('0812 3456 7890')).not.toBe(
      phoneOf({ reporter: { phone: '0812 3456 7890' } }, Buffer.alloc(32, 2)),
    );
    expect(phone('0812 3456 7890')).not.toBe(phone('0812 3456 7891'));
  });

  it('is nothing for whatever else a body may be', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(phoneOf(body, key)).toBeUndefined();
        expect(typeof (phone(body) ?? '')).toBe('string');
      }),
    );
  });
});
