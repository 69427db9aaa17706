import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { answered, hours, type PastComplaint, routed, writePast } from './support/past.js';
import { visitor, ways, waysWithout, waysWithScript } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
const MENTENG = '31.71.06.1001';

/** Complaints of one office, of two months ago, the first of them answered in time and the others never. */
function past(office: string, received: number, answeredOnes: number): PastComplaint[] {
  return Array.from({ length: received }, (_, index): PastComplaint => {
    const filedAt = hours(new Date(), -60 * 24 - index);
    const answer = index < answeredOnes ? [answered(hours(filedAt, 5), office)] : [];
    return { filedAt, dueAt: hours(filedAt, 24), events: [routed(filedAt, office), ...answer] };
  });
}

(hasBrowser ? describe : describe.skip)('the city, as everyone sees it', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ role: 'http' }), openBrowser()]);
    await writePast(world.db, [...past(GAMBIR, 40, 30), ...past(CIDENG, 40, 4), ...past(MENTENG, 3, 0)]);
    await world.db.query(`
      WITH person AS (INSERT INTO people (id, name, email) VALUES (gen_random_uuid(), 'Ibu Lurah', 'ibu@tanggap.example') RETURNING id)
      INSERT INTO tenures (id, office_code, person_id, from_day, acting)
      SELECT gen_random_uuid(), '${GAMBIR}', id, '2025-02-03', true FROM person`);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each(waysWithScript)(
    'shows how much is answered, by whom, and exactly the complaints behind a number: %o',
    async (way) => {
      const citizen = await visitor(browser, world, way);
      const { page } = citizen;
      // The rows are all alike: looking at a few of them as axe does is enough.
      await citizen.visit('/?cari=gambir');
      await page.goto('/');
      expect(await page.locator('.rate .figure').allTextContents()).toEqual(['41%', '41%']);
      expect(await page.locator('.rate').first().textContent()).toContain('34 dari 83 aduan');
      expect(await page.locator('.rate').first().textContent()).toContain('2015');
      const rows = page.locator('#tabel tbody tr:visible');
      expect((await rows.locator('th').allTextContents()).slice(0, 3)).toEqual([
        'GambirGambir · peringkat 1',
        'CidengGambir · peringkat 2',
        'MentengMenteng · belum diperingkat',
      ]);

      await page.getByLabel('Cari nama').fill('cid');
      expect(await rows.count()).toBe(1);
      await page.getByLabel('Cari nama').fill('tidak ada');
      await page.getByText('Tidak ada yang cocok.').waitFor();
      await page.getByLabel('Cari nama').fill('');
      await page.getByRole('link', { name: 'Lewat tenggat', exact: true }).click();
      expect(await rows.first().textContent()).toContain('Cideng');
      expect(new URL(page.url()).search).toBe('');

      await page.locator(`.city-map a[href="/wilayah/${GAMBIR}"] path`).hover();
      await page.getByText('Gambir: 75% dari 40 aduan ditanggapi, 10 lewat tenggat.').waitFor();
      expect(await page.locator(`.city-map a[href="/wilayah/${MENTENG}"] path`).getAttribute('class')).toBe(
        'few',
      );
      await citizen.look();

      await rows.first().getByRole('link', { name: '36' }).click();
      await page.getByRole('heading', { name: 'Belum ditanggapi, lewat tenggat' }).waitFor();
      expect(await page.locator('.complaint-list li').count()).toBe(36);
      await citizen.look();
      expect(citizen.complaints).toEqual([]);
      await citizen.leave();
    },
  );

  it.each(ways)(
    'has a page for each area: its holder, its rank, what lies open and around it: %o',
    async (way) => {
      const citizen = await visitor(browser, world, way);
      const { page } = citizen;
      await citizen.visit(`/wilayah/${GAMBIR}`);
      expect(await page.textContent('.holder')).toBe(
        'Lurah Gambir: Ibu Lurah, sejak 3 Februari 2025 (pelaksana tugas)',
      );
      const text = (await page.textContent('main')) ?? '';
      expect(text).toContain('Peringkat 1 dari 2 yang diperingkat.');
      expect(text).toMatch(/Separuh aduan ditanggapi dalam [45](,\d)? jam\./);
      expect(await page.locator('.complaint-list li').count()).toBe(10);
      expect(await page.getByRole('img', { name: 'Letak Kelurahan Gambir di kota' }).count()).toBe(1);

      await page.getByRole('link', { name: 'Kecamatan Gambir' }).click();
      await page.getByRole('heading', { name: 'Kecamatan Gambir' }).waitFor();
      await citizen.look();
      expect(await page.locator('#bagian tbody tr').first().textContent()).toContain('Gambir');
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Open now' }).waitFor();
      await citizen.visit('/wilayah/31');
      expect(citizen.complaints).toEqual([]);

      expect((await page.goto('/wilayah/99.99'))?.status()).toBe(404);
      await page.getByRole('heading', { name: 'No such area' }).waitFor();
      await citizen.leave();
    },
  );

  it.each(waysWithout)('is sorted, searched and paged without a script as well: %o', async (way) => {
    const citizen = await visitor(browser, world, way);
    const { page } = citizen;
    const rows = page.locator('#tabel tbody tr');
    await citizen.visit('/');
    await page.getByRole('link', { name: 'Lewat tenggat', exact: true }).click();
    expect(await rows.first().textContent()).toContain('Cideng');
    await page.getByLabel('Cari nama').fill('gambir');
    await page.getByRole('button', { name: 'Cari' }).click();
    expect(await rows.first().textContent()).toContain('Cideng');
    expect(await rows.count()).toBe(6);
    for (const kind of ['kecamatan', 'kota', 'kategori'])
      await citizen.visit(`/?menurut=${kind}&urut=-masuk`);
    await citizen.visit('/?menurut=x&urut=x&cari=x&cari=y&utm_source=z');

    await citizen.visit(`/wilayah/aduan?area=${CIDENG}&limit=30`);
    await page.getByRole('link', { name: 'Berikutnya' }).click();
    expect(await page.locator('.complaint-list li').count()).toBe(10);
    expect(await page.getByRole('link', { name: 'Berikutnya' }).count()).toBe(0);
    expect(citizen.complaints).toEqual([]);
    await citizen.leave();
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('comes as small as a browser can read it: %s', async (accepted, encoding) => {
    const answer = await fetch(world.base, { headers: { accept: 'text/html', 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toMatch(/Marunda.*<\/html>$/s);
  });

  it('says in words what cannot be meant', async () => {
    const answer = await fetch(`${world.base}/wilayah/aduan?counted=semua`, {
      headers: { accept: 'text/html' },
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('counted')]);
  });
});
