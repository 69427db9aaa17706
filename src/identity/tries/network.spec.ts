import fc from 'fast-check';
import { networkOf } from './network.js';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24', '203.0.113.0/24'],
    ['2001:db8:1:2:3::4', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['not an address', 'unknown', 'unknown'],
  ])('of %s is %s, within %s', (ip, narrow, wide) => expect(networkOf(ip)).toEqual({ narrow, wide }));

  it('is the same for all addresses in it, and for no others', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte), byte, byte, (network, one, other) => {
        const [a, b] = [one, other].map((last) => networkOf([...network, last].join('.')));
        expect(a).toEqual(b);
        const next = [network[0], network[1], (network[2] + 1) % 256, one].join('.');
        expect(networkOf(next).narrow).not.toBe(a?.narrow);
      }),
    );
  });
});
