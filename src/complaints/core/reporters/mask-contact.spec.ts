import fc from 'fast-check';
import { maskEmail, maskName, maskPhone } from './mask-contact.js';

describe('who filed, for those who need not know', () => {
  it.each([
    ['Siti Rahma', 'S*** ****'],
    ['Siti', 'S***'],
    ['Siti Nur Rahma Dewi', 'S*** ****'],
  ])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['0812 3456 7889', '****-****-**89'],
    ['+1 617 635 4500', '****-****-**00'],
    ['123456', '****-****-****'],
  ])('%s is %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it('is no more of an address than its first letter and where it ends', () => {
    expect(maskEmail('Warga.Gambir@example.co.id')).toBe('w***@***.id');
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const [local = '', domain = ''] = address.toLowerCase().split('@');
        const masked = maskEmail(address);
        expect(masked).toBe(`${local[0]}***@***.${domain.split('.').at(-1)}`);
      }),
    );
  });

  it('tells the last two digits of a number, and neither its length nor its country', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0|\+62|\+1)8\d{8,11}$/), (phone) => {
        expect(maskPhone(phone)).toBe(`****-****-**${phone.slice(-2)}`);
      }),
    );
  });

  it('tells nothing of a name but its first letter, not even its length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{1,12}( [A-Z][a-z]{1,12}){0,3}$/), (name) => {
        expect(maskName(name)).toBe(name.includes(' ') ? `${name[0]}*** ****` : `${name[0]}***`);
      }),
    );
  });
});
