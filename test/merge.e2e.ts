import { type Citizen, citizenOf, type Complaint, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Merged extends Complaint {
  mergedInto: string | null;
  supporters: number;
  allowedActions: string[];
}

const pick = (from: Record<string, unknown>, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

describe('complaints about the same thing', () => {
  let world: World;
  let citizen: Citizen;
  let token: string;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
    token = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  const reporter = { name: 'Warga', phone: '0812 3456 7890' };
  const neighbour = { name: 'Tetangga', phone: '0899 1111 2222' };
  const file = async (said: object = {}): Promise<{ number: string; trackingSecret: string }> => {
    const { body } = await world.ask<{ number: string; trackingSecret: string }>('POST', '/complaints', {
      body: { ...pothole, ...said },
    });
    await citizen.routed(body.number);
    return body;
  };
  const merge = (
    number: string,
    into: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Merged>> =>
    world.ask('POST', `/complaints/${number}/merges`, { token, body: { into }, headers });
  const see = async (number: string): Promise<Merged> => (await citizen.see(number)) as Merged;
  const support = (number: string, contact: object): Promise<Answer<{ trackingSecret: string }>> =>
    world.ask('POST', `/complaints/${number}/supports`, { body: { contact } });
  const numbers = async (): Promise<Record<string, unknown>> =>
    (await world.ask<{ total: Record<string, unknown> }>('GET', `/metrics/response-rates?area=${GAMBIR}`))
      .body.total;
  const fall = (number: string, days: number): Promise<unknown> =>
    world.db.query(
      `UPDATE complaints SET first_response_due_at = first_response_due_at - make_interval(days => $2) WHERE number = $1`,
      [number, days],
    );

  it('go on in the oldest, with everyone who filed or supported them, each once', async () => {
    const first = await file({ reporter });
    const second = await file({ reporter: neighbour });
    const third = await file({ reporter });
    const { trackingSecret } = (await support(second.number, { phone: '0899 3333 4444' })).body;
    const before = await numbers();
    const { status, body } = await merge(second.number, first.number.toLowerCase());
    expect([status, body]).toMatchObject([
      201,
      { status: 'merged', mergedInto: first.number, allowedActions: [] },
    ]);
    await merge(third.number, first.number);

    // The neighbour, the one who supported theirs, and who filed the third: each time it was said counts.
    expect((await see(first.number)).supporters).toBe(3);
    await support(first.number, neighbour);
    expect((await see(first.number)).supporters).toBe(4);
    // Who may see the reporter sees how many they are: who filed the first filed the third as well.
    const { body: look } = await world.ask('POST', `/complaints/${first.number}/reporter-look`, {
      token,
      body: { reason: 'Menanyakan letaknya.' },
    });
    expect(look).toMatchObject({ differentSupporters: 2, supporters: [{ phone: '0899 3333 4444' }] });
    const after = await numbers();
    expect([after.received, after.merged]).toEqual([before.received, 2]);

    const own = await world.ask<Merged>('GET', `/complaints/${second.number}/own`, {
      headers: { 'tracking-secret': second.trackingSecret },
    });
    expect(own.body).toMatchObject({ status: 'merged', mergedInto: first.number });
    expect(own.body.timeline.at(-1)).toMatchObject({
      kind: 'merged',
      by: 'Lurah Gambir',
      into: first.number,
    });
    const audit = await world.db.query<{ subject: string; details: string }>(
      `SELECT subject, details FROM audit_entries WHERE action = 'complaint.merged' ORDER BY seq`,
    );
    expect(
      audit.rows.map(({ subject, details }) => [subject, (JSON.parse(details) as { into: string }).into]),
    ).toEqual([
      [second.number, first.number],
      [third.number, first.number],
    ]);

    // Whoever supported the second takes it back where they said it.
    const withdrawn = await world.ask('DELETE', `/complaints/${second.number}/supports`, {
      headers: { 'tracking-secret': trackingSecret },
    });
    expect([withdrawn.status, (await see(first.number)).supporters]).toEqual([204, 3]);
  });

  it('are merged once, however often and from how many sides it is asked', async () => {
    const [first, second] = [await file(), await file()];
    const key = { 'idempotency-key': 'once-and-for-all' };
    const answers = await Promise.all([
      merge(second.number, first.number, key),
      merge(first.number, second.number),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 409]);
    const again = await merge(second.number, first.number, key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect((await see(first.number)).supporters).toBe(1);
    expect(await merge(second.number, first.number)).toMatchObject({
      status: 409,
      body: { code: 'transition_not_allowed' },
    });
  });

  it('better no rate: what is overdue stays so until an answer after the merge, which reaches its citizen', async () => {
    const first = await file();
    await world.ask('POST', `/complaints/${first.number}/responses`, {
      token,
      body: { message: 'Petugas kami memeriksanya hari ini.' },
    });
    const others = await Promise.all(Array.from({ length: 3 }, () => file()));
    for (const { number } of others) await fall(number, 3);
    const before = await numbers();
    for (const { number } of others) expect((await merge(number, first.number)).status).toBe(201);
    expect(await numbers()).toMatchObject({
      ...pick(before, 'received', 'answered', 'answeredOnTime', 'overdue', 'responseRate', 'onTimeRate'),
      merged: Number(before.merged) + 3,
    });

    const message = 'Lubang ditutup dengan aspal pagi ini.';
    await world.ask('POST', `/complaints/${first.number}/responses`, { token, body: { message } });
    expect(await numbers()).toMatchObject({
      answered: Number(before.answered) + 3,
      answeredLate: Number(before.answeredLate) + 3,
      overdue: Number(before.overdue) - 3,
    });
    for (const { number } of others)
      expect((await see(number)).timeline.at(-1)).toMatchObject({
        kind: 'followed',
        into: first.number,
        message,
      });

    const body = await shown(world, 'Lubang sudah ditambal dan rata.');
    expect((await world.ask('POST', `/complaints/${first.number}/resolutions`, { token, body })).status).toBe(
      201,
    );
    expect(await numbers()).toMatchObject({ resolved: Number(before.resolved) + 4 });
    await world.ask('POST', `/complaints/${first.number}/contests`, {
      body: { message: 'Belum, masih berlubang.' },
      headers: { 'tracking-secret': first.trackingSecret },
    });
    expect(await numbers()).toMatchObject({
      resolved: Number(before.resolved),
      contested: Number(before.contested) + 4,
    });
    const verified = await world.command('metrics', 'verify');
    expect(verified.said).toMatch(/complaints.* 0 differ/);
  });

  it('are answered by the message that comes with the merge', async () => {
    const [first, second] = [await file(), await file()];
    const before = await numbers();
    const message = 'Ini lubang yang sama; perbaikannya hari Jumat.';
    const body = { into: first.number, message };
    expect((await world.ask('POST', `/complaints/${second.number}/merges`, { token, body })).status).toBe(
      201,
    );
    expect((await see(second.number)).timeline.at(-1)).toMatchObject({ kind: 'merged', message });
    expect(await numbers()).toMatchObject({ answered: Number(before.answered) + 1 });
  });

  it('go on by themselves where what they were merged into is withdrawn', async () => {
    const [first, second] = [await file(), await file()];
    await merge(second.number, first.number);
    const withdrawn = await world.ask('POST', `/complaints/${first.number}/withdrawals`, {
      headers: { 'tracking-secret': first.trackingSecret },
      body: {},
    });
    expect(withdrawn.status).toBe(201);
    expect(await see(second.number)).toMatchObject({ status: 'waiting', mergedInto: null });
    const body = { message: 'Lubangnya kami tambal hari ini.' };
    expect((await world.ask('POST', `/complaints/${second.number}/responses`, { token, body })).status).toBe(
      201,
    );
  });

  it('need a reason where they are of another category, or far away', async () => {
    const [first, far] = [
      await file(),
      await file({ location: { lat: pothole.location.lat + 0.0027, lng: pothole.location.lng } }),
    ];
    const other = await file({ category: 'street-light' });
    for (const { number } of [far, other]) {
      expect((await merge(number, first.number)).body).toMatchObject({ code: 'merge_not_possible' });
      const reason = 'Genangan yang sama, di kedua ujung jalan.';
      const ask = (words: string): Promise<Answer<Merged>> =>
        world.ask('POST', `/complaints/${number}/merges`, {
          token,
          body: { into: first.number, reason: words },
        });
      expect((await ask('-----------')).body).toMatchObject({
        code: 'validation_failed',
        errors: [{ field: 'reason' }],
      });
      const { status, body } = await ask(reason);
      expect([status, body.timeline.at(-1)]).toMatchObject([201, { kind: 'merged', mergeReason: reason }]);
      expect(JSON.stringify(await see(number))).not.toContain(reason);
    }
  });

  it('are not what a citizen contested', async () => {
    const [first, third] = [await file(), await file()];
    await world.ask('POST', `/complaints/${third.number}/resolutions`, {
      token,
      body: await shown(world, 'Sudah selesai dikerjakan.'),
    });
    await world.ask('POST', `/complaints/${third.number}/contests`, {
      body: { message: 'Belum.' },
      headers: { 'tracking-secret': third.trackingSecret },
    });
    expect((await merge(third.number, first.number)).body).toMatchObject({ code: 'merge_not_possible' });
  });

  it('are not merged into what is younger, elsewhere, over, unknown or itself', async () => {
    const [first, second] = [await file(), await file()];
    const elsewhere = await file({ location: undefined, kelurahanCode: '31.71.01.1002' });
    const refused = async (number: string, into: string): Promise<unknown> => {
      const { status, body } = await merge(number, into);
      return [status, (body as unknown as { code: string }).code];
    };
    expect(await refused(first.number, second.number)).toEqual([409, 'merge_not_possible']);
    expect(await refused(first.number, first.number)).toEqual([409, 'merge_not_possible']);
    expect(await refused(elsewhere.number, first.number)).toEqual([403, 'not_your_complaint']);
    expect(await refused(second.number, elsewhere.number)).toEqual([409, 'merge_not_possible']);
    for (const into of ['JKT', 'JKT-26-7K3Q9F-8'])
      expect(await refused(second.number, into)).toEqual([400, 'validation_failed']);
  });

  it('have their work handed to a unit with who does it and by when, for officers alone', async () => {
    const { number } = await file();
    const ask = (body: object): Promise<Answer<Merged>> =>
      world.ask('POST', `/complaints/${number}/coordinations`, {
        token,
        body: { unit: 'dinas-bina-marga', message: 'Mohon aspal ulang.', ...body },
      });
    expect((await ask({ by: '2020-01-01' })).body).toMatchObject({
      errors: [{ field: 'by', code: 'in_past' }],
    });
    const agreed = { who: 'Regu 3', by: '2199-01-05' };
    const { body } = await ask(agreed);
    expect(body.timeline.at(-1)).toMatchObject({ kind: 'coordinated', who: 'Regu 3', dueOn: '2199-01-05' });
    const forAll = await eventually(
      () => see(number),
      ({ status }) => status === 'coordinating',
    );
    expect(JSON.stringify(forAll.timeline)).not.toMatch(/Regu 3|2199/);
  });

  it('leave to staff only what staff may do', async () => {
    const { number } = await file();
    const email = 'staf@example.com';
    await world.command('staff', 'add', email, '--name', 'Staf Contoh', '--office', GAMBIR);
    const opened = await world.command('accounts', 'open', email);
    const password = /password (\S+)/.exec(opened.said)?.[1] ?? '';
    const session = await world.ask<{ token: string }>('POST', '/sessions', { body: { email, password } });
    const seen = await world.ask<Merged>('GET', `/inbox/${number}`, { token: session.body.token });
    expect(seen.body.allowedActions).toEqual(['respond', 'coordinate']);
  });
});
