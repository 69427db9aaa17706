import { randomUUID } from 'node:crypto';
import { dimensions } from '../src/metrics/question/dimensions.js';
import { allStored, holds } from './support/all-stored.js';
import { type Complaint } from './support/citizen.js';
import { sendPhoto, shown } from './support/photographer.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const reporter = { name: 'Siti Rahmawati', email: 'Siti.Rahma@example.com', phone: '0812-3456-7889' };
const masked = { name: 'S*** ****', email: 's***@***.com', phone: '****-****-**89' };
const point = { lat: -6.17661234, lng: 106.82691234 };

interface Found {
  items: { number: string }[];
}

interface Officers extends Complaint {
  description: string;
  address: string | null;
  location: { lat: number; lng: number } | null;
  reporter: object | null;
}

describe('the data of those who file', () => {
  let world: World;
  let lurah: string;
  let communications: string;
  beforeAll(async () => {
    world = await openWorld();
    [lurah, communications] = [await world.signIn(`lurah-${GAMBIR}`), await world.signIn('communications')];
  });
  afterAll(() => world.close());

  /** A complaint in Gambir that has come to its lurah. */
  const file = async (said: object = {}) => {
    const body = {
      category: 'road',
      description: 'Lubang besar di depan rumah Siti Rahmawati, telepon 081234567889.',
      location: point,
      address: 'Jl. Kebon Sirih 12, RT 003',
      reporter,
      ...said,
    };
    const headers = { 'idempotency-key': randomUUID() };
    const send = (): Promise<Answer<Record<string, string>>> =>
      world.ask('POST', '/complaints', { body, headers });
    const { number = '', trackingSecret = '' } = (await send()).body;
    const own = (method: string, step: string, words?: object): Promise<Answer<Officers>> =>
      world.ask(method, `/complaints/${number}/${step}`, {
        body: words,
        headers: { 'tracking-secret': trackingSecret },
      });
    await eventually(
      () => own('GET', 'own'),
      ({ body: { status } }) => status === 'waiting',
    );
    return {
      number,
      sendAgain: send,
      own,
      officers: async () => (await world.ask<Officers>('GET', `/inbox/${number}`, { token: lurah })).body,
      seen: async () => (await world.ask<Complaint>('GET', `/complaints/${number}`)).body,
      officer: (step: string, words: object, token: string | undefined = lurah) =>
        world.ask('POST', `/complaints/${number}/${step}`, { token, body: words }),
    };
  };
  const search = (token: string, body: object): Promise<Answer<Found>> =>
    world.ask('POST', '/reporters/search', { token, body });
  const trail = async (action: string): Promise<{ account: string; subject: string; details: string }[]> =>
    (
      await world.db.query<{ account: string; subject: string; details: string }>(
        'SELECT account, subject, details FROM audit_entries WHERE action = $1 ORDER BY seq',
        [action],
      )
    ).rows;
  const ledgerOf = async (number: string): Promise<{ kinds: string[]; why: string; by: string }[]> => {
    const { body } = await world.ask<{
      items: { number: string; kinds: string[]; why: string; by: string }[];
    }>('GET', '/erasures?limit=200', { token: communications });
    return body.items.filter((entry) => entry.number === number);
  };
  /** Every number of the city as of an instant. */
  const numbers = async (asOf: string): Promise<string[]> => {
    const every = [
      ...dimensions.map((groupBy) => `/metrics/response-rates?groupBy=${groupBy}&asOf=${asOf}`),
      `/metrics/response-rates/complaints?asOf=${asOf}`,
      `/metrics/backlog?asOf=${asOf}`,
      `/metrics/offices/${GAMBIR}/succession?asOf=${asOf}`,
    ];
    return Promise.all(
      every.map(async (path) => {
        const { status, body } = await world.ask('GET', path);
        return `${path} ${status} ${JSON.stringify(body)}`;
      }),
    );
  };

  it('need not be given: nobody has to say who they are', async () => {
    const { own, officers, number } = await file({ reporter: undefined });
    expect((await own('GET', 'own')).body.reporter).toBeNull();
    expect((await officers()).reporter).toBeNull();
    const { rows } = await world.db.query(
      'SELECT FROM reporters JOIN complaints ON id = complaint_id WHERE number = $1',
      [number],
    );
    expect(rows).toHaveLength(0);
    expect((await own('POST', 'additions', { message: 'Di seberang halte.' })).status).toBe(201);
  });

  it('officers see masked, in what they read and in what they do', async () => {
    const { officers, officer } = await file();
    expect((await officers()).reporter).toEqual(masked);
    const { body } = await officer('responses', { message: 'Kami periksa hari ini.' });
    expect(body.reporter).toEqual(masked);
    for (const word of ['Rahmawati"', 'Siti.Rahma', '3456'])
      expect(JSON.stringify((await officers()).reporter)).not.toContain(word);
  });

  it('is shown to the office that answers and to the communications office, each time with a reason that is kept', async () => {
    const { number, officer } = await file();
    const look = (token: string | undefined, said: object): Promise<Answer> =>
      officer('reporter-look', said, token);
    const reason = { reason: 'Menanyakan letak lubang ke 0812-3456-7889.' };
    expect(await look(lurah, reason)).toMatchObject({
      status: 200,
      body: { number, reporter, supporters: [] },
    });
    expect((await look(communications, reason)).body.reporter).toEqual(reporter);
    expect((await look(lurah, reason)).headers.get('cache-control')).toBe('no-store');
    for (const other of [
      'lurah-31.71.01.1002',
      'camat-31.71.01',
      'triage',
      'unit-dinas-bina-marga',
      'admin',
    ]) {
      const refused = await look(await world.signIn(other), reason);
      expect([other, refused.status, refused.body.code]).toEqual([other, 403, 'not_your_complaint']);
    }
    expect(await look('x', reason)).toMatchObject({ status: 401 });
    expect((await look(lurah, {})).body).toMatchObject({ errors: [{ field: 'reason', code: 'required' }] });

    const entries = (await trail('reporter.seen')).filter(({ subject }) => subject === number);
    expect(entries.map(({ account }) => account)).toEqual([
      'Lurah Gambir',
      'communications@tanggap.example',
      'Lurah Gambir',
    ]);
    expect(JSON.parse(entries[0]?.details ?? '')).toEqual({
      reason: 'Menanyakan letak lubang ke •••.',
      office: GAMBIR,
    });
  });

  it('is not shown where the look cannot be recorded', async () => {
    const { officer } = await file();
    const constraint = `no_look CHECK (action NOT LIKE 'reporter.%') NOT VALID`;
    await world.db.query(`ALTER TABLE audit_entries ADD CONSTRAINT ${constraint}`);
    try {
      const looks = [
        await officer('reporter-look', { reason: 'Menanyakan letaknya.' }),
        await search(communications, { phone: reporter.phone }),
      ];
      for (const { status, body } of looks) {
        expect(status).toBe(500);
        expect(JSON.stringify(body)).not.toMatch(/Siti|JKT/);
      }
    } finally {
      await world.db.query('ALTER TABLE audit_entries DROP CONSTRAINT no_look');
    }
  });

  it('finds all complaints of one person by the whole phone number or address, however it is written', async () => {
    const person = { phone: '0857 1111 2222', email: 'Warga.Lain@example.com' };
    const [one, two] = [
      await file({ reporter: person }),
      await file({ reporter: { phone: '+6285711112222' } }),
    ];
    const found = async (body: object, token = communications): Promise<string[]> =>
      (await search(token, body)).body.items.map(({ number }) => number);
    const both = [two.number, one.number];
    for (const phone of ['085711112222', '+62 857-1111-2222', '62 (0)857 11112222'])
      expect(await found({ phone })).toEqual(both);
    expect(await found({ email: 'warga.lain@EXAMPLE.com' })).toEqual([one.number]);
    expect(await found({ ...person })).toEqual([one.number]);
    expect(await found({ phone: person.phone }, await world.signIn('triage'))).toEqual(both);
    for (const phone of ['08571111222', '085711112223']) expect(await found({ phone })).toEqual([]);

    const page = await search(communications, { phone: person.phone, limit: 1 });
    expect(page.body.items.map(({ number }) => number)).toEqual([two.number]);
    const { nextCursor: cursor } = page.body as unknown as { nextCursor: string };
    expect(await found({ phone: person.phone, limit: 1, cursor })).toEqual([one.number]);

    for (const other of [`lurah-${GAMBIR}`, 'camat-31.71.01', 'admin', 'unit-satpol-pp'])
      expect((await search(await world.signIn(other), person)).status).toBe(403);
    expect((await search(communications, {})).body).toMatchObject({
      errors: [{ field: 'phone', code: 'contact_required' }],
    });
    expect((await search(communications, { phone: 'abc', email: 'x' })).body).toMatchObject({
      errors: [{ field: 'phone' }, { field: 'email' }],
    });

    const searches = await trail('reporter.searched');
    expect(searches.length).toBeGreaterThanOrEqual(9);
    for (const { subject } of searches) expect(subject).toMatch(/^[0-9a-f]{64}( [0-9a-f]{64})?$/);
    expect(JSON.parse(searches.at(-1)?.details ?? '')).toEqual({ by: ['phone'], cities: ['JKT'], found: 1 });
    const stored = await allStored(world);
    for (const word of ['85711112222', 'warga.lain@', 'Warga.Lain@', '0857 1111 2222'])
      expect([word, holds(stored, word)]).toEqual([word, false]);
  });

  it('is gone once its citizen asks, everywhere, and not one number has changed', async () => {
    const { number, own, officer, officers, seen, sendAgain } = await file();
    await world.ask('POST', `/complaints/${number}/supports`, {
      body: { contact: { phone: '0899 7777 6666' } },
    });
    const photo = await sendPhoto(world);
    await own('POST', 'additions', {
      message: 'Rumah saya pagar hijau, tanya Bu Siti.',
      photos: [photo],
    });
    await officer('resolutions', await shown(world, 'Lubang sudah ditutup.'));
    await own('POST', 'contests', { message: 'Belum, kata Siti. WA 0812 3456 7889.', score: 2 });
    await officer('resolutions', await shown(world, 'Kini sudah ditutup aspal.'));
    await own('POST', 'confirmations', { message: 'Baik.', score: 5 });
    const personal = [
      ...['Rahmawati', 'rahma@', 'Rahma@', '081234567889', '0812 3456', '0812-3456', '6281234567889'],
      ...['pagar hijau', 'Kebon Sirih 12', '-6.17661234', '99777766', '0899 7777'],
    ];
    const before = await allStored(world);
    expect(personal.filter((word) => holds(before, word))).toEqual(
      expect.arrayContaining(['pagar hijau', 'Kebon Sirih 12', '081234567889', '-6.17661234']),
    );

    const asOf = new Date().toISOString();
    const [published, counted] = [await seen(), await numbers(asOf)];
    const { status, body } = await own('POST', 'erasures');
    expect({ status, body }).toMatchObject({ status: 201, body: { number, why: 'request' } });
    const kinds = ['reporter', 'supporters', 'description', 'words', 'photos', 'tracking_secret', 'answers'];
    kinds.push('place');
    expect((body as unknown as { kinds: string[] }).kinds).toEqual(kinds);

    expect(await own('GET', 'own')).toMatchObject({ status: 403, body: { code: 'wrong_tracking_secret' } });
    expect(await own('POST', 'erasures')).toMatchObject({ status: 403 });
    for (const token of [lurah, communications])
      expect((await world.ask('GET', `/photos/${photo}`, { token })).status).toBe(404);
    expect(await sendAgain()).toMatchObject({ status: 410, body: { code: 'answer_erased' } });
    expect((await search(communications, { phone: reporter.phone })).body.items).not.toContainEqual(
      expect.objectContaining({ number }),
    );
    expect((await officer('reporter-look', { reason: 'Masih ada?' })).body).toMatchObject({ reporter: null });
    const office = await officers();
    expect(office).toMatchObject({
      reporter: null,
      description: 'Lubang besar di depan rumah ••• •••, telepon •••.',
      address: null,
      location: { lat: -6.177, lng: 106.827 },
    });
    expect(office.timeline.find(({ kind }) => kind === 'added')?.message).toBeNull();
    expect(office.timeline.find(({ kind }) => kind === 'contested')?.message).toBe(
      'Belum, kata •••. WA •••.',
    );

    const after = await seen();
    expect({ ...after, timeline: [] }).toEqual({ ...published, timeline: [] });
    expect(after.timeline.map(({ message }) => message)).toEqual(
      published.timeline.map(({ message }) => message?.replace('Siti', '•••') ?? null),
    );
    expect(await numbers(asOf)).toEqual(counted);
    expect(await world.command('metrics', 'verify')).toMatchObject({ code: 0 });
    expect(await world.command('audit', 'verify')).toMatchObject({ code: 0 });

    expect(await ledgerOf(number)).toEqual([
      expect.objectContaining({ kinds, why: 'request', by: 'citizen' }),
    ]);
    expect(await trail('reporter.erased')).toContainEqual(
      expect.objectContaining({ account: 'citizen', subject: number }),
    );
    await expect(world.db.query('DELETE FROM erasures')).rejects.toThrow('only added to');
    await expect(world.db.query(`UPDATE erasures SET kinds = '{}'`)).rejects.toThrow('only added to');

    // What other complaints of these tests say is theirs.
    await world.db.query(`DELETE FROM reporters USING complaints WHERE id = complaint_id AND number <> $1`, [
      number,
    ]);
    await world.db.query(
      `UPDATE complaints SET description = '', address = NULL, lat = 0, lng = 0 WHERE number <> $1`,
      [number],
    );
    const left = await allStored(world);
    expect(personal.filter((word) => holds(left, word))).toEqual([]);
  });

  it('goes on request of an officer or by command too, but the place of an open complaint only once it has ended', async () => {
    const { number, officer, officers, seen } = await file();
    for (const other of [lurah, await world.signIn('admin'), await world.signIn('triage')])
      expect(await officer('erasures', {}, other)).toMatchObject({
        status: 403,
        body: { code: 'not_allowed' },
      });
    expect(await world.ask('POST', `/complaints/${number}/erasures`)).toMatchObject({ status: 401 });
    expect((await officer('erasures', {}, communications)).status).toBe(201);
    expect(await officers()).toMatchObject({
      reporter: null,
      address: 'Jl. Kebon Sirih 12, RT 003',
      location: point,
    });
    expect((await officer('erasures', {}, communications)).body).toMatchObject({ kinds: [] });

    const late = { contact: { phone: '0899 8888 7777' } };
    await world.ask('POST', `/complaints/${number}/supports`, { body: late });
    await officer('resolutions', await shown(world, 'Lubang sudah ditutup.'));
    await world.db.query('UPDATE complaints SET closes_at = now() WHERE number = $1', [number]);
    const placeless = await eventually(officers, ({ address }) => address === null);
    expect(placeless).toMatchObject({ location: { lat: -6.177, lng: 106.827 } });
    expect(await seen()).toMatchObject({ status: 'closed', area: { code: GAMBIR }, supporters: 1 });
    const { body: nobody } = await officer('reporter-look', { reason: 'Masih ada?' });
    expect(nobody).toMatchObject({ supporters: [] });
    expect((await ledgerOf(number)).map(({ kinds, by }) => [kinds.length, by])).toEqual([
      [2, 'communications@tanggap.example'],
      [4, 'communications@tanggap.example'],
    ]);

    const other = await file();
    expect(await world.command('reporters', 'erase', other.number.toLowerCase())).toMatchObject({ code: 0 });
    expect(await ledgerOf(other.number)).toEqual([
      expect.objectContaining({ by: 'command', why: 'request' }),
    ]);
    expect((await world.command('reporters', 'erasures')).said).toContain(`${other.number}: reporter, `);
  });

  it('goes by itself when the time is over that the city keeps it for', async () => {
    const ended = async (months: number): Promise<string> => {
      const { number, officer } = await file();
      await officer('resolutions', await shown(world, 'Lubang sudah ditutup.'));
      await world.db.query(
        `UPDATE complaints SET status = 'closed', closes_at = NULL, last_event_at = now() - make_interval(months => $2)
         WHERE number = $1`,
        [number, months],
      );
      return number;
    };
    const keepFor = (months: string): Promise<{ code: number | string; said: string }> =>
      world.command('reporters', 'keep-for', months, '--city', 'JKT', '--source', 'Pergub 1/2026');
    expect(await keepFor('0')).toMatchObject({ code: 1, said: expect.stringContaining('from 1 to 600') });
    expect(await keepFor('30')).toMatchObject({ code: 0 });
    const [younger, older] = [await ended(29), await ended(31)];
    const byPolicy = (number: string): Promise<unknown> =>
      eventually(
        () => ledgerOf(number),
        ([entry]) => entry?.why === 'policy' && entry.by === 'policy' && entry.kinds.includes('reporter'),
      );
    await byPolicy(older);
    expect(await ledgerOf(younger)).toEqual([]);
    await keepFor('28');
    await byPolicy(younger);
    expect(
      (await trail('retention.set')).map(({ details }) => (JSON.parse(details) as { months: number }).months),
    ).toEqual([30, 28]);
  });
});
