import fc from 'fast-check';
import {
  answered,
  at,
  hours,
  type PastComplaint,
  type PastEvent,
  resolved,
  routed,
  writePast,
} from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const [X, Y, Z] = ['31.71.01.1001', '31.71.01.1002', '31.71.01.1003'] as const;
/** Who held which office: one person three times, twice in the same office. */
const HELD = [
  ['A', X, '2023-05-01', '2023-05-10', false],
  ['B', X, '2023-05-14', '2023-05-20', true],
  ['A', X, '2023-05-20', null, false],
  ['C', Y, '2023-04-01', '2023-05-25', false],
  ['A', Y, '2023-05-25', null, true],
  ['C', Z, '2099-01-01', null, false],
] as const;
const SUMMED = ['received', 'answered', 'answeredOnTime', 'answeredLate', 'overdue', 'pending', 'resolved', 'forwarded', 'contested']; // prettier-ignore

type Numbers = Record<string, unknown>;
interface Tenure extends Numbers {
  office: { code: string; name: string; area: string };
  person: { id: string; name: string } | null;
  from: string | null;
  until: string | null;
  inherited: Numbers | null;
  handedOver: Numbers | null;
  complaints: string;
}
interface Account extends Numbers {
  from: string;
  to: string;
  asOf: string;
  total: Numbers;
  tenures: Tenure[];
}

