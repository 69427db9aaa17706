import { answered, hours, resolved, routed, writePast } from './support/past.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';

describe('the check of everything that numbers are made of', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    const filedAt = new Date(Date.now() - 80 * 86_400_000);
    await writePast(
      world.db,
      Array.from({ length: 20 }, (_, day) => {
        const filed = hours(filedAt, day * 24);
        const answer = answered(hours(filed, 5 + day), GAMBIR);
        const events = [routed(filed, GAMBIR), answer, resolved(hours(filed, 40 + day), GAMBIR)];
        return { filedAt: filed, dueAt: hours(filed, 24), events: events.slice(0, 1 + (day % 3)) };
      }),
    );
    await refreshed();
  });
  afterAll(() => world.close());

  const refreshed = (): Promise<unknown> =>
    eventually(
      async () => (await world.db.query('SELECT FROM aggregate_dirty_days LIMIT 1')).rowCount,
      (count) => count === 0,
    );
  const count = async (): Promise<unknown> =>
    (await world.ask<{ total: { answered: number } }>('GET', '/metrics/response-rates?from=2020-01-01')).body
      .total.answered;

  it('finds nothing while all is as the events say', async () => {
    const { code, said } = await world.command('metrics', 'verify');
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toMatch(/✓ 20 complaints: 0 differ/);
    expect(said).toMatch(/✓ 20 days of an office: 0 differ/);
    expect(said).toMatch(/✓ [1-3] months of an office: 0 differ/);
    expect(said).toMatch(/✓ 2[1-3] days and months of the city: 0 differ/);
  });

  it('names what was counted wrong, in a day and in a month, and a recount mends it', async () => {
    const right = await count();
    await world.db.query(
      `UPDATE aggregates SET answered = answered + 1
       WHERE grain = 'day' AND office <> '' AND first_day = (SELECT max(first_day) FROM aggregates WHERE grain = 'day')`,
    );
    await world.db.query(
      `UPDATE aggregates SET answered = answered + 2
       WHERE grain = 'month' AND first_day = (SELECT min(first_day) FROM aggregates WHERE grain = 'month')`,
    );
    // The server remembers sums until the next refresh.
    await world.db.query('UPDATE aggregate_watermark SET refreshes = refreshes + 1');
    expect(await count()).not.toBe(right);
    const { code, said } = await world.command('metrics', 'verify');
    expect(code).toBe(1);
    expect(said).toMatch(/✗ 20 days of an office: 1 differ\s+\d{4}-\d\d-\d\d 31\.71\.01\.1001/);
    expect(said).toMatch(/✗ [1-3] months of an office: [12] differ/);
    expect(said).toMatch(/✗ 2[1-3] days and months of the city: [12] differ/);
    expect(await world.command('metrics', 'recount')).toMatchObject({ code: 0 });
    expect(await count()).toBe(right);
    expect(await world.command('metrics', 'verify')).toMatchObject({ code: 0 });
  });

  it('names a complaint whose row was changed past Tanggap', async () => {
    await world.db.query(
      `UPDATE complaints SET status = 'resolved' WHERE id = (SELECT id FROM complaints WHERE status = 'waiting' ORDER BY id LIMIT 1)`,
    );
    await refreshed();
    const { code, said } = await world.command('metrics', 'verify');
    expect(code).toBe(1);
    expect(said).toMatch(/✗ 20 complaints: 1 differ\s+PAST-/);
    expect(said).toMatch(/✗ 20 days of an office: 1 differ/);
  });
});
