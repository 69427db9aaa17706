import fc from 'fast-check';
import { type DeviceSecret, readKept, without, withOne, written } from './device-secrets.js';

const kept = fc.record({
  number: fc.stringMatching(/^[A-Z]{3}-26-[0-9A-Z]{6}-[0-9A-Z]$/),
  secret: fc.stringMatching(/^[\w-]{32}$/),
});

describe('the complaints that a device keeps', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 10 }), (all) => expect(readKept(written(all))).toEqual(all)),
    );
  });

  it('are the last ten, each once, the latest first', () => {
    const of = (place: number): DeviceSecret => ({ number: `JKT-26-AAAA${place}-X`, secret: 'a'.repeat(32) });
    const all = Array.from({ length: 15 }, (_, place) => of(place + 10)).reduce<DeviceSecret[]>(withOne, []);
    expect(all.map(({ number }) => number).slice(0, 2)).toEqual([of(24).number, of(23).number]);
    expect(all).toHaveLength(10);
    expect(withOne(all, of(20))).toHaveLength(10);
    expect(without(all, of(20).number)).toHaveLength(9);
  });

  it('are none of what is no such text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readKept(text).length).toBeLessThanOrEqual(10)));
    expect(readKept('')).toEqual([]);
  });
});
