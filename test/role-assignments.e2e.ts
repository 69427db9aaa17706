import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citizenOf, CIDENG, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { type Answer, eventually, openWorld, PASSWORD, type World } from './support/world.js';

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
    body: object = { message: 'Kami periksa hari ini.' },
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
    const { body } = await act(token, gambir, 'resolutions', await shown(world, 'Sudah selesai dikerjakan.'));
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

  describe('a desk of a city', () => {
    const EMAIL = 'humas@example.com';
    let passwordOfHumas: string;
    beforeAll(async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'nyiur-')), 'areas.csv');
      const areas = ['city,NYR,,Nyiur', 'kecamatan,NYR-1,NYR,Pantai', 'kelurahan,ward-7,NYR-1,Karang'];
      writeFileSync(file, ['level,code,parent_code,name', ...areas].join('\n'));
      await world.command('areas', 'import', file, '--prefix', 'NYR', '--time-zone', 'Asia/Makassar');
      await eventually(
        () => world.ask('GET', '/areas/NYR'),
        ({ status }) => status === 200,
      );
    });

    const passwordIn = ({ said }: Said): string => /password (\S+)/.exec(said)?.[1] ?? '';
    const open = (...options: string[]): Promise<Said> =>
      world.command('accounts', 'open', EMAIL, '--role', 'communications', ...options);
    const enter = async (password: string, base?: string): Promise<Answer<Opened>> =>
      world.ask<Opened>('POST', '/sessions', {
        body: { email: EMAIL, password },
        ...(base !== undefined && { base }),
      });
    const story = async (): Promise<string[]> => {
      const { rows } = await world.db.query<{ action: string }>(
        `SELECT action FROM audit_entries WHERE details::jsonb ->> 'email' = $1 ORDER BY seq`,
        [EMAIL],
      );
      return rows.map(({ action }) => action);
    };

    it('is opened for one city, from a day to a day, and never for two at once', async () => {
      expect(await open()).toMatchObject({ code: 1, said: expect.stringContaining('Which city is it?') });
      expect(await open('--city', 'XYZ')).toMatchObject({ code: 1, said: expect.stringContaining('JKT') });
      const opened = await open('--city', 'NYR', '--from', day(-9), '--until', day(9));
      expect(opened).toMatchObject({ code: 0 });
      const { token } = (await enter(passwordIn(opened))).body;
      const found = await fileIn('ward-7');
      const elsewhere = await fileIn(GAMBIR);
      expect((await world.ask('GET', `/inbox/${found}`, { token })).status).toBe(200);
      expect(await world.ask('GET', `/inbox/${elsewhere}`, { token })).toMatchObject({
        status: 403,
        body: { code: 'not_allowed' },
      });

      expect(await open('--city', 'JKT')).toMatchObject({
        code: 1,
        said: expect.stringContaining(`communications of NYR from ${day(-9)} to ${day(9)}`),
      });
      // Nor past the program.
      await expect(
        world.db.query(
          `INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
           SELECT gen_random_uuid(), account_id, role, 'JKT', '2026-01-01' FROM role_assignments
           JOIN accounts ON accounts.id = account_id WHERE email = $1`,
          [EMAIL],
        ),
      ).rejects.toThrow('role_assignments_once_at_a_time');
      expect((await open('--city', 'NYR', '--until', day(5))).code).toBe(0);
      expect(await story()).toEqual(['account.opened', 'account.given_password', 'account.given_role']);
    });

    it('begins and ends with the day of its own city, and whoever has none may do nothing', async () => {
      passwordOfHumas = passwordIn(await open('--city', 'NYR'));
      const { token, roles, cities } = (await enter(passwordOfHumas)).body;
      expect({ roles, cities }).toEqual({ roles: ['communications'], cities: ['NYR'] });
      const has = async (from: string, until: string | null, zone = 'Asia/Makassar'): Promise<boolean> => {
        await world.db.query(
          `UPDATE role_assignments SET from_day = $1, until_day = $2
           WHERE account_id = (SELECT id FROM accounts WHERE email = $3)`,
          [from, until, EMAIL],
        );
        await world.db.query(`UPDATE cities SET time_zone = $1 WHERE prefix = 'NYR'`, [zone]);
        const [inbox, inspections] = await Promise.all(
          ['/inbox', '/inspections'].map((path) => world.ask('GET', path, { token })),
        );
        expect(inbox?.status).toBe(inspections?.status);
        return inbox?.status === 200;
      };
      expect(await has(day(-9), day(-2))).toBe(false);
      expect((await enter(passwordOfHumas)).body).toMatchObject({ roles: [], cities: [] });
      expect(await has(day(2), null)).toBe(false);
      // It is never the same day at both ends of the world.
      const ahead = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
      expect(await has(ahead, null, 'Pacific/Kiritimati')).toBe(true);
      expect(await has(ahead, null, 'Pacific/Niue')).toBe(false);
      expect(await has(day(-9), null)).toBe(true);

      const ended = await world.command(
        'accounts',
        'end',
        EMAIL,
        '--role',
        'communications',
        '--on',
        day(-3),
      );
      expect(ended).toMatchObject({
        code: 0,
        said: expect.stringContaining('no longer communications of NYR'),
      });
      expect((await world.ask('GET', '/inbox', { token })).status).toBe(403);
      expect((await story()).at(-1)).toBe('account.ended_role');
      // What has ended does not stand in the way of another city.
      expect((await open('--city', 'JKT', '--from', day(2))).code).toBe(0);
    });

    it('of triage is of one city too, for those on its staff', async () => {
      const email = 'meja@example.com';
      const add = (...more: string[]): Promise<Said> =>
        world.command('staff', 'add', email, '--name', 'Meja', '--office', 'triage', ...more);
      expect(await add()).toMatchObject({ code: 1, said: expect.stringContaining('Which city is it?') });
      expect(await add('--city', 'NYR', '--from', day(-1))).toMatchObject({ code: 0 });
      const token = await signIn(email);
      const citizen = citizenOf(world);
      const filed = (body: object): Promise<string> =>
        citizen.file({ category: 'road', description: 'Jalan rusak berat.', ...body });
      const [own, other] = [
        await filed({ kelurahanCode: 'ward-7', location: { lat: -5.15, lng: 119.45 } }),
        await filed({ address: 'Entah di mana' }),
      ];
      await Promise.all([own, other].map((number) => citizen.routed(number)));
      expect((await act(token, other, 'responses')).status).toBe(403);
      expect((await act(token, own, 'responses')).status).toBe(201);
      // Neither passed on nor merged across the border.
      expect(await act(token, own, 'transfers', { kelurahanCode: GAMBIR, message: 'Salah.' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'kelurahanCode', code: 'other_city' }] },
      });
      expect(await act(token, own, 'merges', { into: other })).toMatchObject({
        status: 409,
        body: { code: 'merge_not_possible' },
      });
    });

    it('is listed with who has it, since when, until when, and when they were last there', async () => {
      const { said } = await world.command('accounts', 'list');
      const lines = said.split('\n');
      const of = (email: string): string[] => {
        const at = lines.findIndex((line) => line.startsWith(`${email}  `));
        const rest = lines.slice(at + 1);
        return [
          lines[at] ?? '',
          ...rest.slice(
            0,
            rest.findIndex((line) => !line.startsWith('  ')),
          ),
        ];
      };
      expect(of(EMAIL)).toEqual([
        expect.stringMatching(/open; last signed in \d{4}-/),
        `  communications office (JKT): ${day(2)} to further notice`,
      ]);
      expect(of('meja@example.com')[1]).toBe(
        `  triage desk, Meja Triase (NYR): ${day(-1)} to further notice`,
      );
      expect(of('plt@example.com')[1]).toBe('  lurah, Lurah Cideng (JKT): 2024-01-01 to further notice');
      expect(of(`lurah-${GAMBIR}@tanggap.example`)).toEqual([
        expect.stringContaining('open; never signed in; demo'),
        '  lurah, Lurah Gambir (JKT)',
      ]);
      expect(of('siti@example.com')[1]).toBe('  may do nothing');
      const nyiur = (await world.command('accounts', 'list', '--city', 'NYR')).said;
      expect(nyiur).toContain('meja@example.com');
      expect(nyiur).not.toContain(EMAIL);
    });

    it('is closed at once at every server, with a reason that is kept, and opened again with another password', async () => {
      const base = await world.serve({ ROLE: 'http' });
      // A server that starts makes the demo accounts of the desks of every city.
      const { body: demo } = await world.ask<Opened>('POST', '/sessions', {
        body: { email: 'triage-nyr@tanggap.example', password: PASSWORD },
      });
      expect(demo).toMatchObject({ roles: ['triage'], cities: ['NYR'] });
      const password = passwordIn(await open('--city', 'JKT', '--from', day(-2)));
      const tokens = [(await enter(password)).body.token, (await enter(password, base)).body.token];
      const statuses = (): Promise<number[]> =>
        Promise.all(
          tokens.flatMap((token) =>
            [world.base, base].map(
              async (at) => (await world.ask('GET', '/inbox', { token, base: at })).status,
            ),
          ),
        );
      expect(await statuses()).toEqual([200, 200, 200, 200]);

      expect((await world.command('accounts', 'close', EMAIL, '--why', '  ')).code).toBe(1);
      const closed = await world.command('accounts', 'close', EMAIL.toUpperCase(), '--why', 'Pindah tugas.');
      expect(closed).toMatchObject({ code: 0 });
      expect(await statuses()).toEqual([401, 401, 401, 401]);
      expect(await enter(password, base)).toMatchObject({ status: 403, body: { code: 'account_closed' } });
      // Who does not know the password is told nothing.
      expect(await enter('lain', base)).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
      const { said } = await world.command('accounts', 'list', '--city', 'JKT');
      expect(said).toMatch(/humas@example.com {2}closed \S+: Pindah tugas\./);
      for (const command of [
        ['open', EMAIL, '--role', 'communications', '--city', 'JKT'],
        ['new-password', EMAIL],
        ['close', EMAIL, '--why', 'Lagi.'],
      ])
        expect(await world.command('accounts', ...command)).toMatchObject({
          code: 1,
          said: expect.stringContaining('is closed'),
        });

      const another = passwordIn(await world.command('accounts', 'reopen', EMAIL));
      expect((await enter(password)).status).toBe(401);
      expect((await enter(another)).body).toMatchObject({ roles: ['communications'], cities: ['JKT'] });
      expect(await statuses()).toEqual([401, 401, 401, 401]);
      expect((await story()).slice(-2)).toEqual(['account.closed', 'account.reopened']);
      const { rows } = await world.db.query<{ details: string }>(
        `SELECT details FROM audit_entries WHERE action = 'account.closed'`,
      );
      expect(JSON.parse(rows[0]?.details ?? '')).toMatchObject({ email: EMAIL, why: 'Pindah tugas.' });
      expect((await world.command('accounts', 'reopen', EMAIL)).code).toBe(1);
    });

    it('and an official can be shut out as well, whatever the tenure says', async () => {
      const email = 'plt@example.com';
      const token = await signIn(email);
      expect(await sees(token)).toBe(true);
      await world.command('accounts', 'close', email, '--why', 'Ponselnya hilang.');
      expect((await world.ask('GET', '/inbox', { token })).status).toBe(401);
    });
  });
});

interface Opened {
  token: string;
  roles: string[];
  cities: string[];
}
