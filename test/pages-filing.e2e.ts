import { randomUUID } from 'node:crypto';
import { type Browser, type Page } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { attachPhoto, takePhoto } from './support/photographer.js';
import { visitor, ways, waysWithout, waysWithScript } from './support/visitor.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const WORDS = pothole.description;

(hasBrowser ? describe : describe.skip)('citizens who file on the pages', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const filedWith = async (words: string): Promise<number> => {
    const { rows } = await world.db.query<{ count: number }>(
      `SELECT count(*)::int FROM complaints WHERE description = $1 AND channel = 'web'`,
      [words],
    );
    return rows[0]?.count ?? 0;
  };

  it.each(waysWithScript)(
    'file on a map, with a photo, told who answers, and keep the secret: %o',
    async (way) => {
      const words = `${WORDS} Dengan naskah, ${way.screen}.`;
      const citizen = await visitor(browser, world, way);
      const { page } = citizen;
      await citizen.visit('/lapor');
      await page.getByRole('link', { name: 'Jalan', exact: true }).click();
      await page.context().grantPermissions(['geolocation']);
      await page.context().setGeolocation({ latitude: -6.1766, longitude: 106.8269 });
      await page.getByRole('button', { name: 'Pakai lokasi saya' }).click();
      await page.getByText('Kelurahan Gambir, Gambir').waitFor();
      await citizen.look();
      await page.getByRole('button', { name: 'Lanjut' }).click();

      await page.getByRole('heading', { name: 'Lurah Gambir yang akan menjawab' }).waitFor();
      await page.getByLabel('Apa yang salah?').fill('Lubang');
      await page.getByLabel('Foto (tidak wajib)').setInputFiles({
        name: 'lubang.jpg',
        mimeType: 'image/jpeg',
        buffer: await takePhoto(),
      });
      await page.locator('#foto-terpilih input[name=photos]').waitFor({ state: 'attached' });
      await citizen.look();

      // What a reload finds again.
      await page.getByLabel('Apa yang salah?').fill(words);
      await page.reload();
      expect(await page.getByLabel('Apa yang salah?').inputValue()).toBe(words);
      expect(await page.locator('#foto-terpilih img').count()).toBe(1);
      await page.getByRole('button', { name: 'Kirim aduan' }).click();
      await page.getByRole('heading', { name: 'Aduan Anda sudah masuk' }).waitFor();
      await citizen.look();
      expect(await page.evaluate('localStorage.length')).toBe(0);
      expect(page.url()).not.toContain(await secretOn(page));
      await page.reload();
      expect(await page.textContent('#kode-rahasia')).toMatch(/^[\w-]{20,}$/);
      const proof = await page.getAttribute('a[download]', 'href');
      expect(proof).toMatch(/^\/api\/v1\/audit\/proofs\/JKT-/);

      await page.getByRole('link', { name: 'Ikuti aduan ini' }).click();
      await page.getByText(words).waitFor();
      const photo = page.locator('.timeline .photos img');
      await eventually(
        () =>
          photo
            .evaluate((image) => Number((image as unknown as { naturalWidth: number }).naturalWidth))
            .catch(() => 0),
        (width) => width > 0,
      );
      await citizen.look();
      expect(await filedWith(words)).toBe(1);
      const path = String(await photo.getAttribute('src'));
      expect((await fetch(world.base + path, { headers: { accept: 'text/html' } })).status).toBe(404);
      expect(citizen.complaints).toEqual([]);
      await citizen.leave();
    },
  );

  it.each(waysWithScript)(
    'file while the network is away: sent once when it is back, though its answer was lost: %o',
    async (way) => {
      const words = `${WORDS} Tanpa jaringan, ${way.screen}.`;
      const citizen = await visitor(browser, world, way);
      const { page, context } = citizen;
      await citizen.visit(`/lapor?category=waste&kelurahanCode=${GAMBIR}`);

      // A photo that did not get through is there still when the page is loaded again.
      await context.route('**/api/v1/photos', (route) => route.abort());
      await attachPhoto(page, '#photos');
      await page.getByText('foto belum terkirim').waitFor();
      await context.unroute('**/api/v1/photos');
      await page.reload();
      await page.locator('#foto-terpilih input[name=photos]').waitFor({ state: 'attached' });

      await context.setOffline(true);
      await page.getByLabel('Apa yang salah?').fill(words);
      await page.getByRole('button', { name: 'Kirim aduan' }).click();
      await page.getByText('Tidak ada jaringan').waitFor();
      expect(await filedWith(words)).toBe(0);

      // The network is back for the request, and away again for the answer.
      await context.route(
        '**/lapor',
        async (route) => {
          await route.fetch({ maxRedirects: 0 });
          await route.abort();
        },
        { times: 1 },
      );
      await context.setOffline(false);
      await eventually(
        () => filedWith(words),
        (count) => count > 0,
      );
      await page.getByText('Tidak ada jaringan').waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Aduan Anda sudah masuk' }).waitFor();
      expect(await filedWith(words)).toBe(1);
      await page.getByRole('link', { name: 'Ikuti aduan ini' }).click();
      await page.getByText(words).waitFor();
      expect(await page.locator('.timeline .photos img').count()).toBe(1);
      expect(citizen.complaints.filter((said) => !said.includes('net::ERR'))).toEqual([]);
      await citizen.leave();
    },
  );

  it.each(waysWithout)(
    'file by the name of the kelurahan; what is wrong is said beside its field, and nothing is lost: %o',
    async (way) => {
      const words = `${WORDS} Tanpa naskah, ${way.screen}.`;
      const citizen = await visitor(browser, world, way);
      const { page } = citizen;
      await citizen.visit('/lapor');
      await page.getByRole('link', { name: 'Banjir', exact: true }).click();
      await page.getByLabel('Kelurahan', { exact: true }).fill('tidak ada');
      await page.getByRole('button', { name: 'Lanjut' }).click();
      await page.getByText('Tidak ada kelurahan bernama').waitFor();
      await page.getByLabel('Kelurahan', { exact: true }).fill('kelurahan gambir');
      await page.getByRole('button', { name: 'Lanjut' }).click();

      await page.getByRole('heading', { name: 'Lurah Gambir yang akan menjawab' }).waitFor();
      await page.getByText('Siapa yang melapor?').click();
      await page.getByLabel('Apa yang salah?').fill(words);
      await page.getByLabel('Nomor telepon').fill('bukan nomor');
      await page.getByLabel('Foto (tidak wajib)').setInputFiles({
        name: 'banjir.jpg',
        mimeType: 'image/jpeg',
        buffer: await takePhoto(),
      });
      await page.getByRole('button', { name: 'Kirim aduan' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Nomor telepon' }).waitFor();
      expect(await page.locator('#reporter\\.phone-error').textContent()).toContain('+62 812');
      expect(await page.getByLabel('Apa yang salah?').inputValue()).toBe(words);
      await page.getByLabel('Nomor telepon').fill('0812 3456 7890');
      expect(await page.getByLabel('Foto 1, ikut dikirim').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Kirim aduan' }).click();
      await page.getByRole('heading', { name: 'Aduan Anda sudah masuk' }).waitFor();
      await citizen.look();
      await page.reload();
      expect(await filedWith(words)).toBe(1);
      await page.getByRole('link', { name: 'Ikuti aduan ini' }).click();
      await page.getByText('0812 3456 7890').waitFor();
      expect(await page.locator('.timeline .photos img').count()).toBe(1);
      expect(citizen.complaints.filter((said) => !said.includes('status of 4'))).toEqual([]);
      await citizen.leave();
    },
  );

  it('tell it at once where a form that was sent is sent again, also by a browser that keeps no cookies', async () => {
    const words = `${WORDS} Dua kali.`;
    const body = new URLSearchParams({
      _key: randomUUID(),
      category: 'road',
      kelurahanCode: GAMBIR,
      description: words,
    });
    const send = async (): Promise<string[]> => {
      const answer = await fetch(`${world.base}/lapor`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
        body,
      });
      expect(answer.status).toBe(200);
      return [...(await answer.text()).matchAll(/class="number">([^<]+)</g)].map(([, text]) => String(text));
    };
    const first = await send();
    expect(first).toHaveLength(2);
    expect(await send()).toEqual(first);
    expect(await filedWith(words)).toBe(1);
  });

  it.each(ways)('say "me too" instead of filing what is there already, and take it back: %o', async (way) => {
    const location = { lat: -6.2 - 0.02 * ways.indexOf(way), lng: 106.82 };
    const others = citizenOf(world);
    const number = await others.file({ ...pothole, category: 'tree', location });
    await others.routed(number);
    const citizen = await visitor(browser, world, way);
    const { page } = citizen;
    await citizen.visit(
      `/lapor?category=tree&location.lat=${location.lat + 0.0004}&location.lng=${location.lng}`,
    );
    await page.getByRole('heading', { name: 'Sudah dilaporkan orang lain?' }).waitFor();
    await page.getByRole('button', { name: 'Ini juga masalah saya' }).click();
    await page.getByText('Tercatat: ini juga masalah Anda').waitFor();
    expect(page.url()).toContain(number);
    await page.getByText('1 kali').waitFor();
    await citizen.look();
    await page.getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByText('Dukungan Anda ditarik').waitFor();
    expect(await page.getByText('1 kali').count()).toBe(0);
    // Elsewhere, and of another kind, it is not the same.
    await citizen.visit(
      `/lapor?category=tree&location.lat=${location.lat + 0.004}&location.lng=${location.lng}`,
    );
    expect(await page.locator('#serupa').count()).toBe(0);
    expect(citizen.complaints).toEqual([]);
    await citizen.leave();
  });

  it.each(ways)('are asked near a boundary in which kelurahan it is: %o', async (way) => {
    const { rows } = await world.db.query<{ polygons: number[][][][] }>(
      'SELECT polygons FROM boundaries WHERE area_code = $1',
      [GAMBIR],
    );
    const [lng, lat] = rows[0]?.polygons[0]?.[0]?.[0] ?? [];
    const citizen = await visitor(browser, world, way);
    await citizen.visit(`/lapor?category=road&location.lat=${lat}&location.lng=${lng}`);
    const choices = citizen.page.getByRole('group', { name: 'Titik ini dekat batas' }).getByRole('radio');
    expect(await choices.count()).toBeGreaterThan(1);
    expect(citizen.complaints).toEqual([]);
    await citizen.leave();
  });
});

async function secretOn(page: Page): Promise<string> {
  return String(await page.textContent('#kode-rahasia'));
}
