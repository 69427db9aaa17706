import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answered, at, hours, type PastComplaint, resolved, routed, writePast } from './support/past.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(180_000);

/** As in 2019: of 267 lurah 90 are new, 45 change places among themselves, 132 stay; in the middle of a month. */
const [NEW, ROTATED, STAYED] = [90, 45, 132];
const DAY = '2019-02-15';
const HANDOVER = at(`${DAY}T00:00:00`);
const SINCE = '2017-01-02';
const ASKED = 'from=2019-01-01&to=2019-03-01';
const COUNTS = [
  ...['received', 'answered', 'answeredOnTime', 'answeredLate', 'overdue', 'pending', 'resolved', 'forwarded'],
  ...['contested', 'excludedRejected', 'merged'],
]; // prettier-ignore

type Numbers = Record<string, number>;
interface Rates {
  asOf: string;
  total: Numbers;
  groups: (Numbers & { key: string; name: string; complaints: string })[];
}
interface Tenure extends Record<string, unknown> {
  office: { code: string };
  person: { name: string };
  inherited: Numbers;
  handedOver: Numbers;
}

/** What became of a complaint, in hours from the handover. */
interface Fate {
  readonly due: number;
  readonly answered?: number;
  readonly resolved?: number;
  /** Whose it is: who sat there before, or who sits there since. */
  readonly of: 'before' | 'since';
}
const MS = 1 / 3_600_000;
const FATES: readonly Fate[] = [
  { due: -30, of: 'before' },
  { due: -MS, of: 'before' },
  { due: 0, of: 'since' },
  { due: 20, of: 'since' },
  { due: -30, answered: -40, of: 'before' },
  { due: -5, answered: 5, of: 'before' },
  { due: 10, answered: -MS, of: 'before' },
  { due: 10, answered: 0, of: 'since' },
  { due: 10, answered: 30, of: 'since' },
  { due: 5, answered: 0, resolved: 0, of: 'since' },
  { due: 30, answered: -20, resolved: -10, of: 'before' },
  { due: -20, answered: -10, resolved: 60, of: 'before' },
  { due: 876_000, of: 'since' },
];
const isOverdue = ({ due, answered: answer }: Fate): boolean => answer === undefined && due < 1_000;

