import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { takePhoto } from './support/photographer.js';
import { visitor, type Visitor } from './support/visitor.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const BOARD = `/dasbor?area=${GAMBIR}`;

(hasBrowser ? describe : describe.skip)('a complaint, all the way', () => {
  let world: World;
  let browser: Browser;
  let citizen: Visitor;
  let lurah: Visitor;
  let office: Visitor;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
    citizen = await visitor(browser, world);
    lurah = await visitor(browser, world);
    office = await visitor(browser, world, { screen: 'desk' });
    await lurah.signIn(`lurah-${GAMBIR}`);
    await office.signIn('communications');
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  /** The count beside a name on the office's dashboard, once it is as wanted. */
  const officeSees = async (wanted: Readonly<Record<string, string>>): Promise<void> => {
    const look = async (): Promise<Record<string, string>> => {
      await office.page.goto(BOARD);
      const cells = Object.keys(wanted).map(async (name) => {
        const row = office.page.getByRole('row', { name: new RegExp(`^${name}`) }).first();
        return [name, (await row.getByRole('cell').first().innerText()).trim()] as const;
      });
      return Object.fromEntries(await Promise.all(cells));
    };
    await eventually(look, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));
  };

  it('is played by three browsers at once, and the office sees each step in its numbers', async () => {
    await officeSees({ 'Jumlah: diterima': '0' });

    const { page } = citizen;
    await citizen.visit('/');
    await page.getByRole('link', { name: 'Sampaikan aduan' }).click();
    await page
      .getByRole('link', { name: /^Jalan/ })
      .first()
      .click();
    await page.getByLabel('Kelurahan', { exact: true }).fill('Gambir');
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByLabel('Apa yang salah?').fill('Lubang besar di tengah jalan, dua motor jatuh.');
    await citizen.look();
    expect(await page.textContent('main')).toContain('Lurah Gambir');
    await page.getByRole('button', { name: 'Kirim aduan' }).click();
    const number = (await page.locator('#nomor-aduan').innerText()).trim();
    await citizen.look();
    await officeSees({ 'Menunggu, belum jatuh tempo': '1', 'Jumlah: diterima': '1' });

    await lurah.visit('/tugas');
    await lurah.page.getByRole('link', { name: 'Jawab' }).first().click();
    await lurah.page.getByLabel(/^(Jawaban|Tanggapan|Kata)/).fill('Petugas kami menambalnya sore ini.');
    await lurah.page.getByRole('button', { name: 'Kirim' }).click();
    await lurah.page.getByText('Petugas kami menambalnya sore ini.').first().waitFor();
    await officeSees({ 'Ditanggapi tepat waktu': '1', 'Menunggu, belum jatuh tempo': '0' });

    await lurah.visit(`/tugas/${number}/selesai`);
    await lurah.page.locator('textarea[name=message]').fill('Lubang sudah ditambal, ini fotonya.');
    await lurah.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'tambal.jpg', mimeType: 'image/jpeg', buffer: await takePhoto() });
    await lurah.page.getByRole('button', { name: 'Kirim' }).click();
    await officeSees({ Selesai: '1' });

    await citizen.visit(`/aduan/${number}`);
    await page.getByText('Lubang sudah ditambal, ini fotonya.').waitFor();
    await page.getByText('Belum selesai', { exact: true }).click();
    await page.getByLabel('Apa yang belum selesai?').fill('Masih berlubang di sebelah kiri.');
    await page.getByRole('button', { name: 'Sanggah' }).click();
    await page.getByText('Masih berlubang di sebelah kiri.').first().waitFor();
    await officeSees({ Selesai: '0', 'Disanggah dan dibuka kembali': '1' });
    await office.look();
    for (const each of [citizen, lurah, office]) expect(each.complaints).toEqual([]);
  });
});
