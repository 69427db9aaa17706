import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { attachPhoto, shown } from './support/photographer.js';
import { type Visitor, visitor, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const WORDS = pothole.description;

(hasBrowser ? describe : describe.skip)('citizens who follow on the pages', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  describe.each(ways)('with a complaint of their own: %o', (way) => {
    let number: string;
    let secret: string;
    let lurah: string;
    let citizen: Visitor;
    beforeAll(async () => {
      const { body } = await world.ask<{ number: string; trackingSecret: string }>('POST', '/complaints', {
        body: { category: 'road', description: WORDS, location: { lat: -6.1766, lng: 106.8269 } },
      });
      [number, secret] = [body.number, body.trackingSecret];
      lurah = await world.signIn(`lurah-${GAMBIR}`);
      await citizenOf(world).routed(number);
      citizen = await visitor(browser, world, way);
    });
    afterAll(() => citizen.leave());

    const resolve = async (): Promise<void> => {
      const { status } = await world.ask('POST', `/complaints/${number}/resolutions`, {
        token: lurah,
        body: await shown(world, 'Sudah ditambal aspal.'),
      });
      expect(status).toBe(201);
    };

    it('find it by its number, however that is typed, and open it by its secret, which no address shows', async () => {
      const { page } = citizen;
      await citizen.visit('/aduan');
      await page.getByLabel('Nomor aduan').fill('jkt 26 bukan ini');
      await page.getByRole('button', { name: 'Lihat' }).click();
      await page.getByRole('alert').waitFor();
      await page
        .getByLabel('Nomor aduan')
        .fill(number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
      await page.getByRole('button', { name: 'Lihat' }).click();
      await page.getByText('Diteruskan ke Lurah Gambir').waitFor();
      expect(await page.getByText(WORDS).count()).toBe(0);
      await citizen.look();
      await page.getByText('Ini aduan saya').click();
      await page.getByLabel('Kode rahasia').fill('bukan-ini-kodenya');
      await page.getByRole('button', { name: 'Buka aduan saya' }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Kode rahasia').fill(secret);
      await page.getByRole('button', { name: 'Buka aduan saya' }).click();
      await page.getByText(WORDS).waitFor();
      expect(page.url()).not.toContain(secret);
      await citizen.look();
    });

    it('add to it with a photo', async () => {
      const { page } = citizen;
      await citizen.visit(`/aduan/${number}`);
      await page.getByText('Tambah keterangan').click();
      await page.getByLabel('Yang perlu diketahui petugas').fill('Kini lebih lebar.');
      await attachPhoto(page, '#tambah-photos');
      await page.getByRole('button', { name: 'Kirim keterangan' }).click();
      await page.getByText('Keterangan tersimpan').waitFor();
      await page.getByText('Kini lebih lebar.').waitFor();
      expect(await page.locator('.timeline .photos img').count()).toBe(1);
    });

    it('see how it was shown to be done, contest that with a photo, and confirm it later', async () => {
      const { page } = citizen;
      await resolve();
      await citizen.visit(`/aduan/${number}`);
      await page.getByText('diambil antara pelaporan dan penyelesaian').waitFor();
      await page.getByText('Belum selesai', { exact: true }).click();
      await page.getByLabel('Apa yang belum selesai?').fill('Hanya ditutup tanah.');
      await attachPhoto(page, '#sanggah-photos');
      await citizen.look();
      await page.getByRole('button', { name: 'Sanggah' }).click();
      await page.getByText('Sanggahan tersimpan').waitFor();
      await page.getByText('Pelapor menyanggah: belum selesai').waitFor();

      await resolve();
      await page.goto(`/aduan/${number}`);
      await page.getByText('Ya, sudah selesai').click();
      await page.getByLabel('5 sangat puas').first().check();
      await page.getByRole('button', { name: 'Benarkan dan tutup aduan' }).click();
      await page.getByText('Terima kasih. Aduan ini selesai.').waitFor();
      await page.getByText('nilai 5 dari 5').waitFor();
      await citizen.look();
    });

    it('have the device forget it', async () => {
      const { page } = citizen;
      await citizen.visit('/aduan');
      await page.getByRole('link', { name: number }).waitFor();
      await page.getByRole('button', { name: 'Lupakan di perangkat ini' }).click();
      await page.getByText('akan tampil di sini').waitFor();
      await citizen.visit(`/aduan/${number}`);
      expect(await page.getByText(WORDS).count()).toBe(0);
      expect(citizen.complaints.filter((said) => !/status of 40[34]/.test(said))).toEqual([]);
    });
  });

  it.each(ways)('withdraw it: %o', async (way) => {
    const { body } = await world.ask<{ number: string; trackingSecret: string }>('POST', '/complaints', {
      body: { category: 'road', description: WORDS, kelurahanCode: GAMBIR },
    });
    await citizenOf(world).routed(body.number);
    const citizen = await visitor(browser, world, way);
    const { page } = citizen;
    await citizen.visit(`/aduan/${body.number}`);
    await page.getByText('Ini aduan saya').click();
    await page.getByLabel('Kode rahasia').fill(body.trackingSecret);
    await page.getByRole('button', { name: 'Buka aduan saya' }).click();
    await page.getByText('Cabut aduan', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Cabut aduan ini' }).click();
    await page.getByText('Aduan ini dicabut.').waitFor();
    await page.getByText('Dicabut', { exact: true }).waitFor();
    await citizen.leave();
  });
});
