import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { type Citizen, citizenOf, CIDENG, GAMBIR } from './support/citizen.js';
import { visitor, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

interface Read {
  lastEvent: number;
}

describe('two officers at one complaint', () => {
  let world: World;
  let citizen: Citizen;
  let lurah: string;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
    lurah = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  const file = async (): Promise<string> => {
    const number = await citizen.file();
    await citizen.routed(number);
    return number;
  };
  const read = (number: string) => world.ask<Read>('GET', `/inbox/${number}`, { token: lurah });
  const take = (number: string, path: string, body: object, headers: Record<string, string> = {}) =>
    world.ask<Read & { code?: string; meanwhile?: object[] }>('POST', `/complaints/${number}/${path}`, {
      token: lurah,
      body,
      headers,
    });

  it.each([
    ['responses', { message: 'Kami perbaiki besok pagi.' }],
    ['coordinations', { unit: 'dinas-bina-marga', message: 'Mohon ditambal.' }],
    ['resolutions', { message: 'Lubang sudah ditutup.' }],
    ['rejections', { reason: 'spam', message: 'Ini bukan aduan warga.' }],
    ['transfers', { kelurahanCode: CIDENG, message: 'Sudah masuk Cideng.' }],
    ['merges', { into: 'JKT-26-7K3Q9F-8' }],
  ])('who takes a step (%s) on what changed after it was read is told what happened', async (path, body) => {
    const number = await file();
    const { body: seen, headers } = await read(number);
    expect(headers.get('etag')).toBe(`"${seen.lastEvent}"`);
    const first = await take(number, 'responses', { message: 'Petugas sedang ke lokasi.' });
    expect(first.headers.get('etag')).toBe(`"${seen.lastEvent + 1}"`);

    const refusal = {
      status: 409,
      body: {
        code: 'changed_meanwhile',
        lastEvent: seen.lastEvent + 1,
        meanwhile: [
          {
            event: seen.lastEvent + 1,
            kind: 'responded',
            at: (await citizen.see(number)).timeline.at(-1)?.at,
            status: 'in_progress',
            by: 'Lurah Gambir',
          },
        ],
      },
    };
    expect(await take(number, path, { ...body, lastEvent: seen.lastEvent })).toMatchObject(refusal);
    expect(await take(number, path, body, { 'if-match': headers.get('etag') ?? '' })).toMatchObject(refusal);
    // The header comes first.
    const both = { ...body, lastEvent: seen.lastEvent + 1 };
    expect(await take(number, path, both, { 'if-match': `"${seen.lastEvent}"` })).toMatchObject(refusal);
    expect((await citizen.see(number)).timeline).toHaveLength(seen.lastEvent + 1);
  });

  it('takes a step on what was read last, and without a version as ever', async () => {
    const number = await file();
    const { lastEvent } = (await read(number)).body;
    const message = 'Petugas sedang ke lokasi.';
    expect((await take(number, 'responses', { message, lastEvent })).status).toBe(201);
    expect(
      (await take(number, 'responses', { message }, { 'if-match': `W/"${lastEvent + 1}"` })).status,
    ).toBe(201);
    expect((await take(number, 'responses', { message })).status).toBe(201);
    expect((await take(number, 'responses', { message }, { 'if-match': '*' })).status).toBe(201);
    expect(await take(number, 'responses', { message }, { 'if-match': 'kemarin' })).toMatchObject({
      status: 400,
      body: { code: 'validation_failed' },
    });
  });

  it('gives a repeated request its answer, though its own step has changed the complaint', async () => {
    const number = await file();
    const { lastEvent } = (await read(number)).body;
    const body = { message: 'Petugas sedang ke lokasi.', lastEvent };
    const headers = { 'idempotency-key': `answer-${number}` };
    const first = await take(number, 'responses', body, headers);
    const again = await take(number, 'responses', body, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await take(number, 'responses', body)).body.code).toBe('changed_meanwhile');
  });

  it('lets one of many at the same instant through', async () => {
    const number = await file();
    const { lastEvent } = (await read(number)).body;
    const body = { message: 'Petugas sedang ke lokasi.', lastEvent };
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(number, 'responses', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  (hasBrowser ? describe : describe.skip)('at the pages', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    it.each(ways)('shows what happened, and keeps what was written: %o', async (way) => {
      const number = await file();
      const officer = await visitor(browser, world, way);
      await officer.signIn(`lurah-${GAMBIR}`);
      await officer.visit(`/tugas/${number}/jawab`);
      const answer = `Lubang ditambal hari ini, ${way.screen}.`;
      await officer.page.getByLabel('Jawaban').fill(answer);
      await take(number, 'coordinations', { unit: 'dinas-bina-marga', message: 'Mohon ditambal Jumat.' });

      const press = (name: string): Promise<void> =>
        officer.page.getByRole('button', { name, exact: true }).click();
      await press(way.script ? 'Kirim' : 'Pratinjau');
      const meanwhile = officer.page.getByRole('region', { name: 'Yang terjadi sementara itu' });
      await meanwhile.getByText('berkoordinasi dengan Dinas Bina Marga').waitFor();
      expect(await meanwhile.getByRole('listitem').count()).toBe(1);
      expect(await officer.page.getByLabel('Jawaban').inputValue()).toBe(answer);
      expect((await citizen.see(number)).firstRespondedAt).toBeNull();
      await officer.look();

      if (!way.script) await press('Pratinjau');
      await press('Kirim');
      await officer.page.getByText('Jawaban terkirim.').waitFor();
      expect((await citizen.see(number)).timeline.at(-1)).toMatchObject({ message: answer });
      await officer.leave();
    });

    it.each(ways)('does not merge what changed after it was listed: %o', async (way) => {
      const [first, second] = [await file(), await file()];
      const officer = await visitor(browser, world, way);
      await officer.signIn(`lurah-${GAMBIR}`);
      await officer.visit(`/tugas/${second}/gabung`);
      await officer.page.locator(`#sama-${first}`).check();
      await officer.page.getByRole('button', { name: 'Pratinjau', exact: true }).click();
      await take(second, 'coordinations', { unit: 'dinas-bina-marga', message: 'Mohon ditambal Jumat.' });
      const merge = officer.page.getByRole('button', { name: 'Gabungkan', exact: true });
      await merge.click();
      await officer.page.getByRole('region', { name: 'Yang terjadi sementara itu' }).waitFor();
      expect((await citizen.see(second)).status).toBe('coordinating');

      await officer.page.getByRole('button', { name: 'Pratinjau', exact: true }).click();
      await merge.click();
      await officer.page.waitForURL(`**/tugas/${first}?sudah=gabung`);
      expect((await citizen.see(second)).status).toBe('merged');
      await officer.leave();
    });
  });
});
