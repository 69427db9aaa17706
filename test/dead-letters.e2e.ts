import { randomUUID } from 'node:crypto';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

interface Letter {
  id: string;
  kind: string;
  complaintNumber: string;
  reason: string;
  attempts: number;
  failedAt: string;
}
interface Letters {
  items: Letter[];
  nextCursor: string | null;
}

describe('work that fails at every attempt', () => {
  let world: World;
  let triage: string;
  let broken: string[];
  beforeAll(async () => {
    world = await openWorld();
    // What lies here cannot be routed.
    await world.db.query(`
      CREATE FUNCTION break_routing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.kind = 'routed' AND EXISTS (SELECT FROM complaints WHERE id = NEW.complaint_id AND address = 'Di sini rusak') THEN
          RAISE EXCEPTION 'no way from here, says warga@example.com';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER break_routing BEFORE INSERT ON complaint_events FOR EACH ROW EXECUTE FUNCTION break_routing()`);
    triage = await world.signIn('triage');
    broken = [await file('Di sini rusak'), await file('Di sini rusak')].sort();
  });
  afterAll(() => world.close());

  const file = async (address: string): Promise<string> => {
    const body = { category: 'road', description: 'Jalan rusak berat.', address };
    return (await world.ask<{ number: string }>('POST', '/complaints', { body })).body.number;
  };
  const list = async (query = ''): Promise<Letters> =>
    (await world.ask<Letters>('GET', `/dead-letters${query}`, { token: triage })).body;
  const isOwned = (number: string): Promise<unknown> =>
    eventually(
      () => world.ask('GET', `/complaints/${number}`),
      ({ body }) => body.status === 'waiting',
    );

  it('lies in the list of the triage office, with its reason, while the others are routed', async () => {
    await isOwned(await file('Di sana baik'));
    const { items } = await eventually(list, (seen) => seen.items.length === 2);
    expect(items.map(({ complaintNumber }) => complaintNumber).sort()).toEqual(broken);
    expect(items[0]).toMatchObject({ kind: 'route-complaint', attempts: 5 });
    expect(items[0]?.reason).toBe('no way from here, says [...]');
    await isOwned(await file('Di sana baik'));
    const admin = await world.signIn('admin');
    expect((await world.ask('GET', '/integrity', { token: admin })).body).toMatchObject({
      pending: 2,
      lost: 0,
    });
    expect((await world.ask('GET', '/dead-letters', { token: admin })).status).toBe(200);
  });

  it('is shown page by page, and to nobody else', async () => {
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.nextCursor}`);
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items]).toEqual((await list()).items);
    for (const account of ['lurah-31.71.01.1001', 'gubernur-31', 'communications', 'unit-satpol-pp']) {
      const token = await world.signIn(account);
      for (const [method, path] of [
        ['GET', ''],
        ['POST', `/${first.items[0]?.id}/retries`],
      ] as const) {
        const answer = await world.ask(method, `/dead-letters${path}`, { token });
        expect([account, answer.status, answer.body.code]).toEqual([account, 403, 'not_allowed']);
      }
    }
  });

  it('is done once its cause is mended and it is put back, by a click or by a command', async () => {
    const [one, other] = (await list()).items;
    if (!one || !other) throw new Error('There must be two.');
    const listed = await world.command('dead-letters', 'list');
    expect(listed).toMatchObject({ code: 0, said: expect.stringContaining(one.complaintNumber) });
    await world.db.query('DROP TRIGGER break_routing ON complaint_events');

    const answer = await world.ask('POST', `/dead-letters/${one.id}/retries`, { token: triage });
    // A job of the reconciler's may have failed again meanwhile.
    expect(answer).toMatchObject({ status: 201, body: { ...one, failedAt: expect.any(String) } });
    await isOwned(one.complaintNumber);
    expect((await list()).items).toEqual([other]);

    const said = await world.command('dead-letters', 'retry', other.id);
    expect(said).toMatchObject({ code: 0, said: expect.stringContaining(other.complaintNumber) });
    await isOwned(other.complaintNumber);
    expect((await list()).items).toEqual([]);
  });

  it('is not there a second time', async () => {
    for (const id of [randomUUID(), 'nonsense', '%00']) {
      const answer = await world.ask('POST', `/dead-letters/${id}/retries`, { token: triage });
      expect([answer.status, answer.body.code]).toEqual([404, 'dead_letter_not_found']);
    }
    expect(await world.command('dead-letters', 'retry', 'nonsense')).toMatchObject({ code: 1 });
    expect((await world.command('dead-letters', 'retry')).said).toContain('0 dead letters are put back');
  });

  it('was told in the log at each attempt, and not tried over and over', () => {
    expect(world.said()).toContain('failed, attempt 1: no way');
    expect(world.said()).toContain('failed, attempt 5, and is a dead letter: no way');
    // Five for each of two, and as many for each that the sweep doubled in the meantime.
    expect(world.said().split('no way').length).toBeLessThan(100);
  });
});
