import { parse } from 'csv-parse/sync';
import { connect, type Socket } from 'node:net';
import { answered, at, hours, type PastComplaint, resolved, routed, writePast } from './support/past.js';
import { get } from './support/raw.js';
import { refusal } from './support/refusals.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
const MARCH = 'from=2024-03-01&to=2024-04-01';
/** More than are read at once, several of an instant. */
const CROWD = 30_000;

type Row = Record<string, string>;
type Json = Record<string, unknown>;

describe('what is handed out', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    const filedAt = at('2024-03-10T08:00:00');
    const life = (channel: string, ...events: PastComplaint['events']): PastComplaint => ({
      filedAt,
      dueAt: hours(filedAt, 24),
      channel,
      events: [routed(filedAt, GAMBIR), ...events],
    });
    await writePast(world.db, [
      life('=HYPERLINK("http://x","y")', answered(hours(filedAt, 5), GAMBIR), resolved(hours(filedAt, 50), GAMBIR)),
      life('＠jaki, "kanal"\nbaru', answered(hours(filedAt, 30), GAMBIR)),
      life('api', { at: hours(filedAt, 2), kind: 'transferred', status: 'waiting', owner: CIDENG, details: { countsFrom: hours(filedAt, 8).toISOString() } }),
      life('api', { at: hours(filedAt, 3), kind: 'rejected', status: 'rejected', owner: 'triage', answers: true, details: { reason: 'spam' } }),
    ]); // prettier-ignore
    await world.db.query(`
      UPDATE complaints SET description = 'Kata-kata rahasia pelapor', address = 'Jalan Rahasia 7', lat = -6.17664321, lng = 106.82690123;
      INSERT INTO reporters (complaint_id, sealed) SELECT id, 'Rahasia' FROM complaints`);
    await world.db.query(
      `WITH crowd AS (
         INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address, filed_at,
           filed_on, first_response_due_at, resolution_due_at, status, owner_office, last_event, last_event_at, known_at)
         SELECT gen_random_uuid(), 'MANY-' || n, '', 'JKT', 'road', 'api', 'Rahasia', 'Rahasia', filed_at,
                filed_at::date, filed_at, filed_at, 'waiting', $1, 1, filed_at, filed_at
         FROM (SELECT n, timestamptz '2024-02-05 05:00Z' + n / 400 * interval '1 minute' AS filed_at FROM generate_series(1, $2) n) made
         RETURNING *
       )
       INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, status, owner_office)
       SELECT id, 1, filed_at, filed_at, 'routed', 'waiting', owner_office FROM crowd`,
      [GAMBIR, CROWD],
    );
    await world.db.query('ANALYZE complaints, complaint_events');
  });
  afterAll(() => world.close());

  const json = async <Body = Json>(path: string): Promise<Body> => {
    const { status, body } = await world.ask<Body>('GET', path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body;
  };
  const csv = async (path: string): Promise<{ rows: Row[]; text: string; name: string }> => {
    const response = await fetch(`${world.base}/api/v1${path}`, { headers: { 'accept-language': 'en' } });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(text.slice(0, 1)).toBe('\uFEFF');
    const rows = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as unknown as Row[];
    return { rows, text, name: response.headers.get('content-disposition') ?? '' };
  };
  const cell = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  const cells = (row: Json, names: string[]): Row =>
    Object.fromEntries(names.map((name) => [name, cell(row[name])]));

  it.each(['groupBy=kelurahan', 'groupBy=lurah,month&compare=before', 'groupBy=channel'])(
    'by %s the table of the rates has the numbers of the answer, and its definition',
    async (groupBy) => {
      const asked = `${MARCH}&asOf=2024-03-31&minimum=1&${groupBy}`;
      const { groups, asOf, definition } = await json<{ groups: Json[]; asOf: string; definition: Row }>(
        `/metrics/response-rates?${asked}`,
      );
      const { rows, name } = await csv(`/metrics/response-rates.csv?${asked}`);
      expect(rows).toHaveLength(groups.length);
      const flat = (group: Json, prefix = ''): Json =>
        Object.fromEntries(
          Object.entries(group).flatMap(([key, value]): [string, unknown][] => {
            const column = prefix ? `${prefix}${key.charAt(0).toUpperCase()}${key.slice(1)}` : key;
            if (key.endsWith('Interval')) {
              const [low, high] = (value ?? []) as number[];
              return [[`${column}Low`, low], [`${column}High`, high]];
            }
            if (key === 'before' || key === 'across') return Object.entries(flat(value as Json, key));
            return [[column, value]];
          }),
        ); // prettier-ignore
      rows.forEach((row, index) => {
        const expected = flat(groups[index] ?? {});
        if (/^[=＠]/.test(String(expected.key))) Object.assign(expected, { key: `'${String(expected.key)}`, name: `'${String(expected.name)}` });
        expect(row).toMatchObject({ ...cells(expected, Object.keys(expected)), from: '2024-03-01', to: '2024-04-01', asOf });
      }); // prettier-ignore
      expect(rows[0]).toMatchObject({
        definitionId: definition.id,
        definitionEn: definition.en,
        rankedFrom: '1',
      });
      expect(rows.slice(1).filter(({ definitionEn }) => definitionEn)).toEqual([]);
      expect(name).toBe(
        `attachment; filename="tanggap-response-rates-${groupBy.slice(8).split('&')[0]?.replace(',', '-')}-2024-03-01-2024-04-01-as-of-2024-03-31T235959.csv"`,
      );
    },
  );

  it.each(['overdue', 'answered', 'excludedRejected'])(
    'the table of the complaints behind %s has all of the list',
    async (counted) => {
      const asked = `${MARCH}&asOf=2024-03-31&counted=${counted}`;
      const items: Json[] = [];
      for (let cursor = ''; cursor !== 'null';) {
        const page = await json<{ items: Json[]; nextCursor: string | null }>(
          `/metrics/response-rates/complaints?${asked}&limit=1${cursor && `&cursor=${cursor}`}`,
        );
        items.push(...page.items);
        cursor = String(page.nextCursor);
      }
      const { rows } = await csv(`/metrics/response-rates/complaints.csv?${asked}`);
      expect(items.length).toBeGreaterThan(0);
      rows.forEach((row, index) => {
        const item = items[index] ?? {};
        const channel = String(item.channel).replace(/^[=＠]/, "'$&");
        expect(row).toMatchObject({ ...cells(item, Object.keys(item)), channel, from: '2024-03-01' });
      });
      expect(rows).toHaveLength(items.length);
      expect(rows[0]).toMatchObject({ counted, definitionEn: expect.stringContaining('pending') });
    },
  );

  it('holds each of very many complaints once, in order', async () => {
    const { rows, text } = await csv('/metrics/response-rates/complaints.csv?from=2024-02-01&to=2024-03-01');
    expect(rows).toHaveLength(CROWD);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(CROWD);
    const times = rows.map(({ filedAt }) => filedAt ?? '');
    expect(times).toEqual([...times].sort());
    expect(new Set(rows.map(({ asOf }) => asOf)).size).toBe(1);
    expect(text.split('first public response')).toHaveLength(2);
    const few = await csv(`/metrics/response-rates/complaints.csv?from=2024-02-01&to=2024-04-01&area=${CIDENG}`);
    expect(few.rows.map(({ office }) => office)).toEqual([CIDENG]);
    expect(few.rows[0]?.definitionId).toContain('tanggapan publik pertama');
  }); // prettier-ignore

  it('is no longer read once the client has gone, and counts as work until then', async () => {
    const busy = async (): Promise<number> => {
      const text = await (await fetch(`${world.base}/metrics`)).text();
      return Number(/^tanggap_http_requests_in_hand (\d+)/m.exec(text)?.[1]);
    };
    const clients = Array.from({ length: 4 }, (): Socket => {
      const socket = connect(Number(new URL(world.base).port), '127.0.0.1');
      // It asks and takes nothing.
      socket.pause().write(`GET /api/v1/open-data/2024-02.json HTTP/1.1\r\nHost: x\r\n\r\n`);
      return socket;
    });
    await eventually(busy, (count) => count === clients.length);
    for (const client of clients) client.destroy();
    await eventually(busy, (count) => count === 0);
  });

  it('names a header only where there is nothing, and answers HEAD', async () => {
    const nothing = await csv('/metrics/response-rates/complaints.csv?from=2023-01-01&to=2023-02-01');
    expect(nothing.rows).toEqual([]);
    expect(nothing.text).toContain('number,category');
    const head = await fetch(`${world.base}/api/v1/open-data/2024-02.csv`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('gives the backlog as a table', async () => {
    const asked = `${MARCH}&asOf=2024-03-31`;
    const { periods, definition } = await json<{ periods: Json[]; definition: Row }>(`/metrics/backlog?${asked}`);
    const { rows } = await csv(`/metrics/backlog.csv?${asked}`);
    expect(rows).toHaveLength(31);
    expect(rows).toMatchObject(periods.map((period) => cells(period, Object.keys(period))));
    expect(rows[0]).toMatchObject({ definitionId: definition.id, definitionEn: definition.en });
  }); // prettier-ignore

  it('lists the months of open data that are over and have complaints', async () => {
    await world.ask('POST', '/complaints', { body: { category: 'road', description: 'Lubang di jalan.', kelurahanCode: GAMBIR } });
    const { items } = await json<{ items: Record<string, string>[] }>('/open-data');
    expect(items).toEqual([
      { month: '2024-02', json: '/api/v1/open-data/2024-02.json?city=JKT', csv: '/api/v1/open-data/2024-02.csv?city=JKT', heads: '/api/v1/open-data/2024-02/heads.json?city=JKT' },
      { month: '2024-03', json: '/api/v1/open-data/2024-03.json?city=JKT', csv: '/api/v1/open-data/2024-03.csv?city=JKT', heads: '/api/v1/open-data/2024-03/heads.json?city=JKT' },
    ]);
  }); // prettier-ignore

  it('opens a month to everyone, without a word of those who reported', async () => {
    const path = '/open-data/2024-03';
    const month = await json<{ complaints: Json[]; asOf: string; definition: Row; note: Row }>(
      `${path}.json`,
    );
    expect(month).toMatchObject({ city: 'JKT', month: '2024-03', from: '2024-03-01', to: '2024-04-01' });
    expect(month.definition.en).toContain('first public response');
    expect(month.note.en).toContain('110 metres');
    const counts = month.complaints.map(({ counted }) => counted).sort();
    expect(counts).toEqual(['answeredLate', 'answeredOnTime', 'excludedRejected', 'overdue']);
    expect(month.complaints.find(({ counted }) => counted === 'answeredOnTime')).toMatchObject({
      number: expect.stringMatching(/^PAST-/), category: 'road', categoryNameEn: expect.any(String), kelurahan: GAMBIR, kelurahanName: 'Gambir',
      kecamatan: '31.71.01', lat: -6.177, lng: 106.827, filedAt: '2024-03-10T08:00:00.000+07:00', status: 'resolved',
      firstRespondedAt: '2024-03-10T13:00:00.000+07:00', resolvedAt: '2024-03-12T10:00:00.000+07:00', demo: false,
    }); // prettier-ignore
    const asOf = encodeURIComponent(month.asOf);
    const table = await csv(`${path}.csv?asOf=${asOf}`);
    table.rows.forEach((row, index) => {
      const complaint = month.complaints[index] ?? {};
      const channel = String(complaint.channel).replace(/^[=＠]/, "'$&");
      expect(row).toMatchObject({ ...cells(complaint, Object.keys(complaint)), channel, asOf: month.asOf });
    });
    expect(table.rows).toHaveLength(4);
    expect(table.rows[0]).toMatchObject({ noteId: month.note.id, definitionEn: month.definition.en });
    expect(JSON.stringify(month) + table.text).not.toMatch(/rahasia|6\.1766|106\.8269/i);
    expect(await json(`${path}.json?asOf=${asOf}`)).toEqual(month);
    const early = await json<{ complaints: Json[] }>(`${path}.json?asOf=2024-03-10`);
    expect(early.complaints.map(({ resolvedAt, kelurahan }) => [resolvedAt, kelurahan])).toContainEqual([
      null,
      GAMBIR,
    ]);
    expect(early.complaints.filter(({ resolvedAt }) => resolvedAt !== null)).toEqual([]);
    expect((await json<{ complaints: Json[] }>('/open-data/2024-02.json')).complaints).toHaveLength(CROWD);
    expect((await json<{ complaints: Json[] }>('/open-data/2023-02.json')).complaints).toEqual([]);
  });

  it.each([
    ['/open-data/2999-01/heads.json', 'no year of ours', 'validation_failed'],
    ['/open-data/2199-12/heads.json', 'a month to come', 'month_not_over'],
    ['/open-data/2999-01.json', 'no year of ours', 'validation_failed'],
    ['/open-data/2199-12.csv', 'a month to come', 'month_not_over'],
    ['/open-data/2024-13.json', 'no month', 'validation_failed'],
    ['/open-data/2024-3.csv', 'no month', 'validation_failed'],
    ['/open-data/2024-02-01.csv', 'a day', 'validation_failed'],
    ['/open-data/2024-03.json?city=XYZ', 'no city', 'validation_failed'],
    ['/open-data/2024-03.csv?asOf=2999-01-01', 'an instant to come', 'validation_failed'],
    ['/open-data/2024-03.xml', 'no such file', 'route_not_found'],
    ['/metrics/response-rates/complaints.csv?cursor=x', 'no pages', 'validation_failed'],
  ])('refuses %s: %s', async (path, _, code) => {
    expect((await refusal(world, get(`/api/v1${path}`))).code).toBe(code);
  });
});
