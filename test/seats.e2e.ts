import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citizenOf, CIDENG, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { type Answer, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

interface Said {
  code: number | string;
  said: string;
}

describe('officials, their staff, and apps', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  /** Days from today in the city. Two away from it is safe at midnight. */
  const day = (offset: number): string =>
    new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
  const importOfficials = (...rows: string[]): Promise<Said> => {
    const file = join(mkdtempSync(join(tmpdir(), 'officials-')), 'officials.csv');
    writeFileSync(file, ['area_code,position,name,email,from,until,acting', ...rows].join('\n'));
    return world.command('officials', 'import', file);
  };
  /** Opens an account and signs in. */
  const signIn = async (email: string): Promise<string> => {
    const password = /password (\S+)/.exec((await world.command('accounts', 'open', email)).said)?.[1] ?? '';
    const { body } = await world.ask<{ token: string }>('POST', '/sessions', { body: { email, password } });
    return body.token;
  };
  const fileIn = async (kelurahanCode: string): Promise<string> => {
    const citizen = citizenOf(world);
    const number = await citizen.file({ category: 'road', description: 'Jalan rusak berat.', kelurahanCode });
    await citizen.routed(number);
    return number;
  };
  const act = (
    token: string,
    number: string,
    step: string,
    body: object = { message: 'Kami periksa.' },
  ): Promise<Answer> => world.ask('POST', `/complaints/${number}/${step}`, { token, body });
  const sees = async (token: string): Promise<boolean> =>
    (await world.ask('GET', '/inbox', { token })).status === 200;
  const deeds = async (subject: string): Promise<string[]> => {
    const { rows } = await world.db.query<{ action: string }>(
      'SELECT action FROM audit_entries WHERE subject = $1 ORDER BY seq',
      [subject],
    );
    return rows.map(({ action }) => action);
  };

  it('staff answer in the name of the office from the first day to the last, and close nothing', async () => {
    const email = 'siti@example.com';
    const added = await world.command('staff', 'add', email, '--name', 'Siti Contoh', '--office', GAMBIR, '--until', day(2)); // prettier-ignore
    expect(added).toMatchObject({ code: 0, said: expect.stringContaining('staff of Lurah Gambir') });
    const token = await signIn(email);
    const number = await fileIn(GAMBIR);

    const { status, body } = await act(token, number, 'responses');
    expect(status).toBe(201);
    const timeline = body.timeline as { by: string; kind: string }[];
    expect(timeline.at(-1)).toMatchObject({ kind: 'responded', by: 'Lurah Gambir' });
    const seen = (await world.ask('GET', `/complaints/${number}`)).body;
    expect(seen.firstRespondedAt).not.toBeNull();
    const { rows } = await world.db.query<{ account: string; email: string; office: string }>(
      `SELECT audit_entries.account, email, actor_office AS office FROM complaint_events
       JOIN accounts ON accounts.id = actor_account JOIN audit_entries ON account_id = actor_account
       WHERE complaint_events.kind = 'responded' AND action = 'complaint.responded' AND email = $1`,
      [email],
    );
    expect(rows).toEqual([{ account: 'Siti Contoh (Lurah Gambir)', email, office: GAMBIR }]);
    expect(await act(token, number, 'resolutions')).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    expect(await act(token, await fileIn(CIDENG), 'responses')).toMatchObject({
      status: 403,
      body: { code: 'not_your_complaint' },
    });

    // Nobody does anything but the calendar.
    const posted = (from: string, until: string | null): Promise<unknown> =>
      world.db.query('UPDATE postings SET from_day = $1, until_day = $2', [from, until]);
    await posted(day(-9), day(-2));
    expect(await sees(token)).toBe(false);
    expect((await act(token, number, 'responses')).status).toBe(403);
    await posted(day(2), null);
    expect(await sees(token)).toBe(false);
    await posted(day(-2), null);
    expect(await sees(token)).toBe(true);

    expect((await world.command('staff', 'list')).said).toContain('Siti Contoh <siti@example.com>');
    const ended = await world.command('staff', 'end', email, '--office', GAMBIR, '--on', day(-1));
    expect(ended).toMatchObject({ code: 0 });
    expect(await sees(token)).toBe(false);
    expect(await deeds(email)).toEqual(['staff.added', 'staff.ended']);
  });

  it('acting officials have the rights of both offices, from the first day to the last', async () => {
    const email = 'plt@example.com';
    await importOfficials(
      `${CIDENG},lurah,Pejabat Contoh,${email},2024-01-01,,`,
      `${GAMBIR},lurah,Pejabat Contoh,${email},${day(-2)},${day(2)},yes`,
    );
    const token = await signIn(email);
    const [gambir, cideng] = [await fileIn(GAMBIR), await fileIn(CIDENG)];
    expect((await act(token, cideng, 'responses')).status).toBe(201);
    const { body } = await act(token, gambir, 'resolutions', await shown(world, 'Sudah selesai.'));
    expect((body.timeline as { by: string }[]).at(-1)).toMatchObject({ by: 'Lurah Gambir' });

    const next = await fileIn(GAMBIR);
    await world.db.query('UPDATE tenures SET until_day = $1 WHERE acting', [day(-1)]);
    expect((await act(token, next, 'responses')).status).toBe(403);
    expect((await act(token, await fileIn(CIDENG), 'responses')).status).toBe(201);
    expect(await deeds('officials')).toEqual(['officials.imported']);
  });

  it('rights begin with the day of the city, wherever it lies', async () => {
    const email = 'unit@example.com';
    // It is never the same day at both ends of the world.
    const ahead = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    await world.command('staff', 'add', email, '--name', 'Petugas', '--unit', 'satpol-pp', '--from', ahead);
    const token = await signIn(email);
    const live = async (zone: string): Promise<boolean> => {
      await world.db.query('UPDATE cities SET time_zone = $1', [zone]);
      return sees(token);
    };
    expect(await live('Pacific/Kiritimati')).toBe(true);
    expect(await live('Pacific/Niue')).toBe(false);
    await world.db.query(`UPDATE cities SET time_zone = 'Asia/Jakarta'`);
  });

  it('what cannot be meant is refused in words', async () => {
    const someone = ['x@example.com', '--name', 'X'];
    const refused: [string[], string][] = [
      [['add', ...someone, '--office', '31.71.01'], 'Camat Gambir has no staff here'],
      [['add', ...someone, '--office', GAMBIR, '--from', '2026-02-30'], '--from "2026-02-30"'],
      [['end', 'nobody@example.com', '--office', GAMBIR], 'is not on the staff of Lurah Gambir'],
    ];
    const answers = await Promise.all(refused.map(([args]) => world.command('staff', ...args)));
    for (const [place, [, words]] of refused.entries())
      expect(answers[place]).toMatchObject({ code: 1, said: expect.stringContaining(words) });
  });

  describe('an app', () => {
    const keyIn = ({ said }: Said): string => /tanggap_[0-9a-f]{12}_\S{43}/.exec(said)?.[0] ?? '';
    const ask = (method: string, path: string, key: string, body?: object): Promise<Answer> =>
      world.ask(method, path, { headers: { 'x-api-key': key }, ...(body && { body }) });
    const partsOf = (text: string): { id: string; secret: string } => {
      const [, id = '-', secret = '-'] = /^tanggap_([0-9a-f]{12})_(.{43})$/.exec(text) ?? [];
      return { id, secret };
    };
    let key: string;

    it('files on its own channel with the key that is shown once, and on no other', async () => {
      const added = await world.command('clients', 'add', 'Qlue', '--channel', 'qlue', '--per-minute', '600');
      key = keyIn(added);
      const filed = await ask('POST', '/complaints', key, { ...pothole, externalId: 'Q-1' });
      expect(filed.status).toBe(201);
      const { number } = filed.body;
      expect((await world.ask('GET', `/complaints/${String(number)}`)).body.channel).toBe('qlue');
      expect(await ask('POST', '/complaints', key, { ...pothole, channel: 'jaki' })).toMatchObject({
        status: 403,
        body: { code: 'not_your_channel' },
      });
      // The same request again is the same complaint.
      expect((await ask('POST', '/complaints', key, { ...pothole, externalId: 'Q-1' })).body.number).toBe(
        number,
      );

      const { rows } = await world.db.query<{ all: string }>(
        `SELECT string_agg(api_keys::text, ' ') || (SELECT string_agg(audit_entries::text, ' ') FROM audit_entries) AS all FROM api_keys`,
      );
      const { secret } = partsOf(key);
      expect(rows[0]?.all).not.toContain(secret);
      expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'));
    });

    it('reads what came over its channel by its own ids, and nothing of who filed it', async () => {
      await ask('POST', '/complaints', key, { ...pothole, externalId: 'Q-2', reporter: { name: 'Warga' } });
      const other = await citizenOf(world).file();
      const { body } = await ask('GET', '/channel/complaints?limit=1', key);
      expect(body.items).toMatchObject([{ externalId: 'Q-2', channel: 'qlue' }]);
      const rest = await ask('GET', `/channel/complaints?cursor=${String(body.nextCursor)}`, key);
      expect(rest.body).toMatchObject({ items: [{ externalId: 'Q-1' }], nextCursor: null });
      const { items } = (await ask('GET', '/channel/complaints?externalId=Q-1', key)).body as {
        items: { number: string }[];
      };
      expect(items).toHaveLength(1);
      expect((await ask('GET', `/channel/complaints/${items[0]?.number}`, key)).body.externalId).toBe('Q-1');
      expect(await ask('GET', `/channel/complaints/${other}`, key)).toMatchObject({
        status: 403,
        body: { code: 'not_your_channel' },
      });
      expect(JSON.stringify(rest.body) + JSON.stringify(body)).not.toContain('Warga');
      expect(await world.ask('GET', '/channel/complaints')).toMatchObject({
        status: 401,
        body: { code: 'api_key_required' },
      });
    });

    it('has a key that nothing but itself can stand for', async () => {
      const { id, secret } = partsOf(key);
      const wrong = `tanggap_${id}_${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
      const unknown = `tanggap_${'0'.repeat(12)}_${secret}`;
      for (const bad of [wrong, unknown, 'x', `${key}, ${key}`, '\u00e9'])
        for (const path of ['/complaints', '/rights', '/metrics/response-rates', '/inbox'])
          expect([bad, path, (await ask('GET', path, bad)).body.code]).toEqual([bad, path, 'wrong_api_key']);
      expect((await ask('GET', '/api/v1/rights', key)).status).toBe(200);
      // A key is no session.
      expect((await ask('GET', '/inbox', key)).body.code).toBe('not_signed_in');
    });

    it('gets new keys, the old ones for as long as is said, and none once it has ended', async () => {
      const kept = keyIn(await world.command('clients', 'rotate', 'Qlue', '--keep-old-for', '7'));
      const list = (with_: string): Promise<number> =>
        ask('GET', '/channel/complaints', with_).then(({ status }) => status);
      expect([await list(key), await list(kept)]).toEqual([200, 200]);
      await world.db.query(`UPDATE api_keys SET expires_at = expires_at - interval '7 days 1 second'`);
      expect([await list(key), await list(kept)]).toEqual([401, 200]);
      const last = keyIn(await world.command('clients', 'rotate', 'Qlue'));
      expect([await list(kept), await list(last)]).toEqual([401, 200]);
      const { said } = await world.command('clients', 'list');
      expect(said).toContain('600 requests a minute');
      expect(said).toContain(partsOf(last).id);
      expect(said).not.toContain(partsOf(kept).id);

      expect(await world.command('clients', 'end', 'Qlue')).toMatchObject({ code: 0 });
      expect(await list(last)).toBe(401);
      expect((await world.ask('POST', '/complaints', { body: { ...pothole, channel: 'qlue' } })).status).toBe(
        403,
      );
      expect(await deeds('Qlue')).toEqual([
        'client.added',
        'client.key_rotated',
        'client.key_rotated',
        'client.ended',
      ]);
    });

    it('cannot be let in with what is not its own', async () => {
      const refused: [string[], string][] = [
        [['add', 'Warga', '--channel', 'api'], '"api" cannot be the channel of an app'],
        [['add', 'Warga', '--channel', 'web'], '"web" cannot be the channel of an app'],
        [['add', 'Lain', '--channel', 'qlue'], 'There is a client Qlue with the channel qlue'],
        [['rotate', 'Qlue'], 'The client Qlue has ended'],
      ];
      const answers = await Promise.all(refused.map(([args]) => world.command('clients', ...args)));
      for (const [place, [, words]] of refused.entries())
        expect(answers[place]).toMatchObject({ code: 1, said: expect.stringContaining(words) });
    });
  });
});
