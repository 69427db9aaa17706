import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const GAMBIR = '31.71.01.1001';

/** What each account sees of three complaints, and whether it may act on the first. */
const cases: { account: string; sees: string[] | 'nothing'; acts: boolean }[] = [
  { account: `lurah-${GAMBIR}`, sees: ['gambir'], acts: true },
  { account: 'lurah-31.71.01.1002', sees: [], acts: false },
  { account: 'camat-31.71.01', sees: ['gambir'], acts: false },
  { account: 'camat-31.72.01', sees: [], acts: false },
  { account: 'walikota-31.71', sees: ['gambir'], acts: false },
  { account: 'bupati-31.01', sees: ['island'], acts: false },
  { account: 'gubernur-31', sees: ['gambir', 'island'], acts: false },
  { account: 'triage', sees: ['nowhere'], acts: false },
  { account: 'unit-dinas-bina-marga', sees: ['gambir'], acts: false },
  { account: 'unit-satpol-pp', sees: [], acts: false },
  { account: 'communications', sees: 'nothing', acts: false },
  { account: 'admin', sees: 'nothing', acts: false },
];

describe('who sees and does what', () => {
  let world: World;
  const numbers: Record<string, string> = {};
  beforeAll(async () => {
    world = await openWorld();
    const places = {
      gambir: { kelurahanCode: GAMBIR },
      island: { kelurahanCode: '31.01.01.1001' },
      nowhere: { address: 'Entah di mana' },
    };
    for (const [name, place] of Object.entries(places)) {
      const body = { category: 'road', description: 'Jalan rusak berat.', ...place };
      const { number } = (await world.ask<{ number: string }>('POST', '/complaints', { body })).body;
      numbers[name] = number;
      await eventually(
        () => world.ask<{ status: string }>('GET', `/complaints/${number}`),
        (seen) => seen.body.status === 'waiting',
      );
    }
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const body = { unit: 'dinas-bina-marga', message: 'Mohon diperbaiki.' };
    await world.ask('POST', `/complaints/${numbers.gambir}/coordinations`, { token, body });
  });
  afterAll(() => world.close());

  it.each(cases)('$account sees $sees, and acts: $acts', async ({ account, sees, acts }) => {
    const token = await world.signIn(account);
    const inbox = await world.ask<{ items: { number: string }[] }>('GET', '/inbox', { token });
    if (sees === 'nothing') {
      expect(inbox).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    } else {
      expect(inbox.body.items.map(({ number }) => number).sort()).toEqual(
        sees.map((name) => numbers[name]).sort(),
      );
      for (const name of Object.keys(numbers)) {
        const one = await world.ask('GET', `/inbox/${numbers[name]}`, { token });
        expect([name, one.status]).toEqual([name, sees.includes(name) ? 200 : 403]);
      }
    }
    for (const [step, body] of Object.entries({
      responses: { message: 'Kami cek.' },
      coordinations: { unit: 'satpol-pp', message: 'Mohon dibantu.' },
      transfers: { kelurahanCode: GAMBIR, message: 'Milik sendiri.' },
    })) {
      const { status } = await world.ask('POST', `/complaints/${numbers.gambir}/${step}`, { token, body });
      expect([step, status === 403]).toEqual([step, !acts]);
    }
    // The unit that a lurah has just called in would see it too.
    const back = { unit: 'dinas-bina-marga', message: 'Mohon diperbaiki.' };
    if (acts) await world.ask('POST', `/complaints/${numbers.gambir}/coordinations`, { token, body: back });
    expect((await world.ask('GET', '/integrity', { token })).status).toBe(account === 'admin' ? 200 : 403);
  });

  it('nobody who has not signed in, or no longer', async () => {
    for (const path of ['/inbox', `/inbox/${numbers.gambir}`, '/integrity']) {
      for (const authorization of ['', 'Bearer nonsense', 'Basic YTpi']) {
        const answer = await world.ask('GET', path, { headers: { authorization } });
        expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    }
    const token = await world.signIn('admin');
    await world.db.query(`UPDATE sessions SET expires_at = now() - interval '1 second'`);
    expect((await world.ask('GET', '/integrity', { token })).status).toBe(401);
  });

  it('and a wrong password is told no differently from an unknown address', async () => {
    const attempt = (email: string): Promise<unknown> =>
      world
        .ask('POST', '/sessions', { body: { email, password: 'salah-sekali' } })
        .then(({ status, body }) => ({ status, body }));
    expect(await attempt('admin@tanggap.example')).toEqual(await attempt('nobody@tanggap.example'));
  });
});
