import fc from 'fast-check';
import { faultOfNames, MOST_NAMES } from './repeated-names.js';

describe('the names of a JSON body', () => {
  it.each<[string, unknown]>([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', undefined],
    ['{"a":1,"a":2}', { repeated: 'a' }],
    ['{"a":1,"b":2,"\\u0061":1}', { repeated: 'a' }],
    ['{"location":{"lat":1,"lng":2,"lat":3}}', { repeated: 'location.lat' }],
    ['[{"x":1},{"y":[{},{"z":1,"z":1}]}]', { repeated: '1.y.1.z' }],
    ['{"a":{"b":[1,2,{"c":"}"}]},"a":0}', { repeated: 'a' }],
    ['{"a":"\\"a\\":","b":"\\\\"}', undefined],
    ['{"":1,"":2}', { repeated: '' }],
    ['{"a":"b","b":"a"}', undefined],
    ['"a"', undefined],
    ['[]', undefined],
  ])('%s', (json, fault) => {
    expect(() => JSON.parse(json) as unknown).not.toThrow();
    expect(faultOfNames(json)).toEqual(fault);
  });

  it('are at fault in nothing that was written from a value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 2), (json, indent) => {
        expect(faultOfNames(JSON.stringify(JSON.parse(json), null, indent))).toBeUndefined();
      }),
    );
  });

  it('are at fault wherever one is repeated, however it is written', () => {
    const names = fc.uniqueArray(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        names,
        fc.nat(),
        fc.jsonValue(),
        fc.array(fc.nat(1), { maxLength: 6 }),
        (all, lot, value, way) => {
          const again = all[lot % all.length] ?? '';
          const escaped = `"${[...again]
            .flatMap((each) => each.split(''))
            .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
            .join('')}"`;
          const fields = all.map((name) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
          let json = `{${[...fields, `${escaped}:1`].join(',')}}`;
          for (const step of way) json = step === 0 ? `[0,${json}]` : `{"x":${json}}`;
          const steps = way.map((step) => (step === 0 ? '1' : 'x')).reverse();
          expect(faultOfNames(json)).toEqual({ repeated: [...steps, again].join('.') });
        },
      ),
    );
  });

  it('are not more than so many, however deep', () => {
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    expect(faultOfNames(deep)).toBe('too many');
    expect(faultOfNames('['.repeat(500_000) + ']'.repeat(500_000))).toBeUndefined();
    const wide = (count: number): string =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 1])));
    expect(faultOfNames(wide(MOST_NAMES))).toBeUndefined();
    expect(faultOfNames(wide(MOST_NAMES + 1))).toBe('too many');
  });
});
