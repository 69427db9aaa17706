import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CIDENG, citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const CAMAT = '31.71.01';
const WALIKOTA = '31.71';
const WORDS = 'Petugas loket meminta uang rokok kepada saya';
const MORE = 'Saksinya tetangga sebelah rumah';
const REPORTER = { name: 'Sulastri Contoh', phone: '081299887766' };
const SECRETS = [WORDS, MORE, 'Sulastri', '99887766'];

interface Filed {
  number: string;
  trackingSecret: string;
}

describe('a complaint about the conduct of a kelurahan', () => {
  let world: World;
  let about: Filed;
  let older: string;
  const tokens: Record<string, string> = {};
  const file = async (body: object, headers = {}): Promise<Filed> => {
    const filed = await world.ask<Filed>('POST', '/complaints', { body, headers });
    expect(filed.status).toBe(201);
    await citizenOf(world).routed(filed.body.number);
    return filed.body;
  };
  const filing = { ...pothole, description: WORDS, aboutOffice: true, reporter: REPORTER };
  beforeAll(async () => {
    world = await openWorld();
    for (const account of [
      `lurah-${GAMBIR}`,
      `lurah-${CIDENG}`,
      `camat-${CAMAT}`,
      `walikota-${WALIKOTA}`,
      'triage',
    ])
      tokens[account] = await world.signIn(account);
    older = (await file(pothole)).number;
    about = await file(filing);
    const headers = { 'tracking-secret': about.trackingSecret };
    await world.ask('POST', `/complaints/${about.number}/additions`, { headers, body: { message: MORE } });
  });
  afterAll(() => world.close());
  const ask = (who: string, method: string, path: string, body?: object) =>
    world.ask(method, path, { token: tokens[who], ...(body && { body }) });
  const ownerOf = async (number: string): Promise<string | undefined> => {
    const { rows } = await world.db.query<{ owner: string }>(
      'SELECT owner_office AS owner FROM complaints WHERE number = $1',
      [number],
    );
    return rows[0]?.owner;
  };

  it('goes to the camat; a category that is about the office does so without a tick, and a camat’s goes to the walikota', async () => {
    expect(await ownerOf(about.number)).toBe(CAMAT);
    const unticked = { ...filing, aboutOffice: false };
    expect(await ownerOf((await file({ ...unticked, category: 'official-service' })).number)).toBe(CAMAT);
    expect(await ownerOf((await file({ ...filing, aboutOfficeCode: CAMAT })).number)).toBe(WALIKOTA);
    expect(await ownerOf((await file({ ...filing, aboutOfficeCode: WALIKOTA })).number)).toBe('triage');
    expect(await ownerOf((await file({ ...filing, aboutOfficeCode: 'dinas-bina-marga' })).number)).toBe(
      'triage',
    );
    expect(await ownerOf(older)).toBe(GAMBIR);
    const wrong = { ...filing, aboutOfficeCode: 'nobody' };
    expect((await world.ask('POST', '/complaints', { body: wrong })).status).toBe(400);
  });

  it('shows neither its words nor who filed it to the lurah complained of, at any door', async () => {
    const lurah = `lurah-${GAMBIR}`;
    const { number } = about;
    const refused: [string, string, object?][] = [
      ['GET', `/inbox/${number}`],
      ['POST', `/complaints/${number}/reporter-look`, { reason: 'Ingin tahu siapa.' }],
      ['POST', '/reporters/search', { phone: REPORTER.phone }],
      ['POST', `/complaints/${number}/responses`, { message: 'Kami sudah memeriksanya.' }],
      [
        'POST',
        `/complaints/${number}/rejections`,
        { reason: 'spam', message: 'Isi laporan ini tidak benar.' },
      ],
      ['POST', `/complaints/${number}/transfers`, { kelurahanCode: GAMBIR, message: 'Milik kami.' }],
      ['POST', `/complaints/${number}/merges`, { into: older }],
      ['POST', `/complaints/${number}/resolutions`, { message: 'Sudah selesai semuanya.', photos: [] }],
      ['GET', `/complaints/${number}/same-address`],
      ['POST', `/complaints/${number}/erasures`],
    ];
    for (const [method, path, body] of refused) {
      const answer = await ask(lurah, method, path, body);
      expect([path, [403, 404].includes(answer.status)]).toEqual([path, true]);
      for (const secret of SECRETS) expect(JSON.stringify(answer.body)).not.toContain(secret);
    }
    const read = [
      '/inbox?limit=200',
      `/inbox?limit=200&area=${CAMAT}`,
      `/complaints/${number}`,
      `/complaints?area=${CAMAT}&limit=200`,
      `/audit/proofs/${number}`,
      `/metrics/response-rates/complaints?area=${CAMAT}&from=2020-01-01`,
    ];
    for (const path of read)
      for (const secret of SECRETS)
        expect([path, JSON.stringify((await ask(lurah, 'GET', path)).body).includes(secret)]).toEqual([
          path,
          false,
        ]);
    const inbox = await ask(lurah, 'GET', '/inbox?limit=200');
    expect(JSON.stringify(inbox.body)).toContain(older);
    expect(JSON.stringify(inbox.body)).not.toContain(number);
    const pages = ['/tugas', `/tugas/${number}`, `/tugas/${number}/pelapor`, `/tugas/${older}/gabung`, `/aduan/${number}`, `/lapor?category=road&location.lat=-6.1766&location.lng=106.8269`]; // prettier-ignore
    for (const path of pages) {
      const headers = { cookie: `tanggap=${tokens[lurah]}`, accept: 'text/html' };
      const text = await (await fetch(`${world.base}${path}`, { headers })).text();
      for (const secret of SECRETS)
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
      if (!path.includes(number)) expect([path, text.includes(number)]).toEqual([path, false]);
    }
  });

  it('is read by the camat and not by those beside or above', async () => {
    const camat = await ask(`camat-${CAMAT}`, 'GET', `/inbox/${about.number}`);
    expect(camat.body).toMatchObject({
      description: WORDS,
      aboutOffice: 'Lurah Gambir',
      maySeeReporter: true,
      allowedActions: ['respond', 'coordinate', 'resolve', 'reject', 'transfer'],
    });
    for (const other of [`walikota-${WALIKOTA}`, `lurah-${CIDENG}`, 'triage'])
      expect([other, (await ask(other, 'GET', `/inbox/${about.number}`)).status]).toEqual([other, 403]);
    const found = await ask('triage', 'POST', '/reporters/search', { phone: REPORTER.phone, limit: 200 });
    expect(found.status).toBe(200);
    expect(JSON.stringify(found.body)).not.toContain(about.number);
  });

  it('is passed by nobody to the office complained of, and not from the triage desk either', async () => {
    const { number } = await file(filing);
    const to = (who: string, kelurahanCode: string) =>
      ask(who, 'POST', `/complaints/${number}/transfers`, { kelurahanCode, message: 'Mohon ditangani.' });
    expect(await to(`camat-${CAMAT}`, GAMBIR)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'kelurahanCode', code: 'complained_of' }] },
    });
    const reason = { reason: 'not_our_authority', message: 'Bukan wewenang kami.' };
    expect((await ask(`camat-${CAMAT}`, 'POST', `/complaints/${number}/rejections`, reason)).status).toBe(
      201,
    );
    expect(await ownerOf(number)).toBe('triage');
    expect((await to('triage', GAMBIR)).status).toBe(400);
    expect((await to('triage', CAMAT)).status).toBe(201);
    expect((await to(`camat-${CAMAT}`, CIDENG)).status).toBe(201);
    expect((await ask(`lurah-${CIDENG}`, 'GET', `/inbox/${number}`)).status).toBe(200);
    expect((await ask(`lurah-${GAMBIR}`, 'GET', `/inbox/${number}`)).status).toBe(403);
  });

  it('is answered by the camat, and that counts as its answer', async () => {
    const answer = await ask(`camat-${CAMAT}`, 'POST', `/complaints/${about.number}/responses`, {
      message: 'Petugas loket sudah kami panggil.',
    });
    expect(answer.status).toBe(201);
    const seen = await world.ask<{ responsibleOffice: string; firstRespondedAt: string; timeline: unknown[] }>('GET', `/complaints/${about.number}`); // prettier-ignore
    expect(seen.body.responsibleOffice).toBe('Camat Gambir');
    expect(seen.body.firstRespondedAt).not.toBeNull();
    expect(JSON.stringify(seen.body.timeline)).toContain('Petugas loket sudah kami panggil.');
    expect(JSON.stringify(seen.body.timeline)).not.toContain(MORE);
  });

  it('is counted as the camat’s, in a group with a name of its own', async () => {
    const rates = await world.ask<{ groups: { key: string; name: string; received: number }[] }>('GET', `/metrics/response-rates?groupBy=kelurahan&area=${CAMAT}&from=2020-01-01`); // prettier-ignore
    expect(rates.status).toBe(200);
    const camat = rates.body.groups.find(({ key }) => key === CAMAT);
    expect(camat).toMatchObject({ name: 'Camat Gambir' });
    expect(camat?.received).toBeGreaterThan(0);
  });

  it('goes past a camat who is the lurah complained of, to the walikota, and that camat does not read it either', async () => {
    const days = (offset: number): string =>
      new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
    const roster = join(mkdtempSync(join(tmpdir(), 'officials-')), 'officials.csv');
    writeFileSync(
      roster,
      [
        'area_code,position,name,email,from,until,acting',
        `${GAMBIR},lurah,Rangkap Contoh,rangkap@example.com,${days(-40)},,no`,
        `${CAMAT},camat,Rangkap Contoh,rangkap@example.com,${days(-20)},,yes`,
      ].join('\n'),
    );
    const imported = await world.command('officials', 'import', roster);
    expect(imported).toMatchObject({ code: 0 });
    const opened = await world.command('accounts', 'open', 'rangkap@example.com');
    const password = /password (\S+)/.exec(opened.said)?.[1];
    const session = await world.ask<{ token: string }>('POST', '/sessions', {
      body: { email: 'rangkap@example.com', password },
    });
    const { token } = session.body;
    const { number } = await file(filing);
    expect(await ownerOf(number)).toBe(WALIKOTA);
    // What the camat's office got before is no more the business of the lurah who now acts for the camat.
    for (const each of [number, about.number])
      expect((await world.ask('GET', `/inbox/${each}`, { token })).status).toBe(403);
    const inbox = JSON.stringify((await world.ask('GET', '/inbox?limit=200', { token })).body);
    expect([inbox.includes(older), inbox.includes(about.number), inbox.includes(WORDS)]).toEqual([
      true,
      false,
      false,
    ]);
    const kelurahanOfOthers = await file({ ...filing, location: undefined, kelurahanCode: CIDENG });
    expect(await ownerOf(kelurahanOfOthers.number)).toBe(CAMAT);
    expect((await world.ask('GET', `/inbox/${kelurahanOfOthers.number}`, { token })).status).toBe(200);
  });
});
