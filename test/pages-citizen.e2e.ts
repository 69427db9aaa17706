import { type Browser, type Page } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { takePhoto, shown } from './support/photographer.js';
import { type Visitor, visitor, ways, waysWithout, waysWithScript } from './support/visitor.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const GAMBIR = '31.71.01.1001';
const WORDS = 'Lubang besar di tengah jalan, sudah dua motor jatuh.';

(hasBrowser ? describe : describe.skip)('citizens on the pages', () => {
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
      await attach(page, '#photos');
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
      _key: `dua-kali-${Date.now()}`,
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
    const number = await file(world, { category: 'tree', location });
    const citizen = await visitor(browser, world, way);
    const { page } = citizen;
    await citizen.visit(
      `/lapor?category=tree&location.lat=${location.lat + 0.0004}&location.lng=${location.lng}`,
    );
    await page.getByRole('heading', { name: 'Sudah dilaporkan orang lain?' }).waitFor();
    await page.getByRole('button', { name: 'Ini juga masalah saya' }).click();
    await page.getByText('Tercatat: ini juga masalah Anda').waitFor();
    expect(page.url()).toContain(number);
    await page.getByText('1 orang').waitFor();
    await citizen.look();
    await page.getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByText('Dukungan Anda ditarik').waitFor();
    expect(await page.getByText('1 orang').count()).toBe(0);
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
      await owned(world, number);
      citizen = await visitor(browser, world, way);
    });
    afterAll(() => citizen.leave());

    const resolve = async (): Promise<void> => {
      const { status } = await world.ask('POST', `/complaints/${number}/resolutions`, {
        token: lurah,
        body: await shown(world, 'Sudah ditambal.'),
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
      await attach(page, '#tambah-photos');
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
      await attach(page, '#sanggah-photos');
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
    await owned(world, body.number);
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

async function secretOn(page: Page): Promise<string> {
  return String(await page.textContent('#kode-rahasia'));
}

async function attach(page: Page, field: string): Promise<void> {
  await page
    .locator(field)
    .setInputFiles({ name: 'lubang.jpg', mimeType: 'image/jpeg', buffer: await takePhoto() });
}

async function file(world: World, where: object): Promise<string> {
  const body = { category: 'road', description: WORDS, ...where };
  const { number } = (await world.ask<{ number: string }>('POST', '/complaints', { body })).body;
  await owned(world, number);
  return number;
}

async function owned(world: World, number: string): Promise<void> {
  await eventually(
    () => world.ask<{ status: string }>('GET', `/complaints/${number}`),
    ({ body }) => body.status !== 'received',
  );
}
