import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { tabThrough, tabTo } from './support/keyboard.js';
import { visitor, ways } from './support/visitor.js';
import { openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(90_000);

(hasBrowser ? describe : describe.skip)('by keyboard alone', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => ([world, browser] = await Promise.all([openWorld(), openBrowser()])));
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each(ways)('a citizen files and follows: %o', async (way) => {
    const citizen = await visitor(browser, world, way);
    const { page } = citizen;
    const { keyboard } = page;
    const follow = async (name: string | RegExp): Promise<void> => {
      await tabTo(page, name);
      await keyboard.press('Enter');
    };
    await page.goto('/');
    await follow('Langsung ke isi');
    await follow('Sampaikan aduan');
    await page.getByRole('heading', { name: 'Tentang apa?' }).waitFor();
    await follow('Jalan');
    await page.getByLabel('Kelurahan', { exact: true }).waitFor();
    await tabTo(page, 'Kelurahan');
    await keyboard.type('Kelurahan Gambir');
    await follow('Lanjut');
    await page.getByRole('heading', { name: 'Lurah Gambir yang akan menjawab' }).waitFor();
    await tabTo(page, 'Apa yang salah?');
    await keyboard.type('Lubang di depan gerbang.');
    await follow('Kirim aduan');
    await page.getByRole('heading', { name: 'Aduan Anda sudah masuk' }).waitFor();
    await follow('Ikuti aduan ini');
    await page.getByText('Lubang di depan gerbang.').waitFor();
    await citizen.leave();
  });

  it.each(ways)('a lurah signs in, answers from the list, and goes out: %o', async (way) => {
    const citizen = citizenOf(world);
    const number = await citizen.file({ ...pothole });
    await citizen.routed(number);
    const lurah = await visitor(browser, world, way);
    const { page } = lurah;
    const { keyboard } = page;
    await page.goto('/masuk');
    await tabTo(page, 'Surel');
    await keyboard.type(`lurah-${GAMBIR}@tanggap.example`);
    await tabTo(page, 'Kata sandi');
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tugas' }).waitFor();
    await tabTo(page, `Jawab aduan ${number}`);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Jawab warga' }).waitFor();
    await tabTo(page, 'Jawaban');
    await keyboard.type('Petugas kami ke sana sore ini.');
    for (const press of way.script ? ['Kirim'] : ['Pratinjau', 'Kirim']) {
      await tabTo(page, press);
      await keyboard.press('Enter');
      if (press === 'Pratinjau') await page.getByRole('heading', { name: 'Pratinjau: Jawab' }).waitFor();
    }
    await page.getByText('Jawaban terkirim.').waitFor();
    expect((await citizen.see(number)).timeline.at(-1)).toMatchObject({ kind: 'responded' });
    await tabTo(page, 'Keluar');
    await keyboard.press('Enter');
    await page.getByRole('link', { name: 'Masuk petugas' }).waitFor();
    await lurah.leave();
  });

  it('nobody is held fast on a page, and maps are passed by in a few steps', async () => {
    const office = await visitor(browser, world, { screen: 'desk' });
    await office.signIn('communications');
    for (const path of ['/', `/wilayah/${GAMBIR}`, '/lapor?category=road', '/dasbor']) {
      await office.page.goto(path);
      const stops = await tabThrough(office.page);
      expect([stops[0], stops.at(-1)]).toEqual(['Langsung ke isi', 'API']);
    }
    await office.leave();
  });
});
