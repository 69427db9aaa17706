import { randomUUID } from 'node:crypto';
import { type Complaint as PublicComplaint } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Own extends PublicComplaint {
  description: string;
  closesAt: string | null;
  allowedActions: string[];
  reporter: Record<string, string | null> | null;
  rejectionReason: string | null;
}

const reporter = { name: 'Warga Contoh', email: 'warga@example.com', phone: '+62 812 3456 7890' };

describe('what citizens do with their complaints', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  /** A complaint of a kelurahan, routed, with what its citizen and its lurah can do. */
  const fileIn = async (kelurahan: string) => {
    const body = {
      category: 'road',
      description: 'Lubang besar, hubungi saya.',
      kelurahanCode: kelurahan,
      reporter,
    };
    const { body: filed } = await world.ask<Record<string, string>>('POST', '/complaints', { body });
    const { number = '', trackingSecret = '' } = filed;
    const own = (secret = trackingSecret): Promise<Answer<Own>> =>
      world.ask('GET', `/complaints/${number}/own`, { headers: { 'tracking-secret': secret } });
    const act = (
      step: string,
      said: object = {},
      headers: Record<string, string> = {},
    ): Promise<Answer<Own>> =>
      world.ask('POST', `/complaints/${number}/${step}`, {
        body: said,
        headers: { 'tracking-secret': trackingSecret, ...headers },
      });
    await eventually(
      () => own(),
      ({ body: { status } }) => status === 'waiting',
    );
    const token = await world.signIn(`lurah-${kelurahan}`);
    return {
      number,
      own,
      act,
      seen: async () => (await world.ask<PublicComplaint>('GET', `/complaints/${number}`)).body,
      done: async (message: string) =>
        world.ask('POST', `/complaints/${number}/resolutions`, { token, body: await shown(world, message) }),
    };
  };
  const numbersOf = async (kelurahan: string): Promise<Record<string, number>> => {
    const path = `/metrics/response-rates?area=${kelurahan}&groupBy=kelurahan`;
    return (await world.ask<{ total: Record<string, number> }>('GET', path)).body.total;
  };

  it('follow their own with the secret, and nobody follows it without', async () => {
    const { number, own } = await fileIn('31.71.01.1001');
    const { status, body, headers } = await own();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number,
      description: 'Lubang besar, hubungi saya.',
      reporter,
      closesAt: null,
    });
    expect(headers.get('cache-control')).toBe('no-store');
    for (const wrong of ['', 'x', 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF', 'ü'.repeat(10)].map(encodeURI)) {
      const refused = await own(wrong);
      expect(refused).toMatchObject({ status: 403, body: { code: 'wrong_tracking_secret' } });
      expect(JSON.stringify(refused.body)).not.toContain('Warga');
    }
    expect(await world.ask('GET', `/complaints/${number}/own`)).toMatchObject({ status: 403 });
  });

  it('contest what is not done: it is open again, out of the resolved, and counted as contested', async () => {
    const kelurahan = '31.71.01.1002';
    const { number, act, own, seen, done } = await fileIn(kelurahan);
    expect((await act('contests', { message: 'Belum apa-apa.' })).body).toMatchObject({
      code: 'transition_not_allowed',
      allowedActions: ['add', 'withdraw'],
    });
    await done('Lubang sudah ditutup.');
    expect(await numbersOf(kelurahan)).toMatchObject({ resolved: 1, contested: 0 });
    const until = Date.parse((await own()).body.closesAt ?? '');
    // Ten working days are at least two weeks but for the hours of a day; holidays make them more.
    expect(until - Date.now()).toBeGreaterThan(13 * 86_400_000);
    expect(until - Date.now()).toBeLessThan(40 * 86_400_000);

    const words = 'Masih berlubang. Telepon saya 0812-3456-7890 atau warga@example.com.';
    const contested = await act('contests', { message: words, score: 1 });
    expect(contested.body).toMatchObject({
      status: 'in_progress',
      closesAt: null,
      allowedActions: ['add', 'withdraw'],
    });
    expect(contested.body.timeline.at(-1)).toMatchObject({
      kind: 'contested',
      message: words,
      score: 1,
      by: null,
    });
    expect((await seen()).timeline.at(-1)).toMatchObject({
      kind: 'contested',
      message: 'Masih berlubang. Telepon saya ••• atau •••.',
    });
    expect(await numbersOf(kelurahan)).toMatchObject({ received: 1, answered: 1, resolved: 0, contested: 1 });
    const inbox = await world.ask<{ items: { number: string }[] }>('GET', '/inbox', {
      token: await world.signIn(`lurah-${kelurahan}`),
    });
    expect(inbox.body.items.map((item) => item.number)).toContain(number);

    expect((await done('Kini sudah diaspal rapi.')).status).toBe(201);
    const confirmed = await act('confirmations', { score: 5, message: 'Rapi.' });
    expect(confirmed.body).toMatchObject({ status: 'closed', allowedActions: [] });
    expect(await numbersOf(kelurahan)).toMatchObject({ resolved: 1, contested: 0 });
    expect((await act('contests', { message: 'Berubah pikiran.' })).status).toBe(409);
  });

  it('add what they know besides, for the office and not for the public', async () => {
    const kelurahan = '31.71.01.1003';
    const { number, act, seen } = await fileIn(kelurahan);
    const more = 'Di depan nomor 12.';
    expect((await act('additions', { message: more })).body.timeline.at(-1)?.message).toBe(more);
    expect((await seen()).timeline.at(-1)).toMatchObject({ kind: 'added', message: null });
    const token = await world.signIn(`lurah-${kelurahan}`);
    const { body } = await world.ask<PublicComplaint>('GET', `/inbox/${number}`, { token });
    expect(body.timeline.at(-1)).toMatchObject({ kind: 'added', message: more });
  });

  it('act once, however often the request is sent', async () => {
    const { act } = await fileIn('31.71.01.1004');
    const again = { 'idempotency-key': randomUUID() };
    const first = await act('additions', { message: 'Sekali saja.' }, again);
    const second = await act('additions', { message: 'Sekali saja.' }, again);
    expect(second.body).toEqual(first.body);
    expect(second.body.timeline.filter(({ kind }) => kind === 'added')).toHaveLength(1);
    const stranger = await act(
      'additions',
      { message: 'Sekali saja.' },
      { ...again, 'tracking-secret': 'x' },
    );
    expect(stranger).toMatchObject({ status: 403 });
  });

  it('withdraw: it leaves the count, unless somebody was late', async () => {
    const kelurahan = '31.71.01.1005';
    const early = await fileIn(kelurahan);
    expect((await early.act('withdrawals')).body).toMatchObject({
      status: 'rejected',
      rejectionReason: 'withdrawn',
    });
    expect(await numbersOf(kelurahan)).toMatchObject({ received: 0, excludedRejected: 1 });

    const late = await fileIn(kelurahan);
    await world.db.query(
      `UPDATE complaints SET first_response_due_at = now() - interval '1 hour' WHERE number = $1`,
      [late.number],
    );
    const { body } = await late.act('withdrawals', { message: 'Sudah tidak perlu.' });
    expect(body).toMatchObject({ status: 'rejected', rejectionReason: 'given_up' });
    expect(await numbersOf(kelurahan)).toMatchObject({ received: 1, overdue: 1, excludedRejected: 1 });
  });

  it('say nothing for ten working days, and what was said to be done is closed', async () => {
    const { number, own, done, seen } = await fileIn('31.71.01.1006');
    await done('Lubang sudah ditutup.');
    await world.db.query('UPDATE complaints SET closes_at = now() WHERE number = $1', [number]);
    const { body } = await eventually(
      () => own(),
      ({ body: { status } }) => status === 'closed',
    );
    expect(body.closesAt).toBeNull();
    expect((await seen()).timeline.at(-1)).toMatchObject({ kind: 'closed', by: null, message: null });
    const admin = await world.signIn('admin');
    expect((await world.ask('GET', '/integrity', { token: admin })).body).toMatchObject({ lost: 0 });
  });

  it('are told which field is wrong', async () => {
    const { act, done } = await fileIn('31.71.01.1001');
    await done('Lubang sudah ditutup.');
    const fieldsOf = async (step: string, said: object): Promise<unknown> => (await act(step, said)).body;
    expect(await fieldsOf('contests', { score: 9 })).toMatchObject({
      errors: [{ field: 'message' }, { field: 'score' }],
    });
    expect(await fieldsOf('confirmations', { score: 2.5 })).toMatchObject({ errors: [{ field: 'score' }] });
    expect(await fieldsOf('additions', { message: 'x' })).toMatchObject({ errors: [{ field: 'message' }] });
  });
});