describe('records', () => {
  let world: World;
  let people: Record<string, string>;
  let lives: PastComplaint[];
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    await world.db.query(
      `INSERT INTO people SELECT gen_random_uuid(), 'Pejabat ' || name, lower(name) || '@rahasia.example' FROM unnest($1::text[]) AS name`,
      [['A', 'B', 'C', 'Tanpa Jabatan']],
    );
    const { rows } = await world.db.query<{ name: string; id: string }>(`SELECT * FROM people`);
    people = Object.fromEntries(rows.map(({ name, id }) => [name.replace('Pejabat ', ''), id]));
    for (const [name, office, from, until, acting] of HELD) await hold(name, office, from, until, acting);
    lives = randomLives();
    await writePast(world.db, lives);
  });
  afterAll(() => world.close());

  const hold = (name: string, ...tenure: readonly unknown[]): Promise<unknown> =>
    world.db.query(`INSERT INTO tenures VALUES (gen_random_uuid(), $2, $1, $3, $4, $5)`, [
      people[name],
      ...tenure,
    ]);

  /** Filed at any hour of May 2023, answered, passed on and resolved at random, some never. */
  const randomLives = (): PastComplaint[] => {
    const step = fc.record({ after: fc.integer({ min: 1, max: 300 }), what: fc.constantFrom('answer', 'transfer', 'resolve') });
    const owner = fc.constantFrom<string>(X, X, Y);
    const life = fc.record({ filed: fc.nat(743), owner, steps: fc.array(step, { maxLength: 3 }) });
    return fc.sample(life, { numRuns: 250, seed: 2019 }).map((each): PastComplaint => {
      const filedAt = hours(at('2023-05-01T00:00:00'), each.filed);
      const events: PastEvent[] = [routed(filedAt, each.owner)];
      for (const { after, what } of each.steps) {
        const last = events.at(-1) ?? routed(filedAt, each.owner);
        const [when, holder] = [hours(last.at, after / 10), last.owner ?? X];
        if (last.status === 'resolved') break;
        if (what === 'answer') events.push(answered(when, holder));
        if (what === 'transfer')
          events.push({ at: when, kind: 'transferred', status: last.status, owner: holder === X ? Y : X });
        if (what === 'resolve') events.push(resolved(when, holder));
      }
      return { filedAt, dueAt: hours(filedAt, 48), events };
    });
  }; // prettier-ignore

  const get = async <Body = Account>(path: string): Promise<Body> => {
    const { status, body } = await world.ask<Body>('GET', path);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const record = (name: string, query = ''): Promise<Account> =>
    get(`/metrics/people/${people[name]}/record?${query}`);
  const succession = (office: string, query = ''): Promise<Account> =>
    get(`/metrics/offices/${office}/succession?${query}`);
  const whole = 'from=2023-04-01';
  const sums = (groups: readonly Numbers[]): Numbers =>
    Object.fromEntries(
      SUMMED.map((name) => [name, groups.reduce((total, group) => total + Number(group[name]), 0)]),
    );

  it('of a person tell every tenure apart, and add up to what is charged to the person', async () => {
    const { tenures, total, ...told } = await record('A');
    expect(told).toMatchObject({ person: { id: people.A, name: 'Pejabat A' }, from: '2023-05-01' });
    expect(tenures.map(({ office, from, until, acting }) => [office.code, from, until, acting])).toEqual([
      [X, '2023-05-01', '2023-05-10', false],
      [X, '2023-05-20', null, false],
      [Y, '2023-05-25', null, true],
    ]);
    expect(tenures[0]?.office).toEqual({ code: X, name: 'Lurah Gambir', area: 'Gambir' });
    for (const each of tenures) expect(each.received).toBeGreaterThan(10);
    expect(sums(tenures)).toEqual(sums([total]));
    const rates = await get<Account & { groups: ({ key: string } & Numbers)[] }>(
      `/metrics/response-rates?groupBy=lurah&from=2023-05-01`,
    );
    expect(sums(rates.groups.filter(({ key }) => key.endsWith(`/${people.A}`)))).toEqual(sums([total]));
  });

  it('of an office show who held it and when nobody did, and add up to the office', async () => {
    const { tenures, total, office } = await succession(X, whole);
    expect(office).toEqual({ code: X, name: 'Lurah Gambir', area: 'Gambir' });
    expect(tenures.map(({ person, from, until }) => [person?.name ?? null, from, until])).toEqual([
      [null, null, '2023-05-01'],
      ['Pejabat A', '2023-05-01', '2023-05-10'],
      [null, '2023-05-10', '2023-05-14'],
      ['Pejabat B', '2023-05-14', '2023-05-20'],
      ['Pejabat A', '2023-05-20', null],
    ]);
    expect(tenures[2]).toMatchObject({ received: expect.any(Number), overdue: expect.any(Number) });
    expect(tenures[2]?.received).toBeGreaterThan(5);
    expect(sums(tenures)).toEqual(sums([total]));
    expect((await get(`/metrics/response-rates?area=${X}&${whole}`)).total).toEqual(total);
  });

  it('hand over what is open at midnight, by what had happened then', async () => {
    const { tenures } = await succession(X, whole);
    const standing = (day: string): Numbers => {
      const midnight = at(`${day}T00:00:00`);
      const open = lives.filter(({ events }) => {
        const last = events.filter((event) => event.at < midnight).at(-1);
        return last?.owner === X && last.status !== 'resolved';
      });
      const unanswered = open.filter(({ events }) => !events.some((event) => event.answers && event.at < midnight));
      const overdue = unanswered.filter(({ dueAt }) => dueAt < midnight).length;
      return { open: open.length, answered: open.length - unanswered.length, overdue, pending: unanswered.length - overdue };
    }; // prettier-ignore
    for (const [index, { from, inherited }] of tenures.entries()) {
      expect(inherited).toEqual(from && standing(from));
      if (index > 0) expect(tenures[index - 1]?.handedOver).toEqual(inherited);
    }
    expect(tenures.at(-1)?.inherited?.pending).toBeGreaterThan(0);
    expect(tenures.at(-1)?.handedOver).toBeNull();
  });

  it('list exactly the complaints behind every tenure', async () => {
    const { tenures } = await succession(X, whole);
    const listed = new Set<string>();
    for (const each of tenures) {
      for (const counted of ['received', 'overdue', 'answeredLate']) {
        const { items } = await get<{ items: { number: string }[] }>(
          `${each.complaints}&limit=1000&counted=${counted}`,
        );
        expect(items).toHaveLength(Number(each[counted]));
        if (counted === 'received') for (const { number } of items) listed.add(number);
      }
    }
    expect(listed.size).toBe(sums(tenures).received);
  });

  it('begin with the oldest complaint that a tenure inherited not yet due', async () => {
    const start = at('2023-05-14T00:00:00');
    const oldest = lives
      .filter(({ dueAt, events }) => {
        const past = events.filter((event) => event.at < start);
        return dueAt >= start && past.at(-1)?.owner === X && past.every(({ kind }) => !/res/.test(kind));
      })
      .map(({ filedAt }) => hours(filedAt, 7).toISOString().slice(0, 10))
      .sort()[0];
    const told = await record('B');
    expect(told.from).toBe(oldest);
    expect(told.from < '2023-05-14').toBe(true);
    expect((await record('B', 'from=2020-01-01')).total).toEqual(told.total);
  });

  it('say which tenures received enough to be compared', async () => {
    const tenures = async (minimum: string): Promise<unknown[]> =>
      (await record('B', minimum)).tenures.map(({ comparable }) => comparable);
    expect([await tenures('minimum=1'), await tenures('minimum=1000')]).toEqual([[true], [false]]);
  });

  it('of a tenure to come hold nothing yet, and of a person without one nothing at all', async () => {
    expect((await record('C', 'to=2100-01-01&from=2095-01-01')).tenures).toMatchObject([
      { office: { code: Z }, received: 0, responseRate: null, inherited: null, handedOver: null },
    ]);
    expect(await record('Tanpa Jabatan')).toMatchObject({ tenures: [], total: { received: 0 } });
  });

  it('stay what they were when more becomes known, and never say an address', async () => {
    const [before, office] = [await record('A'), await succession(Y)];
    await world.db.query(`UPDATE tenures SET until_day = '2023-05-28' WHERE office_code = $1 AND until_day IS NULL`, [Y]);
    await hold('C', Y, '2023-05-28', null, false);
    const asOf = (told: Account): string => `asOf=${encodeURIComponent(told.asOf)}`;
    expect(await record('A', asOf(before))).toEqual(before);
    expect(await succession(Y, asOf(office))).toEqual(office);
    const after = await succession(Y);
    expect(after.tenures.map(({ person }) => person?.name)).toEqual(['Pejabat C', 'Pejabat A', 'Pejabat C']);
    expect([after.total, sums(after.tenures)]).toEqual([office.total, sums([office.total])]);
    expect(await succession(Y, asOf(after))).toEqual(after);
    expect(JSON.stringify([before, after])).not.toContain('rahasia');
  }); // prettier-ignore

  it.each([
    ['people/nobody/record', 404, 'person_not_found'],
    ['people/01a20126-d307-77e7-ad03-c054af82eb6a/record', 404, 'person_not_found'],
    ['people/00000000-0000-0000-0000-000000000000/record', 404, 'person_not_found'],
    ['offices/31.71.01.9999/succession', 404, 'office_not_found'],
    ['offices/31.71.01/succession', 404, 'office_not_found'],
    ['offices/triage/succession', 404, 'office_not_found'],
    ['offices/%00/succession', 404, 'office_not_found'],
    [`offices/${X}/succession?from=2023-02-30`, 400, 'from'],
    [`offices/${X}/succession?to=2023-01-01&from=2023-01-01`, 400, 'to'],
    [`offices/${X}/succession?asOf=2999-01-01`, 400, 'asOf'],
    [`offices/${X}/succession?minimum=0`, 400, 'minimum'],
    [`offices/${X}/succession?lurah=none`, 400, 'lurah'],
  ])('refuse %s with %i, naming %s', async (path, status, name) => {
    const { body, ...answer } = await world.ask<{ code: string; errors?: { field: string }[] }>(
      'GET',
      `/metrics/${path}`,
    );
    expect({ ...answer, named: body.errors?.[0]?.field ?? body.code }).toMatchObject({ status, named: name });
  });
});
