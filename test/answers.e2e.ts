import { type Citizen, citizenOf, type Complaint, GAMBIR, pothole } from './support/citizen.js';
import { CookieJar } from './support/cookie-jar.js';
import { shown } from './support/photographer.js';
import { type Answer, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(60_000);

const RULE = {
  code: 'empty_answer',
  fewestLetters: 15,
  detail: expect.stringContaining('at least 15 letters'),
};
const BLANK = 'Petugas memeriksa lokasi pada [isi: hari dan jam].';

describe('what is an answer', () => {
  let world: World;
  let citizen: Citizen;
  let number: string;
  let lurah: string;
  let triage: string;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
    number = await citizen.file();
    await citizen.routed(number);
    lurah = await world.signIn(`lurah-${GAMBIR}`);
    triage = await world.signIn('triage');
  });
  afterAll(() => world.close());

  const act = (step: string, body: object, token = lurah): Promise<Answer> =>
    world.ask('POST', `/complaints/${number}/${step}`, { token, body });

  it.each([
    ['responses', {}],
    ['resolutions', {}],
    ['rejections', { reason: 'spam' }],
  ])('is asked for by %s, with the rule in the refusal', async (step, more) => {
    for (const message of [
      'ok.',
      '\u200b',
      '.'.repeat(15),
      '12345 67890 12345',
      'a'.repeat(60),
      '👍'.repeat(20),
    ])
      expect(await act(step, { ...more, message })).toMatchObject({
        status: 400,
        body: { ...RULE, errors: [{ field: 'message' }] },
      });
    expect((await act(step, { ...more, message: BLANK })).body).toMatchObject({
      ...RULE,
      errors: [
        {
          field: 'message',
          code: 'left_to_fill',
          message: 'still holds a part to be filled in: [isi: hari dan jam]',
        },
      ],
    });
    expect((await citizen.see(number)).timeline).toHaveLength(2);
  });

  it('is asked of inspectors and of whoever turns away many at once', async () => {
    const office = await world.signIn('communications');
    const outcome = { outcome: 'done', note: 'ya.' };
    const id = '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10';
    expect(
      (await world.ask('POST', `/inspections/${id}/outcomes`, { token: office, body: outcome })).body,
    ).toMatchObject({ code: 'empty_answer', errors: [{ field: 'note', code: 'too_few_letters' }] });
    const fakes = { numbers: [number], reason: 'spam', message: 'palsu' };
    expect((await act('same-address/rejections', fakes, triage)).body).toMatchObject(RULE);
  });

  it('is not asked of notes between offices', async () => {
    const note = { unit: 'dinas-bina-marga', message: 'Mohon.' };
    expect((await act('coordinations', note)).status).toBe(201);
  });

  it('is said on the page beside the field, which keeps what was written', async () => {
    const jar = new CookieJar();
    await jar.fetch(`${world.base}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.base },
      body: JSON.stringify({ email: `lurah-${GAMBIR}@tanggap.example`, password: PASSWORD, cookie: true }),
    });
    const path = `${world.base}/tugas/${number}/jawab`;
    const form = await (await jar.fetch(path)).text();
    expect(form).toContain('Paling sedikit 15 huruf');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    for (const sure of [[], [['sure', 'ya']]]) {
      const answer = await jar.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.base },
        body: new URLSearchParams([
          ['_csrf', csrf],
          ['message', 'Sudah 12345678901234567890.'],
          ...sure,
        ]).toString(),
      });
      const html = await answer.text();
      expect(answer.status).toBe(400);
      expect(html).toMatch(/id="langkah-message-error">perlu paling sedikit 15 huruf/);
      expect(html).toMatch(/<textarea[^>]*>\s*Sudah 12345678901234567890\.<\/textarea>/);
    }
    expect((await citizen.see(number)).firstRespondedAt).toBeNull();
  });

  it('is masked for the public like a citizen’s words, which the preview shows before it is sent', async () => {
    const message = 'Hubungi Pak Lurah di 0812 0000 1234 atau pak.lurah[at]contoh.go.id.';
    const shownToAll = 'Hubungi Pak Lurah di ••• atau •••.';
    const jar = new CookieJar();
    await jar.fetch(`${world.base}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.base },
      body: JSON.stringify({ email: `lurah-${GAMBIR}@tanggap.example`, password: PASSWORD, cookie: true }),
    });
    const path = `${world.base}/tugas/${number}/jawab`;
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await (await jar.fetch(path)).text())?.[1] ?? '';
    const preview = async (text: string): Promise<string> => {
      const answer = await jar.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.base },
        body: new URLSearchParams({ _csrf: csrf, message: text }).toString(),
      });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const html = await preview(message);
    expect(html).toContain(`<blockquote>${shownToAll}</blockquote>`);
    expect(html).toMatch(/<p class="notice warn">Yang tampak seperti nomor telepon/);
    expect(await preview('Petugas memeriksa hari ini.')).toMatch(/<p class="notice warn" hidden>/);

    expect((await act('responses', { message })).status).toBe(201);
    expect((await citizen.see(number)).timeline.at(-1)?.message).toBe(shownToAll);
    const officer = await world.ask<Complaint>('GET', `/inbox/${number}`, { token: lurah });
    expect(officer.body.timeline.at(-1)?.message).toBe(message);
  });

  it('may be given once words are there', async () => {
    expect((await act('responses', { message: 'Petugas memeriksa hari ini.' })).status).toBe(201);
    expect((await act('resolutions', await shown(world, 'Lubang sudah ditutup.'))).status).toBe(201);
  });
});

describe('what is a description', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ settings: () => ({ DESCRIPTION_MIN_LETTERS: '12' }) });
  });
  afterAll(() => world.close());

  it('has letters that can be read, as many as the city sets', async () => {
    for (const description of ['1234567890 1234567890', '.'.repeat(40), 'a'.repeat(40), 'Jalan rusak.'])
      expect(
        (await world.ask('POST', '/complaints', { body: { ...pothole, description } })).body,
      ).toMatchObject({
        code: 'validation_failed',
        errors: [
          {
            field: 'description',
            code: 'too_few_letters',
            message: expect.stringContaining('at least 12 letters'),
          },
        ],
      });
    const body = { ...pothole, description: 'Jalan rusak ... tolong' };
    expect((await world.ask('POST', '/complaints', { body })).status).toBe(201);
  });

  it('is asked for on the page, which keeps what was written', async () => {
    const jar = new CookieJar();
    const form = await (
      await jar.fetch(`${world.base}/lapor?category=road&location.lat=-6.1766&location.lng=106.8269`)
    ).text();
    expect(form).toContain('Paling sedikit 12 huruf');
    const answer = await jar.fetch(`${world.base}/lapor`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.base },
      body: new URLSearchParams({
        ...{ category: 'road', 'location.lat': '-6.1766', 'location.lng': '106.8269' },
        description: '1234567890 rusak',
      }).toString(),
    });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toMatch(/id="description-error">perlu paling sedikit 12 huruf/);
    expect(html).toMatch(/<textarea[^>]*>\s*1234567890 rusak<\/textarea>/);
  });
});
