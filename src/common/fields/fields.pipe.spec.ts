import { Problem } from '../problems/problem.js';
import { FieldsPipe } from './fields.pipe.js';
import { DayField, NumberField, ObjectField, TextField } from './fields.js';

class PlaceBody {
  @NumberField({ about: 'Latitude.', min: -90, max: 90 })
  lat!: number;
}

class FilingBody {
  @TextField({ about: 'What happened.', min: 3, max: 5 })
  text!: string;

  @ObjectField({ about: 'Where.', of: () => PlaceBody })
  place!: PlaceBody;
}

class CodeBody {
  @TextField({ about: 'Its code.', max: 9, pattern: /^[a-z\0]+$/, form: 'abc', optional: true })
  code?: string;

  @DayField({ about: 'From when.', optional: true })
  from?: string;
}

const pipe = new FieldsPipe();

async function faultsOf(body: unknown, metatype: new () => object = FilingBody): Promise<unknown> {
  try {
    return await pipe.transform(body, { type: 'body', metatype });
  } catch (fault) {
    if (fault instanceof Problem) return fault.toDocument('en').errors;
    throw fault;
  }
}

describe('FieldsPipe', () => {
  it('makes the DTO of a good body, its texts trimmed', async () => {
    const made = await faultsOf({ text: ' hole ', place: { lat: -6.2 } });
    expect(made).toBeInstanceOf(FilingBody);
    expect(made).toEqual({ text: 'hole', place: { lat: -6.2 } });
  });

  it('names each bad field once, with the code and the values of its fault', async () => {
    expect(await faultsOf({ text: 'a', place: { lat: 91 }, more: 1 })).toEqual([
      { field: 'more', code: 'unknown_field', message: 'is not known' },
      { field: 'text', code: 'too_short', message: 'must have at least 3 characters' },
      { field: 'place.lat', code: 'out_of_range', message: 'must be between -90 and 90' },
    ]);
  });

  it('tells the rules of one field apart', async () => {
    expect(await faultsOf({ code: 'a\0' }, CodeBody)).toMatchObject([{ code: 'bad_characters' }]);
    expect(await faultsOf({ code: 'A', from: '2026-02-30' }, CodeBody)).toEqual([
      { field: 'code', code: 'bad_format', message: 'must look like abc' },
      { field: 'from', code: 'bad_format', message: 'must look like 2026-03-01' },
    ]);
  });

  it('tells what is absent or null from what is wrong', async () => {
    expect(await faultsOf({ text: null })).toEqual([
      { field: 'text', code: 'required', message: 'is required' },
      { field: 'place', code: 'required', message: 'is required' },
    ]);
    expect(await faultsOf({ text: 'hole', place: 3 })).toEqual([
      { field: 'place', code: 'not_object', message: 'must be an object' },
    ]);
    expect(await faultsOf(undefined)).toEqual([{ field: 'body', code: 'required', message: 'is required' }]);
  });
});
