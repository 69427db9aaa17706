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
  chargedTo,
} from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const OFFICES = ['31.71.01.1001', '31.71.01.1002', '31.72.01.1001'];
const ENDED = ['resolved', 'closed', 'rejected', 'merged'];
const DAY = 86_400_000;

type Numbers = Record<
  'received' | 'answered' | 'resolved' | 'rejected' | 'reopened' | 'open' | 'unanswered' | 'overdue',
  number
>;
interface Backlog {
  definition: { id: string; en: string };
  asOf: string;
  from: string;
  to: string;
  periods: (Numbers & { period: string; from: string; to: string })[];
}

const step = fc.record({
  after: fc.integer({ min: 1, max: 3_000 }),
  late: fc.constantFrom(0, 0, 5, 400),
  atMidnight: fc.constantFrom(false, false, true),
  what: fc.constantFrom('answer', 'transfer', 'resolve', 'close', 'reopen', 'spam', 'reject', 'merge'),
  owner: fc.constantFrom(...OFFICES, 'triage'),
});
const life = fc.record({
  filed: fc.nat(60 * 24 * 60),
  due: fc.constantFrom(24, 72),
  dueAtMidnight: fc.boolean(),
  category: fc.constantFrom('road', 'flood'),
  owner: fc.constantFrom(...OFFICES),
  steps: fc.array(step, { maxLength: 6 }),
});

/** The last instant of the city's day. */
const endOfDay = (when: Date): Date => {
  const zone = 7 * 3_600_000;
  return new Date(Math.floor((when.getTime() + zone) / DAY + 1) * DAY - zone - 1);
};

const lives = fc
  .sample(life, { numRuns: 150, seed: 2016 })
  .map(({ filed, due, dueAtMidnight, category, owner, steps }): PastComplaint => {
    const filedAt = new Date(at('2024-01-20T00:00:00').getTime() + filed * 60_000);
    const events: PastEvent[] = [routed(filedAt, owner)];
    for (const { after, late, atMidnight, what, owner: other } of steps) {
      const last = events.at(-1) ?? routed(filedAt, owner);
      const soon = hours(last.at, after / 10);
      const when = atMidnight ? new Date(endOfDay(soon).getTime() + 1) : soon;
      const { status, owner: held } = last;
      const possible = { close: ['resolved'], reopen: ['resolved', 'closed', 'rejected'] }[what as string] ?? ['waiting', 'in_progress'];
      if (!possible.includes(status)) continue;
      const rejected = { at: when, kind: 'rejected', status: 'rejected', owner: held, answers: true };
      const next: Record<typeof what, PastEvent> = {
        answer: answered(when, held ?? owner),
        transfer: { at: when, kind: 'transferred', status, owner: other },
        resolve: resolved(when, held ?? owner),
        close: { at: when, kind: 'responded', status: 'closed', owner: held },
        reopen: { at: when, kind: 'responded', status: 'in_progress', owner: held },
        spam: { ...rejected, details: { reason: 'spam' } },
        reject: { ...rejected, details: { reason: 'incomplete' } },
        merge: { at: when, kind: 'refused', status: 'merged', owner: held },
      };
      const knownBefore = (last.knownAt ?? last.at).getTime();
      events.push({ ...next[what], knownAt: new Date(Math.max(knownBefore, hours(when, late).getTime())) });
    }
    const dueAt = hours(filedAt, due);
    return { filedAt, dueAt: dueAtMidnight ? endOfDay(dueAt) : dueAt, category, events };
  }); // prettier-ignore

