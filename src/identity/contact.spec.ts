import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { normalEmail, normalPhone } from '../common/contact.js';
import { hashesOf } from './contact.js';

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const separator = fc.constantFrom('', ' ', '-', '.');
const mobile = digits(9).map((rest) => `8${rest.replace(/^0/, '1')}`);
const key = randomBytes(32);

describe('a phone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['62 812 3456 7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['812 3456 7890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['(021) 345 6789', '+62213456789'],
    ['+1 617 635 4500', '+16176354500'],
    ['+81 90 1234 5678', '+819012345678'],
  ])('%s is %s', (written, normal) => expect(normalPhone(written, '62')).toBe(normal));

  it('is the same however it is written', () => {
    const written = fc
      .tuple(
        mobile,
        fc.constantFrom('0', '62', '+62', '+620', '0062', ''),
        fc.array(separator, { minLength: 9, maxLength: 9 }),
      )
      .map(([number, before, between]) => ({
        number,
        text: before + [...number].map((digit, place) => digit + (between[place] ?? '')).join(''),
      }));
    fc.assert(
      fc.property(written, ({ number, text }) => expect(normalPhone(text, '62')).toBe(`+62${number}`)),
    );
  });

  it('in its normal form stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[\d\s().-]{6,30}$/), (text) =>
        expect(normalPhone(normalPhone(text, '62'), '62')).toBe(normalPhone(text, '62')),
      ),
    );
  });
});

describe('an e-mail address', () => {
  it('is the same in any case and with spaces around it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(normalEmail(` ${address.toUpperCase()} `)).toBe(normalEmail(address));
        expect(normalEmail(normalEmail(address))).toBe(normalEmail(address));
      }),
    );
  });
});

describe('the hashes that a contact is found by', () => {
  it('are equal where the contact is the same, and only there', () => {
    fc.assert(
      fc.property(mobile, mobile, (one, other) => {
        const [a, b] = [`0${one}`, `+62 ${other}`].map((phone) => hashesOf({ phone }, key).phoneHash);
        expect(a?.equals(b as Buffer)).toBe(one === other);
      }),
    );
  });

  it('differ with the key, and a phone number’s is no address’s', () => {
    const contact = { phone: '1@example.com', email: '1@example.com' };
    const { phoneHash, emailHash } = hashesOf(contact, key);
    expect(phoneHash?.equals(emailHash as Buffer)).toBe(false);
    expect(hashesOf(contact, randomBytes(32)).emailHash?.equals(emailHash as Buffer)).toBe(false);
    expect(hashesOf({}, key)).toEqual({ phoneHash: null, emailHash: null });
  });
});
