import fc from 'fast-check';
import { body, place, query, type } from './support/anything.js';
import { type RawRequest, sendRaw } from './support/raw.js';
import { countStored, readRefusal } from './support/refusals.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

describe('whatever a client sends', () => {
  let world: World;
  // Without a worker, nothing but what is sent changes the database.
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const holds = async (requests: fc.Arbitrary<RawRequest>, numRuns: number): Promise<void> => {
    const token = await world.signIn('lurah-31.71.01.1001');
    let expected = await countStored(world);
    await fc.assert(
      fc.asyncProperty(requests, async (asked) => {
        const answer = await sendRaw(world.base, {
          ...asked,
          headers: { authorization: `Bearer ${token}`, ...asked.headers },
        });
        if (answer.status >= 300 && asked.method !== 'HEAD') readRefusal(answer, 'id');
        if (answer.status === 201) expected = await countStored(world);
        else expect(answer.status).toBeLessThan(500);
        expect(await countStored(world)).toBe(expected);
      }),
      { numRuns },
    );
  };

  it('as a filing is either stored or refused in words', async () => {
    const headers = type.map((each) => ({ 'content-type': each }));
    const requests = fc.record({
      method: fc.constant('POST'),
      path: fc.constant('/api/v1/complaints'),
      headers,
      body,
    });
    await holds(requests, 400);
  });

  it('as a question is either answered or refused in words', async () => {
    const path = fc.tuple(place, query).map(([at, asked]) => `/api/v1${at}?${asked}`);
    await holds(fc.record({ method: fc.constantFrom('GET', 'HEAD'), path }), 400);
  });

  it('to any address, in any way, with any headers, is no fault of ours', async () => {
    const latin1 = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f);
    const header = fc.constantFrom(
      'authorization',
      'cookie',
      'accept',
      'range',
      'content-encoding',
      'if-match',
    );
    const printable = fc.string({ unit: latin1.map((code) => String.fromCharCode(code)) });
    const requests = fc.record({
      method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'),
      path: place.map((at) => `/api/v1${at}`),
      headers: fc
        .tuple(type, header, printable)
        .map(([sent, name, content]) => ({ 'content-type': sent, [name]: content })),
      body,
    });
    await holds(requests, 300);
  });
});
