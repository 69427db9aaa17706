import fc from 'fast-check';

const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    '\u0000',
    'ab\u0000cd efgh',
    '\ud83d',
    '\udc00 lubang besar',
    '\u202eaduan terbalik',
    '👩‍👩‍👧‍👦'.repeat(9),
  ],
  ...[
    'é'.repeat(5000),
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    '2026-02-30',
    '9999-99-99',
    'NaN',
    '-1',
    '1e999',
    '%00',
    '../..',
  ],
);
const known = fc.constantFrom(
  ...[
    'road',
    '31.71.01.1001',
    '31.71',
    'waiting',
    'spam',
    'triage',
    'dinas-bina-marga',
    '2026-03-01',
    '5',
    '-6.1766',
  ],
  ...['Lubang besar di tengah jalan.', 'warga@example.com', 'lurah', 'month', '2026-01-01T00:00:00Z'],
);
const text = fc.oneof(known, nasty, fc.string({ unit: 'binary', maxLength: 50 }));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-0, 1e308, 2 ** 53, -6.1766, 106.8269));
const names = fc.constantFrom(
  ...['category', 'description', 'location', 'address', 'kelurahanCode', 'reporter', 'channel', 'externalId'],
  ...[
    'message',
    'unit',
    'reason',
    'email',
    'password',
    'name',
    'phone',
    'lat',
    'lng',
    '__proto__',
    'then',
    '',
  ],
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    number,
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map((fields) => Object.fromEntries(fields)),
  ),
}));
/** A filing that would be accepted, but for what is put into some of its fields. */
const filing = fc.array(fc.tuple(names, value), { maxLength: 3 }).map((changes) => ({
  category: 'road',
  description: 'Lubang besar di tengah jalan.',
  address: 'Jl. Tanah Abang II',
  ...Object.fromEntries(changes),
}));
/** Bodies: whole filings with some fields changed, any other JSON, and text that is none. */
export const body = fc.oneof(
  fc.oneof(filing, value).map((each) => JSON.stringify(each)),
  fc.oneof(filing, value).map((each) => JSON.stringify(each).slice(0, -1)),
  text,
);
/** Content types, mostly the right one. */
export const type = fc.oneof(
  { weight: 9, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/json; charset=latin1', 'a', '/', ';') },
);
const escaped = text.map((each) => encodeURIComponent(Buffer.from(each).toString()).slice(0, 600));
const segment = fc.oneof(
  escaped,
  fc.constantFrom('JKT-26-7K3Q9F-8', '%', '%zz', '%ed%a0%80', '.', '..', '*', "'"),
);
const parameter = fc.constantFrom(
  ...[
    'limit',
    'cursor',
    'area',
    'status',
    'category',
    'from',
    'to',
    'level',
    'parent',
    'lat',
    'lng',
    'groupBy',
  ],
  ...['asOf', 'city', 'every', 'counted', '__proto__', 'limit[]', '%', ''],
);
/** Query strings with known and unknown names, some of them twice. */
export const query = fc
  .array(fc.tuple(parameter, segment), { maxLength: 4 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
/** Addresses below `/api/v1`, with anything in their parameters. */
export const place = fc.oneof(
  fc.constantFrom(
    '/complaints',
    '/inbox',
    '/areas',
    '/areas/locate',
    '/metrics/response-rates',
    '/integrity',
  ),
  fc.constantFrom(
    '/metrics/response-rates.csv',
    '/metrics/response-rates/complaints',
    '/metrics/response-rates/complaints.csv',
    '/metrics/backlog',
    '/metrics/backlog.csv',
    '/open-data',
    '/open-data/2026-03.csv',
  ),
  fc.constantFrom('/sessions', '/units', '/categories'),
  fc.constantFrom('/sessions/oidc', '/sessions/oidc/callback', '/password-resets'),
  segment.map((token) => `/password-resets/${token}`),
  segment.map((code) => `/areas/${code}`),
  segment.map((code) => `/areas/${code}/boundary`),
  segment.map((code) => `/inbox/${code}`),
  segment.map((code) => `/metrics/offices/${code}/succession`),
  segment.map((id) => `/metrics/people/${id}/record`),
  segment.map((month) => `/open-data/${month}.json`),
  fc
    .tuple(
      segment,
      fc.constantFrom('responses', 'coordinations', 'resolutions', 'rejections', 'transfers', 'x'),
    )
    .map(([code, step]) => `/complaints/${code}/${step}`),
);
