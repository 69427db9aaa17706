import fc from 'fast-check';
import {
  answered,
  at,
  chargedTo,
  hours,
  type PastComplaint,
  type PastEvent,
  resolved,
  routed,
  writePast,
} from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

type Numbers = Record<string, number | string | null>;
interface Rates {
  definition: { id: string; en: string };
  asOf: string;
  total: Numbers;
  groups: (Numbers & { key: string; name: string })[];
}

describe('the response rates of random lives', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const ask = async (query: string): Promise<Rates> => {
    const { status, body } = await world.ask<Rates>('GET', `/metrics/response-rates?${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };

  it('agree with a plain count over random lives, as of random instants', async () => {
    const from = at('2023-05-01T00:00:00');
    const owners = ['31.72.01.1001', '31.72.01.1002', '31.73.01.1001'];
    const later = fc.integer({ min: 1, max: 400 });
    const step = fc.record({
      after: later,
      what: fc.constantFrom('answer', 'coordinate', 'transfer', 'refuse', 'resolve'),
      fair: fc.integer({ min: 1, max: 20 }),
      owner: fc.constantFrom(...owners),
    });
    const life = fc.record({
      filed: fc.nat(743),
      waits: fc.nat(80),
      owner: fc.constantFrom(...owners),
      steps: fc.array(step, { maxLength: 5 }),
    });
    const lives = fc
      .sample(life, { numRuns: 150, seed: 2015 })
      .map(({ filed, waits, owner, steps }): PastComplaint => {
        const filedAt = hours(from, filed);
        const events: PastEvent[] = [routed(hours(filedAt, waits), owner)];
        for (const { after, what, owner: other, fair } of steps) {
          const last = events.at(-1) ?? routed(filedAt, owner);
          const when = hours(last.at, after / 10);
          if (last.status === 'resolved') break;
          if (what === 'answer')
            events.push({
              ...answered(when, last.owner ?? owner),
              status: last.status === 'coordinating' ? 'coordinating' : 'in_progress',
            });
          if (what === 'coordinate')
            events.push({ at: when, kind: 'coordinated', status: 'coordinating', owner: last.owner });
          if (what === 'transfer')
            events.push({
              at: when,
              kind: 'transferred',
              status: last.status,
              owner: other,
              details: { countsFrom: hours(when, fair).toISOString() },
            });
          if (what === 'refuse')
            events.push({ at: when, kind: 'refused', status: last.status, owner: 'triage' });
          if (what === 'resolve') events.push(resolved(when, last.owner ?? owner));
        }
        return { filedAt, dueAt: hours(filedAt, 24), events };
      });
    await writePast(world.db, lives);

    for (const day of [1, 5, 12, 19, 26, 40, 90]) {
      const asOf = hours(from, day * 24 + 7);
      const { groups } = await ask(`from=2023-05-01&to=2023-06-01&asOf=${asOf.toISOString()}`);
      for (const owner of [...owners, 'triage']) {
        const mine = lives.filter((each) => each.filedAt <= asOf && chargedTo(each, asOf) === owner);
        const firstAnswer = (life: PastComplaint): Date | undefined =>
          life.events.find((event) => event.answers && event.at <= asOf)?.at;
        const silent = mine.filter((each) => !firstAnswer(each));
        const onTime = mine.filter((each) => {
          const answer = firstAnswer(each);
          return answer !== undefined && answer <= each.dueAt;
        });
        const plain = {
          received: mine.length,
          answered: mine.length - silent.length,
          answeredOnTime: onTime.length,
          overdue: silent.filter(({ dueAt }) => dueAt < asOf).length,
          pending: silent.filter(({ dueAt }) => dueAt >= asOf).length,
          resolved: mine.filter(
            ({ events }) => events.filter((event) => event.at <= asOf).at(-1)?.status === 'resolved',
          ).length,
        };
        expect({ day, ...groups.find(({ key }) => key === owner) }).toMatchObject({ day, ...plain });
        const asked = await ask(`area=${owner}&from=2023-05-01&to=2023-06-01&asOf=${asOf.toISOString()}`);
        expect({ day, owner, ...asked.total }).toMatchObject({ day, owner, ...plain });
      }
    }
  });
});