describe('a roster like that of 2019, handed over in the middle of a month and imported late', () => {
  let world: World;
  /** The codes of the offices, the new first, then the rotated, then those who stayed. */
  let offices: string[];
  let before: Rates;
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    const { rows } = await world.db.query<{ code: string }>(
      `SELECT code FROM offices WHERE position = 'lurah' ORDER BY md5(code)`,
    );
    offices = rows.map(({ code }) => code);
    await writePast(world.db, offices.flatMap(complaintsOf));
    await importRoster(offices.map((office, index) => row(office, `Lama ${index}`, SINCE, '')));
    before = await rates();
    const changed = offices.slice(0, NEW + ROTATED);
    await importRoster([
      ...changed.map((office, index) => row(office, `Lama ${index}`, SINCE, DAY)),
      ...changed.map((office, index) => row(office, holderSince(index), DAY, '')),
    ]);
  });
  afterAll(() => world.close());

  const row = (office: string, name: string, from: string, until: string): string =>
    `${office},lurah,${name},${name.replace(' ', '-')}@example.com,${from},${until},`;
  const holderBefore = (index: number): string => `Lama ${index}`;
  const holderSince = (index: number): string => {
    if (index < NEW) return `Baru ${index}`;
    return `Lama ${index < NEW + ROTATED ? NEW + ((index - NEW + 1) % ROTATED) : index}`;
  };
  const importRoster = async (rows: string[]): Promise<void> => {
    const file = join(mkdtempSync(join(tmpdir(), 'roster-')), 'officials.csv');
    writeFileSync(file, ['area_code,position,name,email,from,until,acting', ...rows].join('\n'));
    expect(await world.command('officials', 'import', file)).toMatchObject({ code: 0 });
  };
  /** Some offices have more of each fate than others, so that none is mistaken for another. */
  const copies = (index: number): number => 1 + (index % 2);
  const complaintsOf = (office: string, index: number): PastComplaint[] =>
    Array.from({ length: copies(index) }, () => FATES)
      .flat()
      .map(({ due, answered: answer, resolved: done }): PastComplaint => {
        const filedAt = hours(HANDOVER, Math.min(due - 48, -1));
        const events = [routed(filedAt, office)];
        if (answer !== undefined) events.push(answered(hours(HANDOVER, answer), office));
        if (done !== undefined) events.push(resolved(hours(HANDOVER, done), office));
        return { filedAt, dueAt: hours(HANDOVER, due), events };
      });

  const get = async <Body>(path: string): Promise<Body> => {
    const { status, body } = await world.ask<Body>('GET', path);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const rates = (asOf?: string): Promise<Rates> =>
    get(`/metrics/response-rates?groupBy=lurah&${ASKED}${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ''}`);
  const sums = (groups: readonly Record<string, unknown>[]): Numbers =>
    Object.fromEntries(
      COUNTS.map((name) => [name, groups.reduce((total, group) => total + Number(group[name]), 0)]),
    );
  const charged = (index: number, of: Fate['of'] | 'both'): Numbers => {
    const fates = FATES.filter((fate) => of === 'both' || fate.of === of);
    return {
      received: fates.length * copies(index),
      answered: fates.filter((fate) => fate.answered !== undefined).length * copies(index),
      overdue: fates.filter(isOverdue).length * copies(index),
    };
  };
  const officeIn = (key: string): string => key.split('/')[0] ?? '';
  const personIn = (key: string): string => key.split('/')[1] ?? '';

  it('is of 267 offices', () => {
    expect(offices).toHaveLength(NEW + ROTATED + STAYED);
  });

  it('charges every complaint to exactly one person, and the sums are the city’s', async () => {
    const { groups, total, asOf } = await rates();
    expect(sums(groups)).toEqual(sums([total]));
    expect(total.received).toBe(sums(offices.map((_, index) => charged(index, 'both'))).received);
    const found = Object.fromEntries(
      groups.map(({ key, name, ...numbers }) => [`${officeIn(key)} ${name}`, numbers]),
    );
    for (const [index, office] of offices.entries()) {
      const [old, now] = [holderBefore(index), holderSince(index)];
      if (old === now) expect(found[`${office} ${now}`]).toMatchObject(charged(index, 'both'));
      else {
        expect(found[`${office} ${old}`]).toMatchObject(charged(index, 'before'));
        expect(found[`${office} ${now}`]).toMatchObject(charged(index, 'since'));
      }
    }
    expect(groups.filter(({ received }) => Number(received) > 0)).toHaveLength(267 + NEW + ROTATED);
    expect(await rates(asOf)).toMatchObject({ groups, total });
  });

  it('lists each overdue complaint under one person, by the day that it fell due', async () => {
    const { groups, total } = await rates();
    const city = await overdue(`/api/v1/metrics/response-rates/complaints?${ASKED}`);
    expect(city).toHaveLength(Number(total.overdue));
    const seen = new Map<string, string>();
    const sample = offices.slice(NEW, NEW + ROTATED).filter((_, index) => index % 3 === 0);
    const moved = groups.filter(({ key }) => sample.includes(officeIn(key)));
    for (const { key, name, complaints } of moved) {
      const since = name === holderSince(offices.indexOf(officeIn(key)));
      for (const { number, firstResponseDueAt } of await overdue(complaints)) {
        expect(seen.has(number)).toBe(false);
        seen.set(number, key);
        expect(new Date(firstResponseDueAt) >= HANDOVER).toBe(since);
      }
    }
    expect(seen.size).toBe(sums(moved).overdue);
    expect(city.filter(({ office }) => sample.includes(office))).toHaveLength(seen.size);
  });

  const overdue = async (
    list: string,
  ): Promise<{ number: string; office: string; firstResponseDueAt: string }[]> => {
    const page = await get<{ items: { number: string; office: string; firstResponseDueAt: string }[]; nextCursor: string | null; asOf: string }>(
      `${list}&counted=overdue&limit=1000`,
    ); // prettier-ignore
    if (page.nextCursor === null) return page.items;
    const [path, query] = list.split('?');
    const next = new URLSearchParams(query);
    next.set('asOf', page.asOf);
    next.set('cursor', page.nextCursor);
    return [...page.items, ...(await overdue(`${path}?${next.toString()}`))];
  };

  it('gives those who changed places a record of two tenures, whose sums are theirs', async () => {
    const { groups } = await rates();
    for (let index = NEW; index < NEW + ROTATED; index += 3) {
      const next = NEW + ((index - NEW - 1 + ROTATED) % ROTATED);
      const key =
        groups.find((each) => officeIn(each.key) === offices[index] && each.name === holderBefore(index))?.key ?? '';
      const record = await get<{ total: Numbers; tenures: Tenure[] }>(`/metrics/people/${personIn(key)}/record?${ASKED}`);
      expect(record.tenures.map(({ office }) => office.code)).toEqual([offices[index], offices[next]]);
      expect(record.tenures[0]).toMatchObject({ until: DAY, ...charged(index, 'before') });
      expect(record.tenures[1]).toMatchObject({ from: DAY, until: null, handedOver: null, ...charged(next, 'since') });
      const theirs = groups.filter(({ key: each }) => personIn(each) === personIn(key));
      expect(theirs).toHaveLength(2);
      expect(sums(record.tenures)).toEqual(sums(theirs));
      expect(sums([record.total])).toEqual(sums(theirs));
    }
  }); // prettier-ignore

  it('hands over to each successor what the predecessor left, no more and no less', async () => {
    const left = FATES.filter(({ resolved: done }) => done === undefined || done >= 0);
    const answers = left.filter(({ answered: answer }) => answer !== undefined && answer < 0);
    const late = left.filter((fate) => !answers.includes(fate) && fate.due < 0);
    for (let index = 0; index < NEW + ROTATED; index += 9) {
      const { tenures, total } = await get<{ total: Numbers; tenures: Tenure[] }>(
        `/metrics/offices/${offices[index]}/succession?${ASKED}`,
      );
      expect(tenures.map(({ person }) => person.name)).toEqual([holderBefore(index), holderSince(index)]);
      expect(tenures[0]?.handedOver).toEqual({
        open: left.length * copies(index),
        answered: answers.length * copies(index),
        overdue: late.length * copies(index),
        pending: (left.length - answers.length - late.length) * copies(index),
      });
      expect(tenures[1]?.inherited).toEqual(tenures[0]?.handedOver);
      expect(sums(tenures)).toEqual(sums([total]));
    }
  });

  it('leaves what was said before it became known', async () => {
    expect(await rates(before.asOf)).toEqual(before);
    expect(before.groups.filter(({ received }) => Number(received) > 0)).toHaveLength(267);
  });
});
