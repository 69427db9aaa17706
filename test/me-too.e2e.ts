import { randomUUID } from 'node:crypto';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { type Answer, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Support {
  supporters: number;
  trackingSecret: string;
}

describe('others to whom the same happens', () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await openWorld();
    token = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  const reporter = { name: 'Warga', phone: '0812 3456 7890', email: 'warga@example.com' };
  const file = async (said: object = {}): Promise<string> => {
    const citizen = citizenOf(world);
    const number = await citizen.file({ ...pothole, ...said });
    await citizen.routed(number);
    return number;
  };
  const support = (
    number: string,
    contact?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Support>> =>
    world.ask('POST', `/complaints/${number}/supports`, { body: contact ? { contact } : {}, headers });
  const countOf = async (number: string): Promise<number> =>
    (await world.ask<Support>('GET', `/complaints/${number}`)).body.supporters;
  const withdraw = (number: string, secret: string): Promise<Answer> =>
    world.ask('DELETE', `/complaints/${number}/supports`, { headers: { 'tracking-secret': secret } });
  const received = async (): Promise<unknown> =>
    (await world.ask('GET', `/metrics/response-rates?area=${GAMBIR}`)).body.total;

  it('say so without a name, and everyone sees how many; in the numbers it stays one complaint', async () => {
    const number = await file();
    expect(await countOf(number)).toBe(0);
    const before = await received();
    expect(await support(number)).toMatchObject({ status: 201, body: { number, supporters: 1 } });
    expect((await support(number.toLowerCase(), { name: 'Tetangga' })).body.supporters).toBe(2);
    expect(await countOf(number)).toBe(2);
    const { body } = await world.ask<{ items: { number: string; supporters: number }[] }>('GET', '/inbox', {
      token,
    });
    expect(body.items.find((item) => item.number === number)).toMatchObject({ supporters: 2 });
    expect(await received()).toEqual(before);
  });

  it('count alike, whoever the contact is of: the number, the shape and the work of an answer tell nobody who filed', async () => {
    const number = await file({ reporter });
    const said = [
      { phone: '0899-1111-2222' },
      { phone: '+62 899 1111 2222', email: 'a@example.com' },
      { email: 'A+jalan@example.com ' },
      reporter,
      { phone: '6281234567890' },
      { email: 'warga+2@example.com' },
      { phone: '0899-3333-4444' },
    ];
    const answers = [];
    for (const [place, contact] of said.entries()) {
      expect(await countOf(number)).toBe(place);
      answers.push(await support(number, contact));
      expect(await countOf(number)).toBe(place + 1);
    }
    expect(answers.map(({ status, body }) => [status, body.supporters])).toEqual(
      said.map((_, place) => [201, place + 1]),
    );
    const shapes = answers.map(({ body, headers }) => [Object.keys(body).sort(), [...headers.keys()].sort()]);
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
    // Taking it back tells nothing either.
    for (const [place, { body }] of answers.entries()) {
      await withdraw(number, body.trackingSecret);
      expect(await countOf(number)).toBe(said.length - place - 1);
    }
  });

  it('are each one person to officers who may see who filed it', async () => {
    const number = await file({ reporter });
    for (const contact of [
      { phone: '0899-1111-2222' },
      { phone: '+62 899 1111 2222', email: 'a@example.com' },
      { email: 'A+jalan@example.com ' },
      reporter,
      { email: 'warga+2@example.com' },
    ])
      await support(number, contact);
    await support(number);
    const { body } = await world.ask('POST', `/complaints/${number}/reporter-look`, {
      token,
      body: { reason: 'Menanyakan letaknya.' },
    });
    expect(body).toMatchObject({ differentSupporters: 2, supporters: [{ phone: '0899-1111-2222' }] });
  });

  it('are in the audit trail without the contact, and so many an hour for one complaint, whoever sends them', async () => {
    const number = await file();
    const trail = async (action: string): Promise<string[]> => {
      const { rows } = await world.db.query<{ row: string }>(
        'SELECT audit_entries::text AS row FROM audit_entries WHERE subject = $1 AND action = $2',
        [number, action],
      );
      return rows.map(({ row }) => row);
    };
    await support(number, { phone: '0899 7777 8888' });
    const told = await trail('complaint.supported');
    expect(told).toHaveLength(1);
    expect(told[0]).not.toMatch(/7777|8888|127\.0\.0\.1/);

    await world.db.query(
      `UPDATE support_hours SET accepted = 200, hour = date_trunc('hour', now()) + interval '1 hour' FROM complaints c WHERE c.id = complaint_id AND c.number = $1`,
      [number],
    );
    for (let time = 0; time < 3; time++)
      expect(await support(number, { phone: `0899 0000 000${time}` })).toMatchObject({
        status: 429,
        body: { code: 'too_many_supports' },
      });
    expect([await countOf(number), (await trail('complaint.supports_refused')).length]).toEqual([1, 1]);
    await world.db.query(`UPDATE support_hours SET hour = hour - interval '9 hours'`);
    expect((await support(number, { phone: '0899 0000 0009' })).status).toBe(201);
  });

  it('cannot be many from one place without a name', async () => {
    const number = await file();
    const statuses: number[] = [];
    for (let times = 0; times < 6; times++) {
      const { status, body } = await support(number);
      statuses.push(status);
      // Taking it back makes no room for another.
      if (times === 0) await withdraw(number, body.trackingSecret);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await support(number)).body).toMatchObject({ code: 'too_many_supports' });
    expect(await countOf(number)).toBe(4);
    expect((await support(number, { phone: '0899 1111 2222' })).status).toBe(201);
    expect((await support(await file())).status).toBe(201);
  });

  it('say so once, however often the request is sent', async () => {
    const number = await file();
    const again = { 'idempotency-key': randomUUID() };
    const first = await support(number, undefined, again);
    const second = await support(number, undefined, again);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await countOf(number)).toBe(1);
  });

  it('take it back with their own secret, and are forgotten', async () => {
    const number = await file();
    const contact = { name: 'Tetangga', phone: '0899 1111 2222' };
    const [one, two] = [await support(number, contact), await support(number, contact)];
    await support(number, { phone: '0899 3333 4444' });
    expect(await countOf(number)).toBe(3);
    for (const wrong of ['', 'x', two.body.trackingSecret.slice(1)])
      expect(await withdraw(number, wrong)).toMatchObject({
        status: 404,
        body: { code: 'support_not_found' },
      });
    expect((await withdraw(number, one.body.trackingSecret)).status).toBe(204);
    expect(await countOf(number)).toBe(2);
    expect((await withdraw(number, two.body.trackingSecret)).status).toBe(204);
    expect(await countOf(number)).toBe(1);
    expect((await withdraw(number, two.body.trackingSecret)).status).toBe(404);
    const { rows } = await world.db.query(
      `SELECT FROM supporters JOIN complaints c ON c.id = complaint_id
       WHERE number = $1 AND withdrawn_at IS NOT NULL AND num_nonnulls(supporters.sealed, phone_hash, secret_hash) > 0`,
      [number],
    );
    expect(rows).toHaveLength(0);
  });

  it('can be reached by the office that answers, and by nobody else', async () => {
    const number = await file();
    await support(number, { name: 'Tetangga', phone: '0899 1111 2222' });
    await support(number, { phone: '+62 899 1111 2222' });
    const seen = await world.ask('POST', `/complaints/${number}/reporter-look`, {
      token,
      body: { reason: 'Menanyakan letaknya.' },
    });
    expect(seen.body.supporters).toEqual([{ name: 'Tetangga', phone: '0899 1111 2222', email: null }]);
    const stored = await world.db.query<{ all: string }>(
      'SELECT string_agg(s::text, $1) AS all FROM supporters s',
      [' '],
    );
    expect(stored.rows[0]?.all).not.toMatch(/Tetangga|1111 2222|99111122/);
    expect(stored.rows[0]?.all).not.toContain(Buffer.from('Tetangga').toString('hex'));
  });

  it('come too late once it has ended, and are told so', async () => {
    const number = await file();
    const { body } = await support(number);
    for (const status of ['closed', 'merged', 'rejected']) {
      await world.db.query('UPDATE complaints SET status = $2 WHERE number = $1', [number, status]);
      expect(await support(number)).toMatchObject({
        status: 409,
        body: { code: 'support_not_possible', currentStatus: status },
      });
    }
    expect((await withdraw(number, body.trackingSecret)).status).toBe(204);
    expect(await support('JKT-26-7K3Q9F-8')).toMatchObject({
      status: 404,
      body: { code: 'complaint_not_found' },
    });
    expect((await support(await file(), { phone: 'x', email: 'y' })).body).toMatchObject({
      errors: [{ field: 'contact.email' }, { field: 'contact.phone' }],
    });
  });
});
