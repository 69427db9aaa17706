import { randomUUID } from 'node:crypto';
import { type Browser } from 'playwright-core';
import { isDrawn } from '../src/complaints/evidence/draw.js';
import { hasBrowser, openBrowser } from './support/browser.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { sendPhoto, takePhoto } from './support/photographer.js';
import { visitor, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

/** The events that say it is done, one for each way; between them an inspection opens it again. */
const closings = ways.map((_, index) => 3 + 2 * index);

(hasBrowser ? describe : describe.skip)('whoever looks after what is said to be done', () => {
  let world: World;
  let browser: Browser;
  let number: string;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
    const citizen = citizenOf(world);
    number = await citizen.file({ ...pothole, photos: [await sendPhoto(world)] });
    await citizen.routed(number);
    // A seed by which all closures are drawn: one in twenty would be.
    const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
    let seed = Buffer.from(randomUUID());
    while (!closings.every((event) => isDrawn(seed, number, event))) seed = Buffer.from(randomUUID());
    await world.db.query('INSERT INTO inspection_seeds (month, seed) VALUES ($1, $2)', [month, seed]);
    await close();
  });
  const close = async (): Promise<void> => {
    const { status } = await world.ask('POST', `/complaints/${number}/resolutions`, {
      token: await world.signIn(`lurah-${GAMBIR}`),
      body: {
        message: 'Sudah ditutup aspal.',
        photos: [await sendPhoto(world, { takenAt: null })],
        reason: 'Kamera petugas tidak mencatat waktu.',
      },
    });
    expect(status).toBe(201);
  };
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each(ways)('sees the photos of a doubtful closure side by side, with the reason: %o', async (way) => {
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    await office.visit('/dasbor/keraguan');
    const card = office.page.locator('.closure');
    expect(await card.textContent()).toContain('Kamera petugas tidak mencatat waktu.');
    expect(await card.textContent()).toContain('tidak mencatat kapan diambil');
    expect(await card.getByRole('link', { name: number }).getAttribute('href')).toBe(`/tugas/${number}`);
    expect(await card.locator('img').count()).toBe(2);
    for (const photo of await card.locator('img').all()) {
      expect((await office.page.request.get((await photo.getAttribute('src')) ?? '')).status()).toBe(200);
    }
    expect(office.complaints).toEqual([]);
    await office.leave();
  });

  it.each(ways)('records what an inspection found, with a photo: %o', async (way) => {
    if (way !== ways[0]) await close();
    const office = await visitor(browser, world, way);
    await office.signIn('communications');
    await office.visit('/dasbor/pemeriksaan');
    expect(await office.page.textContent('.seed')).toContain('dibuka sesudah bulan itu berakhir');
    await office.page.getByText('Catat hasilnya').click();
    await office.look();
    await office.page.getByLabel('Hasil').selectOption('not_done');
    await office.page.getByLabel('Yang ditemukan di tempat').fill('Lubangnya masih ada.');
    await office.page.getByLabel('Foto pemeriksaan').setInputFiles({
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer: await takePhoto(),
    });
    await office.page.getByRole('button', { name: 'Catat', exact: true }).click();
    const recorded = office.page.getByText('Belum selesai: dibuka kembali, dicatat');
    await recorded.nth(ways.indexOf(way)).waitFor();
    await office.look();
    const { body } = await world.ask<{ status: string; timeline: { message: string; photos: object[] }[] }>(
      'GET',
      `/complaints/${number}`,
    );
    expect(body.status).toBe('in_progress');
    expect(body.timeline.at(-1)).toMatchObject({ message: 'Lubangnya masih ada.', photos: [{}] });
    expect(office.complaints).toEqual([]);
    await office.leave();
  });

  it('is told when a form says too little, or the inspection is over', async () => {
    const office = await visitor(browser, world, { screen: 'desk', script: false });
    await office.signIn('communications');
    await world.db.query('UPDATE inspections SET outcome = NULL, inspected_at = NULL WHERE event_seq = $1', [
      closings[0],
    ]);
    await office.visit('/dasbor/pemeriksaan');
    await office.page.getByText('Catat hasilnya').click();
    await office.page.getByLabel('Yang ditemukan di tempat').fill('Sudah dilihat di tempat.');
    await office.page.getByRole('button', { name: 'Catat', exact: true }).click();
    expect(await office.page.getByRole('alert').textContent()).toContain('Pemeriksaan sudah berakhir');
    expect(await office.page.getByLabel('Yang ditemukan di tempat').inputValue()).toBe(
      'Sudah dilihat di tempat.',
    );
    await office.leave();
  });

  it.each(ways)('sees how the queue does, and puts back what failed: %o', async (way) => {
    await world.db.query(
      `INSERT INTO dead_letters (id, kind, subject, reason, attempts, failed_at)
       SELECT gen_random_uuid(), 'route-complaint', id, 'Kantornya tidak ada.', 5, now() FROM complaints WHERE number = $1`,
      [number],
    );
    const admin = await visitor(browser, world, way);
    await admin.signIn('admin');
    await admin.visit('/dasbor/antrean');
    expect(await admin.page.getByText('Kantornya tidak ada.').count()).toBe(1);
    await admin.page.getByRole('button', { name: new RegExp(`Coba lagi.*${number}`) }).click();
    await admin.page.getByText('Sudah dikembalikan ke antrean.').waitFor();
    await admin.page.getByText('Tidak ada pekerjaan yang gagal.').waitFor();
    await admin.page.getByRole('link', { name: 'Hitung sekarang' }).click();
    await admin.page.getByText('Tidak ada yang hilang.').waitFor();
    await admin.look();
    expect(admin.complaints).toEqual([]);
    await admin.leave();

    const office = await visitor(browser, world, { screen: 'desk', script: false });
    await office.signIn('communications');
    await office.visit('/dasbor/antrean');
    expect(await office.page.getByText('Pekerjaan yang gagal sampai').count()).toBe(0);
    expect(await office.page.getByText('Adakah yang hilang?').count()).toBe(0);
    await office.leave();
  });
});
