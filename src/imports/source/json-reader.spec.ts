import fc from 'fast-check';
import { type JsonObject, JsonReader } from './json-reader.js';

const inPieces = (text: string, cuts: readonly number[] = []): JsonObject[] => {
  const reader = new JsonReader();
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const objects = places.slice(1).flatMap((end, index) => reader.read(text.slice(places[index], end)));
  reader.end();
  return objects;
};

describe('a JSON file', () => {
  const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });

  it('gives its objects, however it is laid out and in whatever pieces it comes', () => {
    const layouts = [
      (list: object[]) => JSON.stringify(list),
      (list: object[]) => JSON.stringify(list, null, 2),
      (list: object[]) => list.map((each) => JSON.stringify(each)).join('\n'),
    ];
    fc.assert(
      fc.property(
        objects,
        fc.constantFrom(...layouts),
        fc.array(fc.nat(), { maxLength: 6 }),
        (list, layout, cuts) => {
          const found = inPieces(layout(list), cuts);
          expect(found.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
            JSON.parse(JSON.stringify(list)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not misled by brackets, quotes and backslashes in texts', () => {
    const tricky = [{ a: '}{"\\' }, { b: '\\"}' }];
    const text = JSON.stringify(tricky);
    for (let cut = 0; cut <= text.length; cut++) {
      expect(inPieces(text, [cut]).map((each) => JSON.parse(each.text) as unknown)).toEqual(tricky);
    }
  });

  it('says on which line each begins', () => {
    expect(inPieces('[\n  {\n "a": 1},\n\n  {}\n]').map(({ line }) => line)).toEqual([2, 5]);
  });

  it.each([
    ['[{}, 7]', 'there is "7" between the objects, on line 1'],
    ['\n{}}', 'there is "}" between the objects, on line 2'],
    ['<html>', 'there is "<"'],
    ['[\n{"a": {}', 'the object that begins on line 2 does not end'],
  ])('is refused with %p', (text, fault) => {
    expect(() => inPieces(text)).toThrow(fault);
  });
});
