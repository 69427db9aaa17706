import { gzipSync } from 'node:zlib';
import { isForPrograms } from './support/fuzz/as-page.js';
import { openWatched, type Watched } from './support/fuzz/watched.js';
import { get, post, type RawRequest, sendBytes, sendRaw } from './support/raw.js';
import { countStored, faults, readRefusal, refusal } from './support/refusals.js';
import { type World } from './support/world.js';

jest.setTimeout(60_000);

const UNREADABLE = 'The request cannot be read: its address or headers are not valid, or too long';
const NO_JSON = 'The request cannot be read: its body is not valid JSON';
const JSON_ONLY = 'Send the body as application/json in UTF-8, not compressed.';
const NUMBER_HINT = 'is not a complaint number; check every character. Example: JKT-26-7K3Q9F-8.';
const CHUNKED = 'Content-Type: application/json\r\nTransfer-Encoding: chunked';

describe('requests that are not as HTTP and the API want them', () => {
  let watched: Watched;
  let world: World;
  let stored: string;
  beforeAll(async () => {
    watched = await openWatched();
    world = watched.world;
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
    [
      'a way out of the documentation',
      get('/api/docs/../../package.json'),
      'There is no GET /api/docs/../../package.json. The full list is at /api/docs.',
    ],
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

  const times = (count: number, field: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => field(at)).join('&');
  const form = (body: string): RawRequest => post('/lapor', body, 'application/x-www-form-urlencoded');
  const multipart = (names: readonly string[]): RawRequest => {
    const parts = names.map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`);
    return post('/lapor', `${parts.join('')}--b--\r\n`, 'multipart/form-data; boundary=b');
  };
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`);
  const DEEP = Array.from({ length: 50_000 }, () => 'a').join('.');
  const TOO_MANY = 'body holds more than 200 fields; send fewer';
  const TOO_LONG = 'the name of a field may have at most 100 characters';
  const TOO_DEEP = 'the name of a field may have at most 5 parts between its dots';
  it.each<[string, RawRequest, string]>([
    ['one name 200 times', form(times(200, () => 'photos=x')), 'photos holds more than 50 values'],
    ['one name in 160 kB', form(times(20_000, () => 'photos=x')), TOO_MANY],
    ['201 names', form(times(201, (at) => `f${at}=x`)), TOO_MANY],
    ['a name of six steps', form('a.b.c.d.e.f=x'), `a.b.c.d.e.f ${TOO_DEEP}`],
    ['a name of 50,000 steps', form(`${DEEP}=x`), `${DEEP.slice(0, 100)} ${TOO_LONG}`],
    ['files and 201 names', multipart(names(201)), TOO_MANY],
    ['files and one name 51 times', multipart(Array<string>(51).fill('a')), 'a holds more than 50 values'],
    ['files and a long name', multipart(['n'.repeat(5_000)]), `${'n'.repeat(100)} ${TOO_LONG}`],
    ['files and a deep name', multipart(['a.b.c.d.e.f']), `a.b.c.d.e.f ${TOO_DEEP}`],
    [
      '201 names in a query',
      get(`/api/v1/complaints?${times(201, (at) => `f${at}=x`)}`),
      'query holds more than 200 fields; send fewer',
    ],
    [
      'one name 51 times in the query of a page',
      get(`/?${times(51, () => 'cari=x')}`),
      'cari holds more than 50 values',
    ],
    ['a long name in a query', get(`/api/v1/areas?${'n'.repeat(101)}=x`), `${'n'.repeat(100)} ${TOO_LONG}`],
    ['a deep name in a query', get('/api/v1/areas?a.b.c.d.e.f=x'), `a.b.c.d.e.f ${TOO_DEEP}`],
    [
      'a name twice',
      filing('{"category":"road","description":"Lubang besar","category":"waste"}'),
      'category must be given only once',
    ],
    [
      'a name twice, once escaped, in an object',
      filing('{"location":{"lat":-6.1766,"lng":106.8,"\\u006cat":-7}}'),
      'location.lat must be given only once',
    ],
  ])('a request with %s is refused, and the bound is named', async (_, asked, expected) => {
    expect(await faults(world, asked)).toEqual([expected]);
    expect(watched.holds()).toEqual([]);
  });

  it('a form keeps its bounds with 200 fields', async () => {
    for (const asked of [form(times(200, (at) => `f${at}=x`)), multipart(names(200))]) {
      const { status, headers } = await sendRaw(world.base, asked);
      // The page is shown again, rather than a bound named.
      expect({ status, type: headers['content-type'] }).toEqual({
        status: 400,
        type: 'text/html; charset=utf-8',
      });
    }
  });

  it('an address that is too long to go back to after signing in is forgotten', async () => {
    const locations = [`/dasbor?area=${'x'.repeat(5_000)}`, '/dasbor?area=31.71'].map(async (path) => {
      const { headers } = await sendRaw(world.base, { ...get(path), headers: { accept: 'text/html' } });
      return headers.location;
    });
    expect(await Promise.all(locations)).toEqual(['/masuk?ke=%2F', '/masuk?ke=%2Fdasbor%3Farea%3D31.71']);
  });

  it('a form that is too large is refused for its size', async () => {
    expect((await refusal(world, form(`a=${'x'.repeat(2_000_000)}`))).detail).toBe(
      'The body exceeds the limit of 1 MB.',
    );
    const head = [
      'POST /lapor HTTP/1.1',
      'Host: x',
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 90000000',
    ];
    const text = `${head.join('\r\n')}\r\nConnection: close\r\n\r\n`;
    expect(readRefusal(await sendBytes(world.base, text), 'id').code).toBe('body_too_large');
  });

  it('a page takes a post without a body as an empty form, and none of another kind', async () => {
    const posts = watched.routes.filter(({ method, url }) => method === 'POST' && !isForPrograms(url));
    expect(posts.length).toBeGreaterThan(10);
    const answers: string[] = [];
    for (const { url } of posts) {
      const path = url.replaceAll(/:\w+/g, 'JKT-26-7K3Q9F-8');
      const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
      const empty = await sendRaw(world.base, { method: 'POST', path, headers });
      const json = await sendRaw(world.base, {
        ...post(path, '[1]'),
        headers: { ...headers, 'content-type': 'application/json' },
      });
      if (empty.status >= 500 || json.status !== 415) answers.push(`${url} ${empty.status} ${json.status}`);
    }
    expect(answers).toEqual([]);
  });

  it('people read of pages what programs read of the API, each in their words', async () => {
    const headers = { accept: 'text/html' };
    const page = await sendRaw(world.base, { method: 'GET', path: '/halaman-lama', headers });
    expect(page.status).toBe(404);
    expect(page.text).toContain('Halaman ini tidak ada');
    expect(page.text).not.toContain('Daftar lengkap');
    const bad = await sendRaw(world.base, { method: 'GET', path: '/wilayah/aduan?from=kemarin', headers });
    expect(bad.status).toBe(400);
    expect(bad.text).toContain('perlu diperbaiki');
    expect(bad.text).not.toContain('errors');
    for (const path of ['/api/v1/halaman-lama', '/api/v1/complaints?from=kemarin', '/health/dead'])
      expect((await sendRaw(world.base, { method: 'GET', path, headers })).headers['content-type']).toContain(
        path.startsWith('/api') ? 'application/problem+json' : 'text/html',
      );
    const wrongMethod = await sendRaw(world.base, { method: 'DELETE', path: '/health/live', headers });
    expect(wrongMethod.headers['content-type']).toContain('application/problem+json');
  });

  it('whatever is refused early has the headers of all other answers', async () => {
    const { headers: usual } = await sendRaw(world.base, get('/api/v1/categories'));
    const names = Object.keys(usual).filter((name) =>
      /^(content-security|cross-origin|origin|referrer|strict|x-)/.test(name),
    );
    expect(names.length).toBeGreaterThan(8);
    const early = [
      await sendBytes(world.base, 'ADUAN\r\n\r\n'),
      await sendBytes(world.base, `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`),
      ...(await Promise.all(
        [
          get('/api/v1/areas/%zz'),
          get('/wilayah/%zz'),
          get(`/aduan/${'x'.repeat(500)}`),
          get('/api/v1/aduan'),
          get('/tidak-ada'),
          get(`/?${times(201, () => 'a=1')}`),
          filing('{"a":'),
          filing('x', 'text/plain'),
          form(times(201, () => 'a=1')),
          { method: 'PUT', path: '/lapor' },
        ].map((asked) => sendRaw(world.base, asked)),
      )),
    ];
    for (const { status, headers } of early) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(names.filter((name) => headers[name] === undefined)).toEqual([]);
    }
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
