import { Problem } from '../problems/problem.js';
import { FieldsPipe } from './fields.pipe.js';
import { NumberField, ObjectField, TextField } from './fields.js';

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

const pipe = new FieldsPipe();

async function faultsOf(body: unknown): Promise<unknown> {
  try {
    return await pipe.transform(body, { type: 'body', metatype: FilingBody });
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