/** What the backlog of a period is, said once more and without any cleverness. */
function plainly(asOf: Date, offices: string[], from: Date, to: Date): Numbers {
  const numbers: Numbers = { received: 0, answered: 0, resolved: 0, rejected: 0, reopened: 0, open: 0, unanswered: 0, overdue: 0 };
  const end = new Date(Math.min(to.getTime() - 1, asOf.getTime()));
  const inside = (when: Date): boolean => when >= from && when < to;
  for (const life of lives) {
    const { filedAt, dueAt, events } = life;
    const known = events.filter(({ at: when, knownAt = when }) => knownAt <= asOf);
    const last = known.at(-1);
    if (filedAt > asOf || !offices.includes(chargedTo(life, asOf))) continue;
    if (last?.details?.reason === 'spam') continue;
    if (inside(filedAt)) numbers.received++;
    const answer = known.find(({ answers }) => answers)?.at;
    if (answer && inside(answer)) numbers.answered++;
    let open = true;
    let openAtEnd = true;
    for (const event of known) {
      const opens = !ENDED.includes(event.status);
      if (opens !== open && inside(event.at))
        numbers[opens ? 'reopened' : event.status === 'rejected' || event.status === 'merged' ? 'rejected' : 'resolved']++;
      open = opens;
      if (event.at <= end) openAtEnd = opens;
    }
    if (filedAt > end) continue;
    if (openAtEnd) numbers.open++;
    if (!answer || answer > end) numbers.unanswered++;
    if ((!answer || answer > end) && dueAt < end) numbers.overdue++;
  }
  return numbers;
} // prettier-ignore

describe('the backlog', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    await writePast(world.db, lives);
  });
  afterAll(() => world.close());

  const ask = async (query: string): Promise<Backlog> => {
    const { status, body } = await world.ask<Backlog>('GET', `/metrics/backlog?${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };

  it.each([
    ['2024-02-05T12:00:00', 'day', '2024-01-15', '2024-03-01', ''],
    ['2024-03-02T00:00:00', 'day', '2024-02-01', '2024-03-01', '&area=31.71'],
    ['2024-03-01T23:59:59', 'week', '2024-01-31', '2024-03-25', ''],
    ['2024-07-01T00:00:00', 'month', '2024-01-01', '2024-06-01', '&area=31.71.01.1002'],
    ['2024-07-01T00:00:00', 'day', '2024-02-20', '2024-04-01', ''],
  ])('as of %s by %s from %s to %s%s is what a plain count says', async (when, every, from, to, area) => {
    const asOf = at(when);
    const asked = await ask(`from=${from}&to=${to}&every=${every}&asOf=${asOf.toISOString()}${area}`);
    const code = area.slice('&area='.length);
    const offices = [...OFFICES, 'triage'].filter((office) => office.startsWith(code));
    expect(asked.periods.length).toBeGreaterThan(4);
    const plain = asked.periods.map(({ period, from: begin, to: end }) => {
      const [first, after] = [at(`${begin}T00:00:00`), at(`${end}T00:00:00`)];
      return { period, from: begin, to: end, ...plainly(asOf, offices, first, after) };
    });
    expect(asked.periods).toEqual(plain);
    expect(plain.some(({ overdue, reopened }) => overdue > 0 && reopened > 0)).toBe(true);
  });

  it('says what its words mean, and ends with what is known', async () => {
    const { definition, periods, to } = await ask('from=2024-02-01&to=2024-04-01&asOf=2024-02-10');
    expect(definition.en).toContain('open = open before + received');
    expect(definition.id).toContain('open = open sebelumnya + received');
    expect(to).toBe('2024-02-11');
    expect(periods.at(-1)).toMatchObject({ period: '2024-02-10' });
    expect((await ask('from=2024-03-01&to=2024-04-01&every=month&asOf=2024-02-10')).periods).toEqual([]);
  });

  it('counts as the response rate does, at the end of the series', async () => {
    const question = 'to=2024-04-01&asOf=2024-03-31&category=flood';
    const { periods } = await ask(`from=2024-03-01&${question}`);
    const { body } = await world.ask<{ total: Record<string, number> }>(
      'GET',
      `/metrics/response-rates?from=2024-01-01&${question}`,
    );
    const { overdue = 0, pending = 0 } = body.total;
    expect(periods.at(-1)).toMatchObject({ overdue, unanswered: overdue + pending });
    expect(overdue).toBeGreaterThan(0);
  });

  it.each(['every=hour', 'unit=none', 'from=2024-03-02&to=2024-03-02', 'asOf=2999-01-01', 'area=99'])(
    'refuses the question %s and names what is wrong',
    async (query) => {
      const field = /(\w+)=[^&]*$/.exec(query)?.[1];
      expect(await world.ask('GET', `/metrics/backlog?${query}`)).toMatchObject({
        status: 400,
        body: { errors: [{ field }] },
      });
    },
  );
});
