import fc from 'fast-check';
import {
  answered,
  hours,
  type PastComplaint,
  type PastEvent,
  resolved,
  routed,
  writePast,
} from './support/past.js';
import { shown } from './support/photographer.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(180_000);

const OFFICES = ['31.71.01.1001', '31.71.01.1002', '31.71.01.1003'];
const QUESTIONS = [
  'lurah',
  'kelurahan',
  'kecamatan,month',
  'city',
  'week',
  'day,kecamatan&area=31.71',
  'quarter,lurah',
];
const COUNTED = ['received', 'answered', 'answeredOnTime', 'answeredLate', 'overdue', 'pending', 'resolved', 'forwarded', 'contested', 'excludedRejected', 'merged']; // prettier-ignore

type Body = Record<string, unknown> & { asOf: string };

describe('the response rates as of now', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await handOver();
    await writePast(world.db, lives(240));
  });
  afterAll(() => world.close());

  /** Each office changes hands: one ten days ago, one twice, one is held by nobody at first. */
  const handOver = async (): Promise<void> => {
    await world.db.query(`
      WITH person AS (
        INSERT INTO people SELECT gen_random_uuid(), 'Pejabat ' || n, n || '@example.com' FROM generate_series(1, 6) n RETURNING id, name
      )
      INSERT INTO tenures (id, office_code, person_id, from_day, until_day)
      SELECT gen_random_uuid(), office, id, current_date - from_days, current_date - until_days
      FROM (VALUES (1, '${OFFICES[0]}', 400, 10), (2, '${OFFICES[0]}', 10, NULL), (3, '${OFFICES[1]}', 400, 40),
                   (4, '${OFFICES[1]}', 40, 1), (5, '${OFFICES[1]}', 1, NULL), (6, '${OFFICES[2]}', 20, NULL))
             AS held(n, office, from_days, until_days)
      JOIN person ON name = 'Pejabat ' || n`);
  };

  const lives = (count: number): PastComplaint[] => {
    const now = Date.now();
    const step = fc.record({
      after: fc.integer({ min: 1, max: 300 }),
      what: fc.constantFrom('answer', 'coordinate', 'transfer', 'resolve', 'reopen', 'spam', 'merge'),
      owner: fc.constantFrom(...OFFICES, 'triage'),
    });
    const life = fc.record({
      age: fc.oneof(fc.integer({ min: 0, max: 72 * 60 }), fc.integer({ min: 0, max: 90 * 24 * 60 })),
      due: fc.constantFrom(24, 72),
      owner: fc.constantFrom(...OFFICES),
      steps: fc.array(step, { maxLength: 5 }),
    });
    return fc.sample(life, { numRuns: count, seed: 41 }).map(({ age, due, owner, steps }): PastComplaint => {
      const filedAt = new Date(now - age * 60_000);
      const events: PastEvent[] = [routed(filedAt, owner)];
      for (const { after, what, owner: other } of steps) {
        const last = events.at(-1) ?? routed(filedAt, owner);
        const when = hours(last.at, after / 10);
        const { status, owner: held } = last;
        const done = ['resolved', 'rejected', 'merged'].includes(status);
        if (when.getTime() > now || (done && !(what === 'reopen' && status === 'resolved'))) break;
        const next: Record<typeof what, PastEvent> = {
          answer: { ...answered(when, held ?? owner), status: status === 'waiting' ? 'in_progress' : status },
          coordinate: { at: when, kind: 'coordinated', status: 'coordinating', owner: held, details: { unit: 'dinas-bina-marga' } },
          transfer: { at: when, kind: 'transferred', status, owner: other },
          resolve: resolved(when, held ?? owner),
          reopen: { at: when, kind: 'responded', status: 'in_progress', owner: held, answers: true },
          spam: { at: when, kind: 'rejected', status: 'rejected', owner: held, answers: true, details: { reason: 'spam' } },
          merge: { at: when, kind: 'refused', status: 'merged', owner: held },
        }; // prettier-ignore
        events.push(next[what]);
      }
      return { filedAt, dueAt: hours(filedAt, due), events };
    });
  };

  const ask = async (query: string): Promise<Body> => {
    const { status, body } = await world.ask<Body>('GET', `/metrics/response-rates?${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const again = (groupBy: string, { asOf, from, to }: Body): Promise<Body> =>
    ask(`groupBy=${groupBy}&from=${String(from)}&to=${String(to)}&asOf=${encodeURIComponent(asOf)}`);
  const refreshed = (): Promise<unknown> =>
    eventually(
      async () =>
        Number(
          (await world.db.query<{ count: string }>('SELECT count(*) FROM aggregate_dirty_days')).rows[0]
            ?.count,
        ),
      (count) => count === 0,
    );

  it.each(QUESTIONS)(
    'by %s are what is counted complaint by complaint as of that moment',
    async (groupBy) => {
      await refreshed();
      const now = await ask(`groupBy=${groupBy}`);
      expect(now.total).toMatchObject({ received: expect.any(Number), contested: expect.any(Number) });
      expect(await again(groupBy, now)).toEqual(now);
    },
  );

  it('hold for every period, also where months are cut', async () => {
    const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    for (const [from, to] of [[90, 31], [61, 7], [33, 2], [1, -1]] as const) {
      const now = await ask(`groupBy=lurah&from=${day(from)}&to=${day(to)}`);
      expect(await again('lurah', now)).toEqual(now);
    }
  }); // prettier-ignore

  it.each(['lurah', 'unit,kecamatan', 'quarter,lurah', 'category,channel'])(
    'by %s have behind each number exactly the complaints that it counts',
    async (groupBy) => {
      const { groups } = (await ask(`groupBy=${groupBy}`)) as unknown as {
        groups: (Record<string, unknown> & { complaints: string })[];
      };
      const seen = new Set<string>();
      for (const group of groups.filter(({ received }) => received !== 0)) {
        for (const counted of COUNTED.filter((name) => group[name] !== 0)) {
          const { body } = await world.ask<{ items: { number: string }[] }>(
            'GET',
            `${group.complaints}&counted=${counted}&limit=1000`,
          );
          expect({ counted, numbers: body.items.length }).toEqual({ counted, numbers: group[counted] });
          if (counted !== 'received') continue;
          for (const { number } of body.items) {
            expect(seen).not.toContain(number);
            seen.add(number);
          }
        }
      }
      expect(seen.size).toBeGreaterThan(100);
    },
  );

  it('stay what they were while complaints are filed, answered, handed on and resolved', async () => {
    const tokens = await Promise.all(OFFICES.map((office) => world.signIn(`lurah-${office}`)));
    const given: { groupBy: string; body: Body }[] = [];
    let filing = true;
    const citizen = async (office: number): Promise<void> => {
      for (let turn = 0; turn < 12; turn++) {
        const token = tokens[office];
        const kelurahanCode = OFFICES[office];
        const body = { category: 'road', description: 'Lubang di jalan depan pasar.', kelurahanCode };
        const { number } = (await world.ask<{ number: string }>('POST', '/complaints', { body })).body;
        await eventually(
          () => world.ask<{ status: string }>('GET', `/complaints/${number}`),
          (seen) => seen.body.status === 'waiting',
        );
        const act = (action: string, said: object): Promise<unknown> =>
          world.ask('POST', `/complaints/${number}/${action}`, { token, body: said });
        if (turn % 3 === 0)
          await act('transfers', { office: OFFICES[(office + 1) % 3], message: 'Wilayah sebelah.' });
        if (turn % 3 === 1) await act('responses', { message: 'Petugas memeriksa hari ini.' });
        if (turn % 3 === 2) await act('resolutions', await shown(world, 'Sudah ditambal aspal.'));
      }
    };
    const reader = async (): Promise<void> => {
      for (let turn = 0; filing; turn++) {
        const groupBy = QUESTIONS[turn % QUESTIONS.length] ?? 'lurah';
        given.push({ groupBy, body: await ask(`groupBy=${groupBy}`) });
      }
    };
    await Promise.all([reader(), Promise.all([0, 1, 2].map(citizen)).then(() => (filing = false))]);
    expect(given.length).toBeGreaterThan(QUESTIONS.length);
    for (const { groupBy, body } of given) expect(await again(groupBy, body)).toEqual(body);
  });

  it('wait for what is being written, so that nothing is known of it later than it says', async () => {
    const writer = await world.db.connect();
    try {
      await writer.query('BEGIN');
      const { rows } = await writer.query<{ known: Date }>(
        `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address, filed_at,
           filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
         SELECT gen_random_uuid(), 'IN-FLIGHT', '', 'JKT', 'road', 'api', 'x', 'y', now(), current_date, now(), now(), 'received', 1, now()
         RETURNING known_at AS known`,
      );
      const before = await ask('groupBy=city');
      expect(new Date(before.asOf).getTime()).toBeLessThan((rows[0]?.known ?? new Date(0)).getTime());
      await writer.query('COMMIT');
      expect(await again('city', before)).toEqual(before);
      expect((await ask('groupBy=city')).total).toMatchObject({
        received: (before.total as { received: number }).received + 1,
      });
    } finally {
      writer.release();
    }
  });

  it('follow a tenure that becomes known late, and leave what was said before', async () => {
    const before = await ask('groupBy=lurah');
    await world.db.query(`
      UPDATE tenures SET until_day = current_date - 5 WHERE office_code = '${OFFICES[2]}';
      INSERT INTO tenures (id, office_code, person_id, from_day)
      SELECT gen_random_uuid(), '${OFFICES[2]}', id, current_date - 5 FROM people WHERE name = 'Pejabat 1'`);
    const after = await ask('groupBy=lurah');
    expect(after.groups).not.toEqual(before.groups);
    expect(after.total).toEqual({ ...(after.total as object), received: (before.total as Body).received });
    expect(await again('lurah', before)).toEqual(before);
    expect(await again('lurah', after)).toEqual(after);
  });
});
