import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

type Numbers = Record<string, number>;
interface Rates {
  containsDemoData: boolean;
  total: Numbers;
  groups: (Numbers & { key: unknown })[];
}

describe('the made-up year', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const rates = async (groupBy: string): Promise<Rates> =>
    (await world.ask<Rates>('GET', `/metrics/response-rates?groupBy=${groupBy}`)).body;
  const integrity = async (): Promise<unknown> =>
    (await world.ask('GET', '/integrity', { token: await world.signIn('admin') })).body;

  it('adds 25,000 complaints over all kelurahan and twelve months, 12 % of them answered, marked as made up', async () => {
    expect(await world.command('demo', 'add')).toMatchObject({ code: 0 });
    const { containsDemoData, total, groups } = await rates('kelurahan');
    expect(containsDemoData).toBe(true);
    expect(total.received).toBe(25_000);
    expect(total.responseRate).toBe(0.12);
    const kelurahan = groups.filter(({ key }) => key !== 'triage');
    expect(kelurahan.filter(({ received }) => (received ?? 0) > 0)).toHaveLength(267);
    const byMonth = (await rates('month')).groups.map(({ received }) => received ?? 0);
    expect(byMonth.slice(1, -1).every((received) => received > 1_000)).toBe(true);
    const { body } = await world.ask<{ items: { demo: boolean; channel: string }[] }>(
      'GET',
      '/complaints?limit=200',
    );
    expect(body.items.every(({ demo, channel }) => demo && channel === 'demo')).toBe(true);
    expect(await integrity()).toMatchObject({ accepted: 25_000, owned: 25_000, lost: 0 });
  });

  it('lies where it says: every point in the kelurahan that owns it', async () => {
    const { rows } = await world.db.query<{ lat: number; lng: number; owner_office: string }>(
      'SELECT lat, lng, owner_office FROM complaints ORDER BY id LIMIT 200',
    );
    for (const { lat, lng, owner_office } of rows) {
      expect((await world.ask('GET', `/areas/locate?lat=${lat}&lng=${lng}`)).body.code).toBe(owner_office);
    }
  });

  it('is not added twice, and is removed with one command while the real stay', async () => {
    const body = { category: 'road', description: 'Ini aduan sungguhan.', kelurahanCode: '31.71.01.1001' };
    expect((await world.ask('POST', '/complaints', { body })).status).toBe(201);
    expect(await world.command('demo', 'add')).toMatchObject({ code: 0 });
    expect((await rates('city')).total.received).toBe(25_001);
    expect(await world.command('demo', 'remove')).toMatchObject({
      code: 0,
      said: expect.stringContaining('25000'),
    });
    expect(await rates('city')).toMatchObject({ containsDemoData: false, total: { received: 1 } });
    const deeds = await world.db.query(
      `SELECT action FROM audit_entries WHERE action IN ('demo.added', 'demo.removed') ORDER BY seq`,
    );
    expect(deeds.rows).toEqual([{ action: 'demo.added' }, { action: 'demo.removed' }]);
    expect(await integrity()).toMatchObject({ accepted: 1, pending: 1, lost: 0 });
  });

  it('is the only history that can be removed: any other can only be added to', async () => {
    await expect(world.db.query('DELETE FROM complaint_events')).rejects.toThrow('only added to');
    await expect(world.db.query(`UPDATE complaint_events SET at = now()`)).rejects.toThrow('only added to');
  });
});
