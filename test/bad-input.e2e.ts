import { get, post } from './support/raw.js';
import { countStored, faults } from './support/refusals.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const point = { lat: -6.1766, lng: 106.8269 };
const whole = {
  category: 'road',
  description: 'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  location: point,
};
const foreign = (text: string): string => Buffer.from(text).toString('base64url');
const UNSTORABLE = 'contains characters that cannot be stored';
const NO_CURSOR = 'is not the nextCursor of an earlier answer';
const INSTANT = 'must look like 2026-03-01T08:00:00+07:00';
const TOO_MANY = 'body holds more than 1000 values';
const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`f${at}`, 1])));

describe('bad input', () => {
  let world: World;
  let stored: string;
  beforeAll(async () => {
    world = await openWorld();
    stored = await countStored(world);
  });
  afterEach(async () => expect(await countStored(world)).toBe(stored));
  afterAll(() => world.close());

  it.each<[string, object, ...string[]]>([
    [
      'nothing',
      { category: undefined, description: undefined },
      'category is required',
      'description is required',
    ],
    ['no place', { location: undefined }, 'location give at least one of location, kelurahanCode or address'],
    [
      'null for every place',
      { location: null, kelurahanCode: null, address: null },
      'location give at least one of location, kelurahanCode or address',
    ],
    ['null for a required field', { description: null }, 'description is required'],
    ['a number for a text', { description: 12345678901 }, 'description must be text'],
    ['an object for a text', { address: {} }, 'address must be text'],
    ['an array for a text', { category: ['road'] }, 'category must be text'],
    ['spaces for a text', { description: ' \t\n  ' }, 'description must have at least 10 characters'],
    ['an empty text', { channel: '' }, 'channel must not be empty'],
    ['a text too long', { description: 'a'.repeat(4001) }, 'description must have at most 4000 characters'],
    ['NUL in a text', { description: 'Lubang besar\u0000 di jalan' }, `description ${UNSTORABLE}`],
    ['NUL in a code', { kelurahanCode: '31.71\u0000' }, `kelurahanCode ${UNSTORABLE}`],
    ['NUL in a nested text', { reporter: { name: '\u0000' } }, `reporter.name ${UNSTORABLE}`],
    ['half a character', { description: 'Lubang besar \ud83d di jalan' }, `description ${UNSTORABLE}`],
    ['an unknown category', { category: 'constructor' }, 'category the code constructor is not known'],
    [
      'a kecamatan for a kelurahan',
      { kelurahanCode: '31.71.01' },
      'kelurahanCode the code 31.71.01 is not known',
    ],
    ['an array for an object', { location: [point] }, 'location must be an object'],
    ['a text for an object', { reporter: 'Warga' }, 'reporter must be an object'],
    ['half a point', { location: { lat: -6.1 } }, 'location.lng is required'],
    ['a text for a number', { location: { ...point, lat: '-6.1' } }, 'location.lat must be a number'],
    [
      'a point off the earth',
      { location: { ...point, lat: 1e308 } },
      'location.lat must be between -90 and 90',
    ],
    ['an unknown field', { status: 'closed' }, 'status is not known'],
    ['an unknown nested field', { location: { ...point, alt: 3 } }, 'location.alt is not known'],
    [
      'a name that every object has',
      { location: { ...point, toString: 1 } },
      'location.toString is not known',
    ],
    [
      'an address without a host',
      { reporter: { email: 'warga@' } },
      'reporter.email must look like name@example.com',
    ],
    [
      'a phone in words',
      { reporter: { phone: 'nol delapan' } },
      'reporter.phone must look like +62 812 3456 7890',
    ],
  ])('a filing with %s names the field', async (_, change, ...expected) => {
    const asked = post('/api/v1/complaints', JSON.stringify({ ...whole, ...change }));
    expect(await faults(world, asked)).toEqual(expected);
  });

  it.each([
    ['an endless number', '{"location":{"lat":1e999,"lng":1}}', 'location.lat must be a number'],
    ['__proto__', '{"__proto__":{"category":"road"}}', '__proto__ is not known'],
    ['a constructor', '{"constructor":{"prototype":{}}}', 'constructor is not known'],
    ['a constructor in a list', '{"x":[[{"constructor":1}]]}', 'x.0.0.constructor is not known'],
    ['a list', '[]', 'body must be an object'],
    ['null', 'null', 'body must be an object'],
    ['a text', '"aduan"', 'body must be an object'],
    ['a hundred thousand levels', deep, TOO_MANY],
    ['eighty thousand fields', wide, TOO_MANY],
    ['a long list in a field', `{"location":[${'{},'.repeat(200_000)}{}]}`, TOO_MANY],
  ])('a body of %s is refused, and says what is wrong', async (_, body, expected) => {
    expect(await faults(world, post('/api/v1/complaints', body))).toContain(expected);
  });

  it.each([
    ['/complaints?limit=0', 'limit must be between 1 and 200'],
    ['/complaints?limit=-1', 'limit must be between 1 and 200'],
    ['/complaints?limit=99999999999999999999', 'limit must be between 1 and 200'],
    ['/complaints?limit=1.5', 'limit must be a whole number'],
    ['/complaints?limit=0x10', 'limit must be a whole number'],
    ['/complaints?limit=NaN', 'limit must be a whole number'],
    ['/complaints?limit=Infinity', 'limit must be a whole number'],
    ['/complaints?limit=', 'limit must be a whole number'],
    ['/complaints?limit=1&limit=2', 'limit must be given only once'],
    ['/complaints?limit%5B%5D=1', 'limit[] is not known'],
    ['/complaints?status=waiting&status=waiting', 'status must be given only once'],
    ['/complaints?area=%00', `area ${UNSTORABLE}`],
    ['/complaints?area=%ff', 'area the code %ff is not known'],
    ['/complaints?area=__proto__', 'area the code __proto__ is not known'],
    ['/complaints?category=nope', 'category the code nope is not known'],
    ['/complaints?category=', 'category must not be empty'],
    ['/complaints?from=2026-02-30', 'from must look like 2026-03-01'],
    ['/complaints?from=2026-03-01T00:00:00Z', 'from must look like 2026-03-01'],
    ['/complaints?from=2026-04-01&to=2026-03-01', 'to must come after from'],
    ['/complaints?cursor=x', `cursor ${NO_CURSOR}`],
    [`/complaints?cursor=${foreign('1/2')}`, `cursor ${NO_CURSOR}`],
    [`/complaints?cursor=${foreign(`9e9/${'0'.repeat(36)}`)}`, `cursor ${NO_CURSOR}`],
    ['/complaints?__proto__=1', '__proto__ is not known'],
    ['/complaints?q=1', 'q is not known'],
    ['/areas?level=rt', 'level must be one of: province, city, kecamatan, kelurahan'],
    ['/areas/locate?lat=&lng=106.8', 'lat must be a number'],
    ['/areas/locate?lat=-6.1', 'lng is required'],
    ['/metrics/response-rates?asOf=2026-02-30', `asOf ${INSTANT}`],
    ['/metrics/response-rates?asOf=2026-01-01T00:00:00%2B99:00', `asOf ${INSTANT}`],
    ['/metrics/response-rates?asOf=2199-12-31', 'asOf must not lie in the future'],
    ['/metrics/response-rates?from=1900-01-01', 'to may span at most 3660 days'],
    ['/metrics/response-rates?category=nope', 'category the code nope is not known'],
    ['/metrics/response-rates.csv?minimum=0', 'minimum must be between 1 and 1000000'],
    ['/metrics/response-rates/complaints.csv?limit=1', 'limit is not known'],
    ['/metrics/backlog?lurah=none', 'lurah is not known'],
    ['/metrics/backlog.csv?every=hour', 'every must be one of: day, week, month'],
    ['/open-data?city=%3DA1', 'city the code =A1 is not known'],
    ['/open-data?asOf=2026-01-01', 'asOf is not known'],
    ['/open-data/2026-00.json', 'month must look like 2026-03'],
    ['/open-data/%00.csv', 'month must look like 2026-03'],
  ])('GET %s names the parameter', async (path, expected) => {
    expect(await faults(world, get(`/api/v1${path}`))).toEqual([expected]);
  });
});
