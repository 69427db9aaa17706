import { parse } from 'csv-parse/sync';
import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { CIDENG, GAMBIR } from './support/citizen.js';
import { answered, at, hours, type PastComplaint, resolved, routed, writePast } from './support/past.js';
import { type Visitor, visitor, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

/** The complaints of February are answered half as often as those of March. */
const FEBRUARY = '2024-02-12T08:00:00';
const MARCH = '2024-03-12T08:00:00';
const MARCH_DAYS = 'from=2024-03-01&until=2024-03-31';

(hasBrowser ? describe : describe.skip)('the communications office', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ role: 'http' }), openBrowser()]);
    const life = (day: string, owner: string, ...events: PastComplaint['events']): PastComplaint => ({
      filedAt: at(day),
      dueAt: hours(at(day), 24),
      events: [routed(at(day), owner), ...events],
    });
    const many = (count: number, complaint: PastComplaint): PastComplaint[] =>
      Array.from({ length: count }, () => complaint);
    const inTime = (day: string, owner: string): PastComplaint =>
      life(day, owner, answered(hours(at(day), 5), owner), resolved(hours(at(day), 50), owner));
    await writePast(world.db, [
      ...many(20, inTime(MARCH, GAMBIR)),
      ...many(10, life(MARCH, GAMBIR, answered(hours(at(MARCH), 30), GAMBIR))),
      ...many(5, life(MARCH, GAMBIR)),
      ...many(35, life(MARCH, CIDENG)),
      ...many(10, inTime(FEBRUARY, GAMBIR)),
      ...many(40, life(FEBRUARY, CIDENG)),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const count = (office: Visitor, row: string): Promise<string | null> =>
    office.page.getByRole('row', { name: row }).getByRole('link').first().textContent();

  it.each(ways)('sees who answers, and opens every number: %o', async (way) => {
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    expect(new URL(office.page.url()).pathname).toBe('/dasbor');
    await office.visit(`/dasbor?${MARCH_DAYS}`);
    const rate = office.page.locator('figure.rate').first();
    expect(await rate.textContent()).toContain('42,9%');
    expect(await rate.textContent()).toContain('30 dari 70 aduan');
    const four = ['Ditanggapi tepat waktu', 'Ditanggapi terlambat', 'Lewat tenggat tanpa', 'Menunggu, belum'];
    expect(await Promise.all(four.map((name) => count(office, name)))).toEqual(['20', '10', '40', '0']);
    expect(await count(office, 'Jumlah: diterima')).toBe('70');
    expect(await office.page.getByRole('row', { name: '1 Gambir 85,7%' }).count()).toBe(1);
    expect(await office.page.getByRole('row', { name: '2 Cideng 0%' }).count()).toBe(1);
    await office.page.getByText('Angkanya sebagai tabel').last().click();
    expect(await office.page.getByRole('row', { name: '6 jam 28,6%' }).count()).toBe(1);
    await office.look();

    await office.page
      .getByRole('row', { name: 'Ditanggapi terlambat' })
      .getByRole('link', { name: '10' })
      .click();
    await office.page.getByRole('heading', { name: 'Aduan di balik angka' }).waitFor();
    await office.look();
    const numbers = await office.page.locator('tbody th a').allTextContents();
    const { rows } = await world.db.query<{ number: string }>(
      `SELECT number FROM complaints WHERE first_responded_at > first_response_due_at ORDER BY number`,
    );
    expect(numbers.sort()).toEqual(rows.map(({ number }) => number));
    expect(await office.page.locator('tbody th a').first().getAttribute('href')).toMatch(/^\/tugas\/PAST-/);
    expect(office.complaints).toEqual([]);
    await office.leave();
  });

  it.each(ways)('asks by a form, whose address says the same to everyone: %o', async (way) => {
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    await office.visit(`/dasbor?${MARCH_DAYS}`);
    await office.page.getByText('Ubah pertanyaan').click();
    await office.look();
    await office.page.getByLabel('Wilayah').selectOption(CIDENG);
    await office.page.getByLabel('Sebagaimana diketahui pada').fill('2024-03-12T20:00:00');
    await office.page.getByRole('button', { name: 'Tampilkan' }).click();
    await office.page.getByText('Cideng, sebagaimana diketahui 12 Mar 2024, 20.00').waitFor();
    expect(await count(office, 'Menunggu, belum')).toBe('35');

    const colleague = await visitor(browser, world, { screen: 'desk', script: false });
    await colleague.signIn('admin');
    const { pathname, search } = new URL(office.page.url());
    await colleague.visit(pathname + search);
    expect(await count(colleague, 'Menunggu, belum')).toBe('35');
    await office.page.goto('/dasbor?from=2024-03-02&until=2024-03-01&area=99');
    expect(await office.page.getByRole('alert').textContent()).toContain('Masuk sampai dengan');
    await office.look();
    expect(office.complaints.filter((said) => !said.includes('400'))).toEqual([]);
    await Promise.all([office.leave(), colleague.leave()]);
  });

  it.each(ways)('compares two periods, each as known as long after its end: %o', async (way) => {
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    await office.visit(`/dasbor?${MARCH_DAYS}&compare=before`);
    const section = office.page.locator('.comparison');
    expect(await section.textContent()).toContain('1 Feb 2024 – 29 Feb 2024');
    expect(await section.textContent()).toContain('+22,9 poin (selang 95 %: +5,8 sampai +37,4): berbeda');
    const other = 'compare=other&otherFrom=2024-02-01&otherUntil=2024-02-29';
    await office.visit(`/dasbor?${MARCH_DAYS}&${other}`);
    expect(await section.textContent()).toContain('+22,9 poin');
    const behind = section.getByRole('row', { name: 'Lewat tenggat' }).getByRole('link', { name: '40' });
    const opened = await behind.last().getAttribute('href');
    await office.visit(opened ?? '');
    expect(await office.page.locator('tbody th').count()).toBe(40);
    await office.leave();
  });

  it('hands out tables with the numbers of the page', async () => {
    const office = await visitor(browser, world, { screen: 'desk', script: false });
    await office.signIn('communications');
    await office.visit(`/dasbor?${MARCH_DAYS}&groupBy=kecamatan`);
    const tables = office.page.locator('.tables a');
    const rows: Record<string, Record<string, string>[]> = {};
    for (const link of await tables.all()) {
      const answer = await fetch(world.base + (await link.getAttribute('href')));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('csv'),
      ]);
      rows[(await link.textContent()) ?? ''] = parse(await answer.text(), { bom: true, columns: true });
    }
    expect(rows.Kelompok?.find(({ key }) => key === '31.71.01')).toMatchObject({
      received: '70',
      answered: '30',
    });
    expect(rows['Waktu sampai ditanggapi']?.map(({ waiting }) => waiting)).toEqual(['70', '50']);
    expect(rows['Aduannya satu per satu']).toHaveLength(70);
    await office.leave();
  });

  it.each(ways)('prints two pages for the press: %o', async (way) => {
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    await office.visit(`/dasbor/siaran?${MARCH_DAYS}`);
    const said = await office.page.locator('article').textContent();
    for (const words of ['42,9%', '30 dari 70 aduan', '2015', 'Gambir', 'Wilson', '31 Maret 2024'])
      expect(said).toContain(words);
    const pdf = (await office.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(office.complaints).toEqual([]);
    await office.leave();
  });

  it('alone, and the administrator: others are told so in words', async () => {
    const lurah = await visitor(browser, world);
    await lurah.signIn(`lurah-${GAMBIR}`);
    for (const path of ['', '/aduan', '/siaran', '/keraguan', '/pemeriksaan', '/antrean']) {
      const answer = await lurah.page.goto(`/dasbor${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
      await lurah.look();
    }
    await lurah.leave();
    const stranger = await fetch(`${world.base}/dasbor?${MARCH_DAYS}`, {
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    expect(stranger.headers.get('location')).toBe(`/masuk?ke=${encodeURIComponent(`/dasbor?${MARCH_DAYS}`)}`);
  });
});
