import { CIDENG, type Citizen, citizenOf, GAMBIR } from './support/citizen.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

type Numbers = Record<string, number | null>;

describe('the office that a complaint counts with', () => {
  let world: World;
  let citizen: Citizen;
  let gambir: string;
  let triage: string;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
    gambir = await world.signIn(`lurah-${GAMBIR}`);
    triage = await world.signIn('triage');
  });
  afterAll(() => world.close());

  const numbersOf = async (area: string): Promise<Numbers> =>
    (await world.ask<{ total: Numbers }>('GET', `/metrics/response-rates?area=${area}`)).body.total;
  const bothNumbers = async (): Promise<Numbers[]> => [await numbersOf(GAMBIR), await numbersOf(CIDENG)];
  const filed = async (): Promise<string> => {
    const number = await citizen.file();
    await citizen.routed(number);
    return number;
  };
  const due = (number: string, at: string): Promise<unknown> =>
    world.db.query(`UPDATE complaints SET first_response_due_at = ${at} WHERE number = $1`, [number]);
  const transfer = (number: string, token = gambir): Promise<Answer> =>
    world.ask('POST', `/complaints/${number}/transfers`, {
      token,
      body: { kelurahanCode: CIDENG, message: 'Di seberang kali, sudah masuk Cideng.' },
    });
  const reject = (number: string, token: string): Promise<Answer> =>
    world.ask('POST', `/complaints/${number}/rejections`, {
      token,
      body: { reason: 'spam', message: 'Ini iklan, bukan aduan warga.' },
    });

  it('keeps what was overdue when the office handed it on: neither row moves', async () => {
    const numbers = await Promise.all(Array.from({ length: 8 }, filed));
    for (const number of numbers) await due(number, `now() - interval '1 hour'`);
    const before = await bothNumbers();
    expect(before[0]).toMatchObject({ received: 8, overdue: 8 });
    for (const number of numbers) expect((await transfer(number)).status).toBe(201);
    expect(await bothNumbers()).toEqual(before);
    // Who holds them is another question: they are in the inbox of the receiver.
    const cideng = await world.signIn(`lurah-${CIDENG}`);
    const inbox = await world.ask<{ items: { number: string }[] }>('GET', '/inbox?limit=100', {
      token: cideng,
    });
    expect(inbox.body.items.map(({ number }) => number)).toEqual(expect.arrayContaining(numbers));
  });

  it('keeps what it handed on at the last minute, also where the receiver then answers late', async () => {
    const number = await filed();
    const before = await bothNumbers();
    await due(number, `now() + interval '2 seconds'`);
    expect((await transfer(number)).status).toBe(201);
    await eventually(
      () => numbersOf(GAMBIR),
      ({ overdue }) => overdue === Number(before[0]?.overdue) + 1,
    );
    const cideng = await world.signIn(`lurah-${CIDENG}`);
    const message = 'Lubangnya kami tambal hari ini juga.';
    await world.ask('POST', `/complaints/${number}/responses`, { token: cideng, body: { message } });
    const after = await bothNumbers();
    expect(after[0]).toMatchObject({ answeredLate: Number(before[0]?.answeredLate) + 1 });
    expect(after[1]).toEqual(before[1]);
  });

  it('has it until the receiver had a fair time, unless the receiver answers before', async () => {
    const [kept, answered] = [await filed(), await filed()];
    const before = await bothNumbers();
    for (const number of [kept, answered]) await transfer(number);
    expect(await bothNumbers()).toEqual(before);
    const cideng = await world.signIn(`lurah-${CIDENG}`);
    const held = await world.ask('GET', `/inbox/${kept}`, { token: cideng });
    expect(held.body).toMatchObject({ responsibleOffice: 'Lurah Cideng', countsWith: 'Lurah Gambir' });
    const message = 'Petugas kami sudah menutup lubangnya.';
    await world.ask('POST', `/complaints/${answered}/responses`, { token: cideng, body: { message } });
    await world.db.query(
      `UPDATE complaints SET owner_charged_from = now() - interval '1 second' WHERE number = $1`,
      [kept],
    );
    const owned = await world.ask('GET', `/inbox/${kept}`, { token: cideng });
    expect(owned.body).toMatchObject({ countsWith: null });
    const after = await bothNumbers();
    expect(after[0]).toMatchObject({ received: Number(before[0]?.received) - 2 });
    expect(after[1]).toMatchObject({
      received: Number(before[1]?.received) + 2,
      answeredOnTime: Number(before[1]?.answeredOnTime) + 1,
      pending: Number(before[1]?.pending) + 1,
    });
  });

  it('keeps what it refused, and the verdict of the triage office counts in its row', async () => {
    const [spam, theirs] = [await filed(), await filed()];
    const before = await numbersOf(GAMBIR);
    for (const number of [spam, theirs]) expect((await reject(number, gambir)).status).toBe(201);
    expect(await numbersOf(GAMBIR)).toEqual(before);
    expect((await reject(spam, triage)).status).toBe(201);
    expect(await numbersOf(GAMBIR)).toMatchObject({
      received: Number(before.received) - 1,
      excludedRejected: Number(before.excludedRejected) + 1,
    });
    await transfer(theirs, triage);
    expect(await numbersOf(GAMBIR)).toMatchObject({ received: Number(before.received) - 1 });
  });

  it('gives the fair time that the city has set, in versions', async () => {
    const set = await world.command('fair-time', 'set', '50', '0', '--source', 'Kepgub 7/2026');
    expect(set.said).toContain('+ 50 % of the time to the first response, at least 0 working hours');
    expect((await world.command('fair-time', 'set', '101', '0', '--source', 'x')).said).toContain(
      'from 0 to 100',
    );
    expect((await world.command('fair-time', 'list')).said).toContain('50 %');
    expect((await world.command('deadlines', 'versions')).said).toContain('fair_times  Kepgub 7/2026');
  });
});
