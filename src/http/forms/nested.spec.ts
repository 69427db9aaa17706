import fc from 'fast-check';
import { nested } from './nested.js';

const of = (text: string): unknown => nested(new URLSearchParams(text));

describe('what a form says', () => {
  it('has the shape of the body that the API takes', () => {
    expect(of('category=road&reporter.phone=0812&reporter.name=Warga&photos=a&photos=b')).toEqual({
      category: 'road',
      reporter: { phone: '0812', name: 'Warga' },
      photos: ['a', 'b'],
    });
    expect(of('photos=a')).toEqual({ photos: ['a'] });
  });

  it('leaves out what was left empty', () => {
    expect(of('address=&reporter.name=+&category=road')).toEqual({ category: 'road' });
  });

  it('keeps a name that is a text and a group as what came first', () => {
    expect(of('a=1&a.b=2')).toEqual({ a: '1', 'a.b': '2' });
    expect(of('a.b=2&a=1')).toEqual({ a: { b: '2' } });
  });

  it('holds every value of a repeated name, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '3'), { minLength: 2, maxLength: 50 }), (values) => {
        expect(nested(values.map((value) => ['a.b', value] as const))).toEqual({ a: { b: values } });
      }),
    );
  });

  it('takes time in proportion to its fields', () => {
    const pairs = Array.from({ length: 200_000 }, () => ['photos', 'x'] as const);
    // Copied for each field, the list would be 20 billion values.
    expect(nested(pairs).photos).toHaveLength(200_000);
  });

  it('never touches what all objects share', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(
              fc.string(),
              fc.constantFrom('__proto__', '__proto__.x', 'constructor.prototype.x', 'a.__proto__.x'),
            ),
            fc.string(),
          ),
        ),
        (pairs) => {
          nested(pairs);
          expect(({} as Record<string, unknown>).x).toBeUndefined();
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
    );
  });
});
