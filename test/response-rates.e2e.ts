import { answered, at, hours, resolved, routed, writePast } from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

type Numbers = Record<string, number | string | null>;
interface Rates {
  definition: { id: string; en: string };
  asOf: string;
  total: Numbers;
  groups: (Numbers & { key: string; name: string })[];
}

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
describe('the response rates', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    const filedAt = at('2024-03-10T08:00:00');
    const dueAt = hours(filedAt, 24);
    await writePast(world.db, [
      {
        filedAt,
        dueAt,
        events: [
          routed(filedAt, GAMBIR),
          answered(hours(filedAt, 5), GAMBIR),
          resolved(hours(filedAt, 100), GAMBIR),
        ],
      },
      {
        filedAt,
        dueAt,
        channel: 'qlue',
        category: 'flood',
        events: [routed(filedAt, GAMBIR), answered(hours(filedAt, 30), GAMBIR)],
      },
      {
        filedAt,
        dueAt,
        events: [
          routed(filedAt, GAMBIR),
          {
            at: hours(filedAt, 2),
            kind: 'coordinated',
            status: 'coordinating',
            owner: GAMBIR,
            details: { unit: 'dinas-bina-marga' },
          },
        ],
      },
      {
        filedAt,
        dueAt,
        events: [
          routed(filedAt, GAMBIR),
          { at: hours(filedAt, 48), kind: 'transferred', status: 'waiting', owner: CIDENG },
        ],
      },
      {
        filedAt,
        dueAt,
        events: [
          routed(filedAt, 'triage'),
          {
            at: hours(filedAt, 3),
            kind: 'rejected',
            status: 'rejected',
            owner: 'triage',
            answers: true,
            details: { reason: 'spam' },
          },
        ],
      },
      {
        filedAt,
        dueAt,
        events: [
          routed(filedAt, 'triage'),
          {
            at: hours(filedAt, 3),
            kind: 'rejected',
            status: 'rejected',
            owner: 'triage',
            answers: true,
            details: { reason: 'not_our_authority' },
          },
        ],
      },
      {
        filedAt: at('2024-03-31T23:30:00'),
        dueAt: at('2024-04-01T23:30:00'),
        events: [routed(at('2024-03-31T23:30:01'), CIDENG)],
      },
    ]);
  });
  afterAll(() => world.close());

  const ask = async (query: string): Promise<Rates> => {
    const { status, body } = await world.ask<Rates>('GET', `/metrics/response-rates?${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const march = 'from=2024-03-01&to=2024-04-01';
  const group = async (query: string, key: string): Promise<Numbers | undefined> =>
    (await ask(query)).groups.find((each) => each.key === key);

  it('come with their definition and add up', async () => {
    const { definition, total } = await ask(march);
    expect(definition.en).toContain('first public response');
    expect(definition.id).toContain('tanggapan publik pertama');
    const between = (low: number, high: number): unknown[] => [
      expect.closeTo(low, 4),
      expect.closeTo(high, 4),
    ];
    expect(total).toEqual({
      received: 6, answered: 3, answeredOnTime: 2, answeredLate: 1, overdue: 3, pending: 0,
      resolved: 1, forwarded: 1, contested: 0, excludedRejected: 1, merged: 0,
      responseRate: 0.5, onTimeRate: 2 / 6, resolvedRate: 1 / 6,
      responseRateInterval: between(0.1876, 0.8124), onTimeRateInterval: between(0.0968, 0.7), resolvedRateInterval: between(0.0301, 0.5635),
      medianHours: 30.1, p90Hours: null,
    }); // prettier-ignore
  });

  it('give each kelurahan its own, and the triage office what nobody owns', async () => {
    expect(await group(march, GAMBIR)).toMatchObject({
      name: 'Gambir',
      received: 4,
      answered: 2,
      answeredOnTime: 1,
      answeredLate: 1,
      overdue: 2,
      forwarded: 1,
      resolved: 1,
    });
    expect(await group(march, CIDENG)).toMatchObject({
      received: 1,
      answered: 0,
      overdue: 1,
      responseRate: 0,
      onTimeRate: 0,
    });
    expect(await group(march, 'triage')).toMatchObject({
      received: 1,
      answered: 1,
      excludedRejected: 1,
      responseRate: 1,
    });
    expect(await group(march, '31.75.01.1001')).toMatchObject({
      received: 0,
      responseRate: null,
      onTimeRate: null,
    });
  });

  it.each([
    ['kelurahan', 268],
    ['kecamatan', 45],
    ['city', 7],
    ['lurah', 268],
    ['category', 25],
    ['channel', 2],
    ['month', 1],
  ])('by %s show all groups, which add up to the total', async (groupBy, count) => {
    const { groups, total } = await ask(`${march}&groupBy=${groupBy}`);
    expect(groups).toHaveLength(count);
    for (const name of [
      'received',
      'answered',
      'answeredOnTime',
      'answeredLate',
      'overdue',
      'pending',
      'resolved',
      'forwarded',
      'excludedRejected',
    ]) {
      expect([name, groups.reduce((sum, each) => sum + Number(each[name]), 0)]).toEqual([name, total[name]]);
    }
  });

  it('can be narrowed to an area and a category', async () => {
    expect((await ask(`${march}&area=31.71.01`)).total).toMatchObject({ received: 5 });
    expect((await ask(`${march}&area=31.72`)).total).toMatchObject({ received: 0, responseRate: null });
    expect((await ask(`${march}&category=flood&groupBy=category`)).groups).toMatchObject([
      { key: 'flood', name: 'Flood', received: 1 },
    ]);
    expect((await ask(`${march}&area=31.71.01&groupBy=city`)).groups).toMatchObject([
      { key: '31.71', received: 5 },
    ]);
  });

  it('count months and days by the city’s clock', async () => {
    const april = await ask('from=2024-04-01&to=2024-05-01&groupBy=month');
    expect(april.total.received).toBe(0);
    expect((await ask('from=2024-03-31&to=2024-04-01')).total.received).toBe(1);
  });

  it('answer as of any instant what was known then', async () => {
    const asOf = (when: string): Promise<Numbers | undefined> =>
      group(`${march}&asOf=${encodeURIComponent(when)}`, GAMBIR);
    expect(await asOf('2024-03-10T09:00:00+07:00')).toMatchObject({
      received: 4,
      answered: 0,
      pending: 4,
      overdue: 0,
      responseRate: 0,
      onTimeRate: null,
    });
    expect(await asOf('2024-03-10T14:00:00+07:00')).toMatchObject({
      received: 4,
      answered: 1,
      pending: 3,
      forwarded: 1,
      onTimeRate: 1,
    });
    expect(await asOf('2024-03-11')).toMatchObject({
      received: 4,
      answered: 2,
      answeredOnTime: 1,
      answeredLate: 1,
      overdue: 2,
      resolved: 0,
    });
    expect(await asOf('2024-03-20')).toMatchObject({ received: 4, overdue: 2, resolved: 1 });
    expect(await asOf('2024-03-09')).toMatchObject({ received: 0 });
    expect((await ask(`${march}&asOf=2024-03-11`)).asOf).toBe('2024-03-11T23:59:59.999+07:00');
  });

  it.each([
    ['groupBy=mood', 'groupBy'],
    ['from=2024-02-30', 'from'],
    ['from=2024-03-02&to=2024-03-02', 'to'],
    ['from=1950-01-01&to=2024-03-02', 'to'],
    ['asOf=2999-01-01', 'asOf'],
    ['asOf=yesterday', 'asOf'],
    ['area=99', 'area'],
    ['category=mood', 'category'],
    ['lurah=x', 'lurah'],
  ])('refuse the question %s and name %s', async (query, field) => {
    expect(await world.ask('GET', `/metrics/response-rates?${query}`)).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
  });
});
