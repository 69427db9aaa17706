import { answered, at, hours, type PastComplaint, routed, writePast } from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(180_000);

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
/** Due then, an imported complaint is never due. */
const NEVER = new Date('2199-12-31T00:00:00Z');

type Numbers = Record<string, unknown>;
interface Rates {
  readonly asOf: string;
  readonly total: Numbers;
  readonly before: { readonly total: Numbers };
  readonly groups: readonly (Numbers & { readonly key: string; readonly before?: Numbers })[];
}

describe('what a number says', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    await writePast(world.db, [...thinOffice(), ...importedLater(), ...neverDue(), ...newChannel()]);
  });
  afterAll(() => world.close());

  /** Half have waited for 990 h; the others were answered after 1,000 h, in the same bucket of times. */
  const thinOffice = (): PastComplaint[] =>
    Array.from({ length: 10 }, (_, index) => {
      const filedAt = hours(new Date(), index < 5 ? -990 : -1_500);
      const events = [
        routed(filedAt, GAMBIR),
        ...(index < 5 ? [] : [answered(hours(filedAt, 1_000), GAMBIR)]),
      ];
      return { filedAt, dueAt: hours(filedAt, 24), events };
    });

  /** Filed in February 2023, and in this system known since 2024. */
  const importedLater = (): PastComplaint[] =>
    ['2023-02-10', '2023-02-11', '2023-03-10'].map((day) => {
      const filedAt = at(`${day}T08:00:00`);
      const knownAt = day < '2023-03' ? at('2024-01-01T00:00:00') : undefined;
      const events = [routed(filedAt, CIDENG), answered(hours(filedAt, 5), CIDENG)];
      return {
        filedAt,
        dueAt: hours(filedAt, 24),
        knownAt,
        events: events.map((event) => ({ ...event, knownAt })),
      };
    });

  const neverDue = (): PastComplaint[] => {
    const filedAt = at('2024-05-10T08:00:00');
    return [{ filedAt, dueAt: NEVER, events: [routed(filedAt, GAMBIR)] }];
  };

  const newChannel = (): PastComplaint[] =>
    ['old-app', 'new-app'].map((channel, index) => {
      const filedAt = at(`${2022 + 3 * index}-06-01T08:00:00`);
      return { filedAt, dueAt: hours(filedAt, 24), channel, events: [routed(filedAt, GAMBIR)] };
    });

  const ask = async (query: string): Promise<Rates> => {
    const { status, body } = await world.ask<Rates & Numbers>('GET', `/metrics/response-rates?${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };

  it('has the times of a thin group exactly where it matters who of a bucket was answered first', async () => {
    // At 1,000 h five wait, the others having left at 990 h, and all five are answered: none is left.
    const from = hours(new Date(), -2_000).toISOString().slice(0, 10);
    const now = await ask(`groupBy=kelurahan&from=${from}`);
    const gambir = now.groups.find(({ key }) => key === GAMBIR);
    expect(gambir).toMatchObject({ received: 10, answered: 5, medianHours: 1_000, p90Hours: 1_000 });
    const then = await ask(`groupBy=kelurahan&from=${from}&asOf=${encodeURIComponent(now.asOf)}`);
    expect(then.groups).toEqual(now.groups);
    const { body } = await world.ask<{ points: object[] }>(
      'GET',
      `/metrics/response-times?from=${from}&area=${GAMBIR}`,
    );
    expect(body.points).toMatchObject([{ answered: 1, waiting: 5 }]);
  });

  it('is unknown, and not 0, of a period before that was not known then', async () => {
    const march = 'groupBy=kelurahan&from=2023-03-01&to=2023-04-01&compare=before&asOf=2024-06-01';
    const unknown = {
      notKnownThen: true,
      received: null,
      answered: null,
      responseRate: null,
      medianHours: null,
    };
    // A year and more after its end, it was known.
    expect((await ask(march)).before.total).toMatchObject({ notKnownThen: false, received: 2 });
    const early = march.replace('2024-06-01', '2024-01-10');
    const { before, groups } = await ask(early);
    expect(before.total).toMatchObject(unknown);
    expect(groups.find(({ key }) => key === CIDENG)?.before).toMatchObject(unknown);
    // Of Gambir nothing became known later either: it received none.
    expect(groups.find(({ key }) => key === GAMBIR)?.before).toMatchObject({
      notKnownThen: false,
      received: 0,
    });
    const { before: now } = await ask(`${early}&as=known-now`);
    expect(now.total).toMatchObject({ notKnownThen: false, received: 2, answered: 2 });
  });

  it('has rows for the channels that were used by then, and for no later ones', async () => {
    const channels = async (asOf: string): Promise<string[]> =>
      (await ask(`groupBy=channel&from=2022-01-01&to=2022-12-31&asOf=${asOf}`)).groups.map(({ key }) => key);
    expect(await channels('2023-01-01')).toEqual(['old-app']);
    expect(await channels('2025-12-01')).toEqual(['api', 'new-app', 'old-app']);
  });

  it('tells by no door when that is due which is never due', async () => {
    const { number = '' } =
      (
        await world.db.query<{ number: string }>(
          'SELECT number FROM complaints WHERE first_response_due_at = $1',
          [NEVER],
        )
      ).rows[0] ?? {};
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const { body } = await world.ask<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
    const values: Record<string, string> = { number, code: GAMBIR, month: '2024-05' };
    const period = 'city=JKT&from=2024-05-01&to=2024-06-01';
    // What was hashed is shown as it was hashed.
    const doors = Object.entries(body.paths)
      .filter(([path, methods]) => 'get' in methods && !path.includes('proof'))
      .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? GAMBIR));
    const pages = [
      `/aduan/${number}`,
      `/wilayah/${GAMBIR}`,
      `/dasbor?from=2024-05-01&until=2024-05-31`,
      '/tugas',
    ];
    const bare = (path: string): string => (path.startsWith('/api') ? path : `/api/v1${path}`);
    let met = 0;
    for (const path of [...doors.map(bare), ...pages]) {
      for (const headers of [{}, { authorization: `Bearer ${token}` }] as Record<string, string>[]) {
        const limits = { signal: AbortSignal.timeout(3_000) };
        const asked = path.includes('?') ? path : `${path}?${period}`;
        for (const url of [path, asked]) {
          const answer = await fetch(`${world.base}${url}`, { headers, ...limits });
          const text = await answer.text().catch(() => '');
          if (text.includes(number)) met++;
          expect({ url, tells: text.includes('2199') || text.includes('2200-01') }).toEqual({
            url,
            tells: false,
          });
        }
      }
    }
    expect(met).toBeGreaterThan(8);
  });
});
