import { freePort } from './support/processes.js';
import { type MailServer, startMailServer } from './support/mail-server.js';
import { type Answer, eventually, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(90_000);

const NEW = 'kuda lari di pantai pagi';

describe('a forgotten password', () => {
  let world: World;
  let server: MailServer;
  let smtpPort: number;
  beforeAll(async () => {
    smtpPort = await freePort();
    world = await openWorld({
      settings: (base) => ({
        PUBLIC_URL: base,
        SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
        MAIL_FROM: 'Tanggap <tanggap@kota.example>',
        LOG_LEVEL: 'info',
      }),
    });
    server = await startMailServer(smtpPort);
  });
  afterAll(async () => {
    await world.close();
    await server.close();
  });

  const ask = (email: string): Promise<Answer> => world.ask('POST', '/password-resets', { body: { email } });
  const choose = (token: string, password: string): Promise<Answer> =>
    world.ask('PUT', `/password-resets/${token}`, { body: { password } });
  const signIn = (email: string, password: string): Promise<Answer<{ token: string }>> =>
    world.ask('POST', '/sessions', { body: { email, password } });
  /** The token in the newest mail to an address, once there are so many. */
  const mailed = async (email: string, count = 1): Promise<string> => {
    const mails = await eventually(
      () => Promise.resolve(server.mails.filter(({ to }) => to === email)),
      ({ length }) => length >= count,
    );
    return /\/sandi\/([\w-]{32})$/m.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const outcomes = async (): Promise<(string | null)[]> =>
    (
      await world.db.query<{ outcome: string }>('SELECT outcome FROM outgoing_mails ORDER BY asked_at')
    ).rows.map(({ outcome }) => outcome);

  it('is replaced by way of the mailbox, and the account is signed out everywhere', async () => {
    const email = 'ayu@kota.example';
    await world.openAccount(email);
    const { token: session } = (await signIn(email, PASSWORD)).body;
    for (let tries = 0; tries < 6; tries++) await signIn(email, 'lupa');

    expect(await ask('Ayu@Kota.example')).toMatchObject({ status: 202, body: { worksMinutes: 60 } });
    const token = await mailed(email);
    const mail = server.mails.at(-1)?.text ?? '';
    expect(mail).toContain('From: Tanggap <tanggap@kota.example>');
    for (const words of ['berlaku sekali', 'works once', `${world.base}/sandi/${token}`])
      expect(mail).toContain(words);

    expect(await choose(token, NEW)).toMatchObject({ status: 204 });
    // Also after failures that would have made others wait.
    expect((await signIn(email, NEW)).status).toBe(201);
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await world.ask('GET', '/sessions', { token: session })).status).toBe(401);
    const { rows } = await world.db.query<{ account: string }>(
      `SELECT account FROM audit_entries WHERE action = 'account.reset_password'`,
    );
    expect(rows).toEqual([{ account: email }]);
    expect(await choose(token, NEW)).toMatchObject({
      status: 404,
      body: { code: 'password_reset_not_found' },
    });
  });

  it('is not replaced once the account is closed, not even by a link that is on its way', async () => {
    const email = 'mantan@kota.example';
    await world.openAccount(email);
    await ask(email);
    const token = await mailed(email);
    await world.command('accounts', 'close', email, '--why', 'Pindah tugas.');
    const useless = { status: 404, body: { code: 'password_reset_not_found' } };
    expect(await choose(token, NEW)).toMatchObject(useless);
    // Nothing tells that there was an account, and nothing is mailed.
    expect(await ask(email)).toMatchObject({ status: 202, body: { worksMinutes: 60 } });
    expect((await outcomes()).at(-1)).toBe('unaddressed');

    const reopened = await world.command('accounts', 'reopen', email);
    const password = /password (\S+)/.exec(reopened.said)?.[1] ?? '';
    expect(await choose(token, NEW)).toMatchObject(useless);
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(201);
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });

  it('is chosen on the page that the mail leads to', async () => {
    const email = 'joko@kota.example';
    await world.openAccount(email);
    const send = (path: string, fields: Record<string, string>): Promise<Response> =>
      fetch(`${world.base}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
      });
    expect((await send('/sandi', { email })).status).toBe(200);
    const token = await mailed(email);
    const refused = await send(`/sandi/${token}`, { password: 'pendek' });
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('id="password-error"'),
    ]);
    expect((await send(`/sandi/${token}`, { password: NEW })).status).toBe(200);
    expect((await signIn(email, NEW)).status).toBe(201);
    expect((await send(`/sandi/${token}`, { password: NEW })).status).toBe(404);
  });

  it('is not replaced with one that is short, known to everybody, or the address', async () => {
    const email = 'budi.santoso@kota.example';
    await world.openAccount(email);
    await ask(email);
    const token = await mailed(email);
    const faults: [string, string][] = [
      ['pendek', 'too_short'],
      ['Jakarta2026!!', 'easy_to_guess'],
      ['budi.santoso12', 'easy_to_guess'],
    ];
    for (const [password, code] of faults)
      expect((await choose(token, password)).body).toMatchObject({ errors: [{ field: 'password', code }] });
    expect((await choose(token, NEW)).status).toBe(204);
  });

  it('is told no differently where there is no account, and nobody there gets a mail', async () => {
    const email = 'citra@kota.example';
    await world.openAccount(email);
    const known = await ask(email);
    const unknown = await ask('bukan-siapa-siapa@kota.example');
    const demo = await ask('admin@tanggap.example');
    for (const answer of [unknown, demo])
      expect([answer.status, answer.body]).toEqual([known.status, known.body]);
    await mailed(email);
    await eventually(outcomes, (all) => !all.includes(null));
    expect(server.mails.map(({ to }) => to)).not.toContain('bukan-siapa-siapa@kota.example');
    expect(server.mails.map(({ to }) => to)).not.toContain('admin@tanggap.example');
  });

  it('brings three mails an hour at most, however often it is asked for', async () => {
    const email = 'dewi@kota.example';
    await world.openAccount(email);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(email)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    await mailed(email, 3);
    await eventually(outcomes, (all) => !all.includes(null));
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(3);
    await world.db.query(`UPDATE password_resets SET asked_at = asked_at - interval '61 minutes'`);
    await ask(email);
    await mailed(email, 4);
  });

  it('has an hour, and only the newest password of several mails counts', async () => {
    const email = 'eka@kota.example';
    await world.openAccount(email);
    await ask(email);
    const first = await mailed(email);
    await ask(email);
    const second = await mailed(email, 2);
    expect((await choose(second, NEW)).status).toBe(204);
    expect((await choose(first, NEW)).status).toBe(404);
    await ask(email);
    const third = await mailed(email, 3);
    await world.db.query(`UPDATE password_resets SET expires_at = expires_at - interval '61 minutes'`);
    for (const token of [third, 'tidak-ada', '%00'])
      expect((await choose(token, NEW)).body.code).toBe('password_reset_not_found');
  });

  it('is mailed once the server is back, though it was away at first', async () => {
    const email = 'fajar@kota.example';
    await world.openAccount(email);
    await server.close();
    expect((await ask(email)).status).toBe(202);
    await eventually(
      () => Promise.resolve(world.said()),
      (said) => said.includes('try 1, is tried again later'),
    );
    const { rows } = await world.db.query<{ sealed: string }>(
      `SELECT encode(sealed, 'escape') AS sealed FROM outgoing_mails WHERE outcome IS NULL`,
    );
    expect(rows).toHaveLength(1);
    for (const secret of ['/sandi/', email]) expect(rows[0]?.sealed).not.toContain(secret);
    server = await startMailServer(smtpPort);
    await world.db.query('UPDATE outgoing_mails SET next_try_at = now() WHERE outcome IS NULL');
    expect((await choose(await mailed(email), NEW)).status).toBe(204);
    expect(server.mails).toHaveLength(1);
  });

  it('is given up on where the server refuses the address for good', async () => {
    const email = 'gita@unknown.example';
    await world.openAccount(email);
    expect((await ask(email)).status).toBe(202);
    await eventually(outcomes, (all) => all.includes('refused'));
  });

  it('leaves no secret in the database or in the log', async () => {
    const email = 'hadi@kota.example';
    await world.openAccount(email);
    await ask(email);
    const token = await mailed(email);
    await eventually(outcomes, (all) => !all.includes(null));
    await choose(token, 'pendek');
    const { rows } = await world.db.query<{ all: string }>(
      `SELECT concat((SELECT json_agg(m) FROM outgoing_mails m), (SELECT json_agg(r) FROM password_resets r)) AS all`,
    );
    expect(rows[0]?.all).toContain('"sealed":null');
    expect(rows[0]?.all).not.toMatch(/"sealed":"/);
    const log = world.said();
    expect(log).toContain('"route":"/api/v1/password-resets/:token');
    for (const kept of [rows[0]?.all, log]) {
      expect(kept).not.toContain(token);
      expect(kept).not.toContain('@kota.example');
    }
    expect(log).not.toContain('@unknown.example');
  });

  it('is replaced by a command too, where somebody has no mailbox', async () => {
    const email = 'indah@kota.example';
    await world.openAccount(email);
    await ask(email);
    const token = await mailed(email);
    const { said } = await world.command('accounts', 'new-password', email);
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, /password (\S+)/.exec(said)?.[1] ?? '')).status).toBe(201);
    expect((await choose(token, NEW)).status).toBe(404);
    for (const [address, told] of [
      ['tidak@ada.example', 'has no account'],
      ['admin@tanggap.example', 'accounts demo-password'],
    ] as const)
      expect(await world.command('accounts', 'new-password', address)).toMatchObject({
        code: 1,
        said: expect.stringContaining(told),
      });
  });
});
