import { gzipSync } from 'node:zlib';
import { get, post, type RawRequest, sendBytes, sendRaw } from './support/raw.js';
import { countStored, readRefusal, refusal } from './support/refusals.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const UNREADABLE = 'The request cannot be read: its address or headers are not valid, or too long';
const NO_JSON = 'The request cannot be read: its body is not valid JSON';
const JSON_ONLY = 'Send the body as application/json in UTF-8, not compressed.';
const NUMBER_HINT = 'is not a complaint number; check every character. Example: JKT-26-7K3Q9F-8.';
const CHUNKED = 'Content-Type: application/json\r\nTransfer-Encoding: chunked';

describe('requests that are not as HTTP and the API want them', () => {
  let world: World;
  let stored: string;
  beforeAll(async () => {
    world = await openWorld();
    stored = await countStored(world);
  });
  afterEach(async () => expect(await countStored(world)).toBe(stored));
  afterAll(() => world.close());

  const filing = (body: string, type?: string): RawRequest => post('/api/v1/complaints', body, type);

  it.each<[string, RawRequest, string]>([
    ['half a JSON', filing('{"category":'), NO_JSON],
    ['JSON that is sent as something else', filing('category=road'), NO_JSON],
    ['an empty body', filing(''), 'The request cannot be read: its body is empty'],
    ['a body that is too large', filing(`"${'x'.repeat(2_000_000)}"`), 'The body exceeds the limit of 1 MB.'],
    ['plain text', filing('aduan', 'text/plain'), JSON_ONLY],
    ['a form', filing('a=1', 'application/x-www-form-urlencoded'), JSON_ONLY],
    ['a type that is none', filing('{}', 'json'), JSON_ONLY],
    ['a mangled address', get('/api/v1/areas/%zz'), UNREADABLE],
    ['half a character', get('/api/v1/areas/%ED%A0%80'), UNREADABLE],
    ['a parameter of 500 characters', get(`/api/v1/complaints/${'x'.repeat(500)}`), UNREADABLE],
    ['a way out of the documentation', get('/api/docs/../../package.json'), UNREADABLE],
    [
      'a wrong address',
      get('/api/v1/aduan?x=1'),
      'There is no GET /api/v1/aduan. The full list is at /api/docs.',
    ],
    [
      'a slash',
      get('/api/v1/areas/a/b'),
      'There is no GET /api/v1/areas/a/b. The full list is at /api/docs.',
    ],
    ['an escaped slash', get('/api/v1/areas/a%2Fb'), 'There is no area with the code a/b.'],
    [
      'a name that every object has',
      get('/api/v1/areas/__proto__'),
      'There is no area with the code __proto__.',
    ],
    ['a quote', get("/api/v1/areas/'/boundary"), "There is no area with the code '."],
    ['NUL', get('/api/v1/complaints/%00'), `\u0000 ${NUMBER_HINT}`],
    ['a mistyped number', get('/api/v1/complaints/JKT-26-7K3Q9F-4'), `JKT-26-7K3Q9F-4 ${NUMBER_HINT}`],
  ])('%s is refused, and says why', async (_, asked, detail) => {
    expect((await refusal(world, asked)).detail).toBe(detail);
  });

  const whole = JSON.stringify({
    category: 'road',
    description: 'Lubang besar, s\u00fcdah dua.',
    address: 'Jl. A',
  });
  const NOT_UTF8 = 'The request cannot be read: its body is not UTF-8';
  it.each<[string, Buffer, Record<string, string>, string]>([
    ['in Latin-1', Buffer.from(whole, 'latin1'), {}, NOT_UTF8],
    ['in UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le'), {}, NOT_UTF8],
    [
      'said to be in Latin-1',
      Buffer.from(whole),
      { 'content-type': 'application/json; charset=latin1' },
      JSON_ONLY,
    ],
    ['compressed', gzipSync(whole), { 'content-encoding': 'gzip' }, JSON_ONLY],
    ['said to be compressed', Buffer.from(whole), { 'content-encoding': 'identity, br' }, JSON_ONLY],
  ])('a body that is %s is refused', async (_, body, headers, detail) => {
    const asked = { ...filing(''), body, headers: { 'content-type': 'application/json', ...headers } };
    expect((await refusal(world, asked)).detail).toBe(detail);
  });

  it('a client that expects more than an answer gets one', async () => {
    const headers = { expect: 'a-miracle' };
    expect((await sendRaw(world.base, { ...get('/api/v1/categories'), headers })).status).toBe(200);
  });

  it.each([
    ['PUT', '/api/v1/complaints', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/complaints/x', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/sessions', 'DELETE, GET, HEAD, POST'],
    ['POST', '/health/live', 'GET, HEAD'],
  ])('%s %s is told which methods there are', async (method, path, allowed) => {
    expect((await refusal(world, { method, path })).code).toBe('method_not_allowed');
    expect((await sendRaw(world.base, { method, path })).headers.allow).toBe(allowed);
  });

  it.each([
    ['/api/v1/complaints', 200],
    ['/api/v1/aduan', 404],
  ])('HEAD %s answers as GET does, without a body', async (path, expected) => {
    const { status, text } = await sendRaw(world.base, { method: 'HEAD', path });
    expect([status, text]).toEqual([expected, '']);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Basic YTpi',
    `Bearer ${'a'.repeat(300)}`,
    "Bearer ' OR 1=1",
    'Bearer a b',
    'Bearer \u00ff',
  ])('the authorization %p is no sign-in', async (authorization) => {
    const asked = { ...get('/api/v1/inbox'), headers: { authorization } };
    expect((await refusal(world, asked)).code).toBe('not_signed_in');
  });

  it.each([
    ['no HTTP', 'ADUAN\r\n\r\n', 'malformed_request'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 'malformed_request'],
    ['NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nCookie: \0\r\n\r\n', 'malformed_request'],
    [
      'a long header',
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
      'headers_too_large',
    ],
    [
      'a wrong chunk',
      `POST /api/v1/complaints HTTP/1.1\r\nHost: x\r\n${CHUNKED}\r\n\r\nzz\r\n`,
      'malformed_request',
    ],
  ])('%s is refused in words too', async (_, bytes, code) => {
    expect(readRefusal(await sendBytes(world.base, bytes), 'id').code).toBe(code);
  });
});
