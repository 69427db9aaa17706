import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { type MailServer, startMailServer } from './support/mail-server.js';
import { freePort } from './support/processes.js';
import { type Answer, eventually, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(90_000);

interface Enrolled {
  session: { token: string; failedSignIns: { wrongCodes: number } | null };
  recoveryCodes: string[];
}

describe('a second factor', () => {
  let world: World;
  let server: MailServer;
  beforeAll(async () => {
    const smtpPort = await freePort();
    world = await openWorld({
      settings: (base) => ({
        SECOND_FACTOR_ROLES: 'administrator',
        TRUST_PROXY: '127.0.0.1',
        PUBLIC_URL: base,
        SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
        MAIL_FROM: 'Tanggap <tanggap@kota.example>',
      }),
    });
    server = await startMailServer(smtpPort);
  });
  afterAll(async () => {
    await world.close();
    await server.close();
  });

  const signIn = <Body = { token: string }>(
    email: string,
    code?: string,
    headers: Record<string, string> = {},
    password = PASSWORD,
  ): Promise<Answer<Body>> => world.ask('POST', '/sessions', { body: { email, password, code }, headers });
  const secretOf = async (email: string): Promise<{ enrolment: string; secret: string }> => {
    const { status, body } = await signIn<{ code: string; enrolment: string }>(email);
    expect([status, body.code]).toEqual([401, 'second_factor_not_enrolled']);
    const { enrolment } = body;
    const shown = await world.ask<{ secret: string; address: string }>('POST', '/second-factors', {
      body: { enrolment },
    });
    expect(shown).toMatchObject({ status: 200, body: { email } });
    expect(shown.body.address).toContain(`secret=${shown.body.secret}`);
    return { enrolment, secret: shown.body.secret };
  };
  const now = (): number => Math.floor(Date.now() / 1000);
  /** A code of the present step or, where that is used up, of a later or an earlier one. */
  const codeOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: now() + steps * 30 });
  const wrongCode = (secret: string): string => {
    const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps));
    return (
      ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
    );
  };
  const confirm = (enrolment: string, code: string): Promise<Answer<Enrolled>> =>
    world.ask('POST', '/second-factors/confirmations', { body: { enrolment, code } });
  const enrol = async (email: string): Promise<Enrolled & { secret: string }> => {
    await world.openAccount(email);
    const { enrolment, secret } = await secretOf(email);
    const { status, body } = await confirm(enrolment, codeOf(secret, -1));
    expect(status).toBe(200);
    return { ...body, secret };
  };
  const deeds = async (action: string): Promise<{ account: string; details: string; subject: string }[]> =>
    (
      await world.db.query<{ account: string; details: string; subject: string }>(
        'SELECT account, details, subject FROM audit_entries WHERE action = $1 ORDER BY seq',
        [action],
      )
    ).rows;

  it('is set up at the next sign-in where the role demands one, and nothing is open before', async () => {
    const email = 'ayu@kota.example';
    await world.openAccount(email);
    const { enrolment, secret } = await secretOf(email);
    expect((await world.ask('GET', '/sessions', { token: enrolment })).status).toBe(401);
    expect(await confirm(enrolment, wrongCode(secret))).toMatchObject({
      status: 401,
      body: { code: 'wrong_second_factor' },
    });
    const done = await confirm(enrolment, codeOf(secret));
    expect(done.status).toBe(200);
    expect(done.body.recoveryCodes).toHaveLength(10);
    expect((await world.ask('GET', '/integrity', { token: done.body.session.token })).status).toBe(200);
    // The ticket enrols nobody again, and one that was changed nobody at all.
    expect(await confirm(enrolment, codeOf(secret))).toMatchObject({
      status: 409,
      body: { code: 'second_factor_enrolled' },
    });
    expect(await confirm(`${enrolment.slice(0, -4)}AAAA`, codeOf(secret))).toMatchObject({
      status: 401,
      body: { code: 'sign_in_expired' },
    });
    expect((await deeds('account.second_factor_enrolled')).map(({ account }) => account)).toContain(email);
    const { rows } = await world.db.query<{ all: string }>(
      `SELECT string_agg(f::text, '') || (SELECT string_agg(r::text, '') FROM recovery_codes r) AS all
       FROM second_factors f`,
    );
    for (const text of [secret, Buffer.from(secret).toString('hex'), ...done.body.recoveryCodes])
      expect(rows[0]?.all).not.toContain(text);
  });

  it('is not asked of roles that need none', async () => {
    expect((await signIn('communications@tanggap.example')).status).toBe(201);
  });

  it('goes into the same body as the password, and each code opens once', async () => {
    const email = 'budi@kota.example';
    const { secret } = await enrol(email);
    expect(await signIn(email)).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    // A wrong password is no more than that, whatever code comes with it.
    expect(await signIn(email, codeOf(secret), {}, 'salah')).toMatchObject({
      status: 401,
      body: { code: 'wrong_credentials' },
    });
    const code = codeOf(secret);
    const both = await Promise.all([
      signIn(email, code),
      signIn(email, ` ${code.slice(0, 3)} ${code.slice(3)}`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(await signIn(email, code)).toMatchObject({ status: 401, body: { code: 'wrong_second_factor' } });
    expect((await signIn(email, codeOf(secret, 1))).status).toBe(201);
    // Nor an older one, though its time has not passed.
    expect((await signIn(email, codeOf(secret, -1))).status).toBe(401);
    const began = (await deeds('session.began')).filter(({ account }) => account === email);
    expect(began.map(({ details }) => (JSON.parse(details) as { confirmedBy: string }).confirmedBy)).toEqual([
      'app',
      'app',
      'app',
    ]);
  });

  it('that is sent again with its Idempotency-Key gives the same session', async () => {
    const email = 'citra@kota.example';
    const { secret } = await enrol(email);
    const code = codeOf(secret);
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = [await signIn(email, code, headers), await signIn(email, code, headers)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.token).toBe(first.body.token);
  });

  it('can be replaced by a recovery code, each once; new ones end those before', async () => {
    const email = 'dewi@kota.example';
    const { recoveryCodes, secret } = await enrol(email);
    const [one = '', other = '', third = ''] = recoveryCodes;
    const { body, status } = await signIn(email, one.toUpperCase());
    expect(status).toBe(201);
    expect((await signIn(email, one)).status).toBe(401);
    const { token } = body;
    expect((await world.ask('GET', '/second-factors', { token })).body).toMatchObject({
      secondFactor: { recoveryCodesLeft: 9 },
    });
    const renew = (code: string): Promise<Answer<Enrolled>> =>
      world.ask('POST', '/second-factors/recovery-codes', { token, body: { code } });
    expect((await renew(wrongCode(secret))).status).toBe(401);
    const renewed = await renew(other);
    expect(renewed.status).toBe(200);
    expect((await signIn(email, third)).status).toBe(401);
    expect((await signIn(email, renewed.body.recoveryCodes[0])).status).toBe(201);
  });

  it('cannot be guessed by whoever has the password, whose owner gets in by a recovery code and is told', async () => {
    const email = 'eka@kota.example';
    const { secret, recoveryCodes } = await enrol(email);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        signIn(email, wrongCode(secret), { 'x-forwarded-for': `198.18.${at}.1` }),
      ),
    );
    expect(guesses.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(5).fill(401),
      ...Array<number>(7).fill(429),
    ]);
    expect(await signIn(email, codeOf(secret))).toMatchObject({
      status: 429,
      body: { code: 'too_many_sign_ins', detail: expect.stringContaining('code of this account') as string },
    });
    const owner = await signIn<Enrolled['session']>(email, recoveryCodes[0]);
    expect(owner.status).toBe(201);
    expect(owner.body.failedSignIns?.wrongCodes).toBeGreaterThanOrEqual(12);
    const mail = await eventually(
      () => Promise.resolve(server.mails.find(({ to }) => to === email)?.text ?? ''),
      (text) => text !== '',
    );
    expect(mail).toContain('the password was RIGHT');
    expect(mail).toContain(`${world.base}/akun`);
  });

  it('is taken away by a command, which the trail knows, and set up anew at the next sign-in', async () => {
    const email = 'fajar@kota.example';
    const { session } = await enrol(email);
    const reset = await world.command('accounts', 'reset-second-factor', 'Fajar@kota.example');
    expect(reset).toMatchObject({ code: 0, said: expect.stringContaining('has no second factor any more') });
    expect((await world.ask('GET', '/sessions', { token: session.token })).status).toBe(401);
    expect(await deeds('account.second_factor_reset')).toEqual([
      expect.objectContaining({ account: 'command', details: expect.stringContaining(email) }),
    ]);
    await secretOf(email);
    for (const [address, said] of [
      [email, 'has no second factor'],
      ['siapa@kota.example', 'has no account'],
    ] as const)
      expect(await world.command('accounts', 'reset-second-factor', address)).toMatchObject({
        code: 1,
        said: expect.stringContaining(said),
      });
  });

  describe('or none: who tries passwords', () => {
    const email = 'gita@kota.example';
    const guess = (address: string, ip: string): Promise<Answer> =>
      signIn(address, undefined, { 'x-forwarded-for': ip }, 'tebakan');

    it('is reported to the owner once, however often they try', async () => {
      await world.openAccount(email);
      const mails = (): typeof server.mails => server.mails.filter(({ to }) => to === email);
      for (let tries = 0; tries < 12; tries++) await guess(email, `198.18.0.${tries}`);
      await eventually(
        () => Promise.resolve(mails()),
        ({ length }) => length > 0,
      );
      for (let tries = 0; tries < 12; tries++) await guess(email, `198.18.1.${tries}`);
      // Another account's mail comes later than a second one of this account would.
      await world.openAccount('hadi@kota.example');
      for (let tries = 0; tries < 12; tries++) await guess('hadi@kota.example', '198.18.2.1');
      await eventually(
        () => Promise.resolve(server.mails.filter(({ to }) => to === 'hadi@kota.example')),
        ({ length }) => length > 0,
      );
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.text).toContain('198.18.0.0/24');
    });

    it('fills one entry of the trail an hour for each account, and one for all addresses without', async () => {
      await world.db.query('DELETE FROM failed_sign_ins');
      const before = (await deeds('session.refused')).length;
      for (let tries = 0; tries < 9; tries++) await guess(email, `198.18.${tries}.1`);
      for (let tries = 0; tries < 7; tries++) await guess(`siapa${tries}@kota.example`, '198.18.3.1');
      await world.db.query(`UPDATE failed_sign_ins SET began_at = began_at - interval '61 minutes'`);
      const entries = await eventually(
        async () => (await deeds('session.refused')).slice(before),
        ({ length }) => length >= 2,
      );
      expect(entries.map(({ account }) => account)).toEqual(['stranger', 'stranger']);
      const details = entries.map((entry) => JSON.parse(entry.details) as Record<string, unknown>);
      expect(details).toEqual([
        expect.objectContaining({ tries: 9, networks: 9 }),
        { addresses: 7, tries: 7 },
      ]);
      expect(JSON.stringify(entries)).not.toContain('198.18');
      // What comes later begins a new count.
      await guess(email, '203.0.113.1');
      const { rows } = await world.db.query<{ tries: number }>(
        'SELECT tries FROM failed_sign_ins WHERE audited_at IS NULL',
      );
      expect(rows).toEqual([{ tries: 1 }]);
    });
  });
});
