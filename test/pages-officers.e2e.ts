import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { type Citizen, citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { takePhoto } from './support/photographer.js';
import { type Visitor, visitor, type Way, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

(hasBrowser ? describe : describe.skip)('officers at their pages', () => {
  let world: World;
  let browser: Browser;
  let citizen: Citizen;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
    citizen = citizenOf(world);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const file = async (said: object = {}): Promise<string> => {
    const number = await citizen.file({ ...pothole, ...said });
    await citizen.routed(number);
    return number;
  };
  const signedIn = async (account: string, way: Way): Promise<Visitor> => {
    const officer = await visitor(browser, world, way);
    await officer.signIn(account);
    return officer;
  };
  const press = (officer: Visitor, name: string): Promise<void> =>
    officer.page.getByRole('button', { name, exact: true }).click();
  /** Leaves, having heard nothing from the browser but that a form was refused. */
  const leave = async (officer: Visitor): Promise<void> => {
    expect(officer.complaints.filter((said) => !/status of 4\d\d/.test(said))).toEqual([]);
    await officer.leave();
  };

  it.each(ways)('a lurah answers from the list, with a template that is filled in: %o', async (way) => {
    const number = await file({ address: `Jl. Contoh, ${way.screen}` });
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    const { page } = lurah;
    await lurah.visit('/tugas');
    await page.getByRole('link', { name: `Jawab aduan ${number}` }).click();
    await page.getByRole('link', { name: 'Akan diperiksa' }).click();
    await lurah.look();
    const send = way.script ? 'Kirim' : 'Pratinjau';
    await press(lurah, send);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('masih memuat bagian yang harus diisi');
    expect((await citizen.see(number)).firstRespondedAt).toBeNull();

    const answer = `Petugas kami memeriksa lokasi hari ini, ${way.screen}.`;
    await page.getByLabel('Jawaban').fill(answer);
    if (!way.script) await press(lurah, send);
    await page.getByRole('region', { name: 'Yang dibaca semua orang' }).getByText(answer).waitFor();
    await lurah.look();
    await press(lurah, 'Kirim');
    await page.getByText('Jawaban terkirim.').waitFor();
    await lurah.look();
    expect((await citizen.see(number)).timeline.at(-1)).toMatchObject({ kind: 'responded', message: answer });
    await leave(lurah);
  });

  it.each(ways)('hands work to a unit, which sees what it is asked: %o', async (way) => {
    const number = await file({ category: 'street-light' });
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${number}/koordinasi`);
    await lurah.page.getByLabel('Unit').selectOption('dinas-bina-marga');
    await lurah.page.getByLabel('Catatan untuk petugas').fill('Mohon diperiksa tiangnya.');
    await lurah.page.getByLabel('Siapa yang mengerjakan').fill('Regu 3');
    await lurah.page.getByLabel('Paling lambat').fill('2199-01-05');
    await press(lurah, 'Pratinjau');
    const forAll = lurah.page.getByRole('region', { name: 'Yang dibaca semua orang' });
    expect(await forAll.textContent()).toContain('berkoordinasi dengan Dinas Bina Marga');
    expect(await forAll.textContent()).not.toContain('Mohon diperiksa');
    await lurah.look();
    await press(lurah, 'Ubah');
    expect(await lurah.page.getByLabel('Siapa yang mengerjakan').inputValue()).toBe('Regu 3');
    await press(lurah, 'Pratinjau');
    await press(lurah, 'Kirim');
    await lurah.page.getByText('Diteruskan ke unit.').waitFor();
    await leave(lurah);

    const unit = await signedIn('unit-dinas-bina-marga', way);
    await unit.visit('/tugas');
    await unit.page.getByRole('link', { name: `Buka aduan ${number}` }).click();
    await unit.page.getByRole('heading', { name: 'Yang diminta dari unit' }).waitFor();
    await unit.look();
    expect(await unit.page.textContent('main')).toMatch(/Dikerjakan Regu 3.*Paling lambat 5 Januari 2199/s);
    await unit.page.getByText('Tidak ada langkah yang dapat Anda ambil').waitFor();
    await leave(unit);
  });

  it.each(ways)('closes with a photo, and says why a doubtful one counts: %o', async (way) => {
    const number = await file();
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${number}/selesai`);
    await lurah.page.getByLabel('Yang dikerjakan').fill('Lubang sudah ditutup aspal.');
    const buffer = await takePhoto({ takenAt: new Date(0) });
    await lurah.page
      .getByLabel('Foto hasilnya')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    if (!way.script) await press(lurah, 'Pratinjau');
    const forAll = lurah.page.getByRole('region', { name: 'Yang dibaca semua orang' });
    await forAll.getByAltText('Foto 1 yang ikut terkirim').waitFor();
    await lurah.look();
    await press(lurah, 'Kirim');
    await lurah.page.getByRole('alert').waitFor();
    expect(await lurah.page.getByRole('alert').textContent()).toContain('Bukti meragukan');
    expect(await lurah.page.locator('.sent-photos img').count()).toBe(1);
    await lurah.look();
    await lurah.page.getByLabel('Penjelasan tentang foto').fill('Kamera petugas salah tanggal.');
    if (!way.script) await press(lurah, 'Pratinjau');
    await press(lurah, 'Kirim');
    await lurah.page.getByText('Dinyatakan selesai. Warga dapat').waitFor();
    const { timeline } = await citizen.see(number);
    expect(timeline.at(-1)).toMatchObject({ kind: 'resolved', photos: [{ verdict: {} }] });
    await leave(lurah);
  });

  it.each(ways)('passes one on by the name of the kelurahan, and turns one away: %o', async (way) => {
    const [moved, refused] = [await file(), await file()];
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${moved}/pindah`);
    await lurah.page.getByLabel('Kelurahan', { exact: true }).fill('Atlantis');
    await lurah.page.getByLabel('Catatan untuk petugas').fill('Lokasinya di seberang kali.');
    await press(lurah, 'Pratinjau');
    expect(await lurah.page.getByRole('alert').textContent()).toContain('Atlantis');
    await lurah.page.getByLabel('Kelurahan', { exact: true }).fill('Cideng, Gambir');
    await press(lurah, 'Pratinjau');
    await press(lurah, 'Kirim');
    await lurah.page.waitForURL('**/tugas');
    expect((await citizen.see(moved)).responsibleOffice).toBe('Lurah Cideng');

    await lurah.page.goto(`/tugas/${refused}/tolak`);
    await lurah.page.getByLabel('Alasan').selectOption('not_our_authority');
    await lurah.page.getByLabel('Catatan untuk petugas').fill('Ini jalan tol, wewenang lain.');
    await press(lurah, 'Pratinjau');
    await lurah.look();
    await press(lurah, 'Kirim');
    await lurah.page.waitForURL('**/tugas');
    expect((await citizen.see(refused)).timeline.at(-1)).toMatchObject({
      kind: 'refused',
      reason: 'not_our_authority',
      message: null,
    });
    await leave(lurah);
  });

  it.each(ways)('merges what is the same thing, and sees what comes of it before: %o', async (way) => {
    const category = ['waste', 'tree', 'flood', 'park'][ways.indexOf(way)];
    const place = { category, location: { lat: -6.17, lng: 106.8269 } };
    const [first, second, third] = [await file(place), await file(place), await file(place)];
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${second}/gabung`);
    await press(lurah, 'Pratinjau');
    await lurah.page.getByRole('alert').waitFor();
    for (const number of [first, third]) await lurah.page.locator(`input[value="${number}"]`).check();
    await press(lurah, 'Pratinjau');
    await lurah.page.getByText('Yang diteruskan, karena paling dahulu masuk').waitFor();
    await lurah.look();
    await press(lurah, 'Gabungkan');
    await lurah.page.waitForURL(`**/tugas/${first}?sudah=gabung`);
    await lurah.look();
    expect(await lurah.page.textContent('main')).toContain('2 kali dinyatakan “saya juga”');
    expect((await citizen.see(third)).timeline.at(-1)).toMatchObject({ kind: 'merged' });
    await leave(lurah);
  });

  it.each(ways)('writes why two at different addresses are the same thing: %o', async (way) => {
    const category = ['waste', 'tree', 'flood', 'park'][ways.indexOf(way)];
    const at = (address: string): object => ({
      category,
      location: undefined,
      kelurahanCode: GAMBIR,
      address,
    });
    const [first, second] = [await file(at('Jl. Abdul Muis 3')), await file(at('Jl. Tanah Abang II 8'))];
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${second}/gabung`);
    await lurah.page.locator(`input[value="${first}"]`).check();
    await press(lurah, 'Pratinjau');
    const answer = 'Sampahnya diangkut sore ini, di kedua jalan.';
    await lurah.page.getByLabel('Jawaban untuk pelapornya').fill(answer);
    await lurah.page.getByLabel('Mengapa ini hal yang sama?').fill('. . . . . . . . . .');
    await press(lurah, 'Gabungkan');
    await lurah.page.getByRole('alert').waitFor();
    await lurah.look();
    expect(await lurah.page.getByLabel('Jawaban untuk pelapornya').inputValue()).toBe(answer);
    await lurah.page
      .getByLabel('Mengapa ini hal yang sama?')
      .fill('Tumpukan yang sama, di sudut kedua jalan.');
    await press(lurah, 'Gabungkan');
    await lurah.page.waitForURL(`**/tugas/${first}?sudah=gabung`);
    expect((await citizen.see(second)).timeline.at(-1)).toMatchObject({ kind: 'merged', message: answer });
    await leave(lurah);
  });

  it.each(ways)('sees who filed it for a reason, and their own record: %o', async (way) => {
    const number = await file({ reporter: { name: 'Warga', phone: '0812 3456 7890' } });
    const lurah = await signedIn(`lurah-${GAMBIR}`, way);
    await lurah.visit(`/tugas/${number}`);
    expect(await lurah.page.textContent('main')).toContain('****-****-**90');
    await lurah.page.getByRole('link', { name: 'Lihat pelapor' }).click();
    await lurah.page.getByLabel('Mengapa perlu').fill('Menanyakan letaknya.');
    await lurah.look();
    await press(lurah, 'Lihat');
    await lurah.page.getByRole('link', { name: '0812 3456 7890' }).waitFor();
    await lurah.look();
    const { rows } = await world.db.query(
      `SELECT FROM audit_entries WHERE action = 'reporter.seen' AND subject = $1`,
      [number],
    );
    expect(rows).toHaveLength(1);

    await lurah.visit('/rekam');
    expect(await lurah.page.textContent('main')).toMatch(/Sudah dijawab.*dengan keyakinan 95 %/s);
    expect(await lurah.page.getByRole('row', { name: /^Kecamatan Gambir/ }).count()).toBe(1);
    await leave(lurah);
  });

  it('staff find the steps that staff may take, and no others', async () => {
    const number = await file();
    const email = 'staf@tanggap.example';
    await world.command('staff', 'add', email, '--name', 'Staf Contoh', '--office', GAMBIR);
    await world.command('accounts', 'open', email);
    await world.db.query(
      `UPDATE accounts SET password_hash = (SELECT password_hash FROM accounts WHERE email = 'admin@tanggap.example')
       WHERE email = $1`,
      [email],
    );
    const staff = await signedIn('staf', { screen: 'phone', script: true });
    await staff.page.goto(`/tugas/${number}`);
    const steps = staff.page.getByRole('region', { name: 'Langkah' }).getByRole('link');
    expect(await steps.allTextContents()).toEqual(['Jawab warga', 'Koordinasi dengan unit']);
    await staff.page.goto(`/tugas/${number}/selesai`);
    expect(new URL(staff.page.url()).pathname).toBe(`/tugas/${number}`);
    await leave(staff);
  });

  it.each(ways)('a camat sees who answers below, and what is open there: %o', async (way) => {
    await file();
    const camat = await signedIn('camat-31.71.01', way);
    await camat.visit('/bawahan');
    expect(await camat.page.getByRole('heading', { level: 1 }).textContent()).toContain('Gambir');
    await camat.page.getByRole('link', { name: 'Aduan terbuka di Gambir', exact: true }).click();
    await camat.page.getByRole('heading', { name: 'Tugas di Gambir' }).waitFor();
    await camat.look();
    expect(await camat.page.getByRole('link', { name: /^Buka aduan/ }).count()).toBeGreaterThan(0);
    const elsewhere = await camat.page.goto('/bawahan?wilayah=31.72');
    expect(elsewhere?.status()).toBe(403);
    await leave(camat);
  });

  it.each(ways)('the triage desk sees what nobody owns on a map, and passes it on: %o', async (way) => {
    const number = await file({ location: { lat: -6.3, lng: 107.02 } });
    const triage = await signedIn('triage', way);
    await triage.visit('/triase');
    expect(await triage.page.locator(`.place-map a[href="/tugas/${number}"]`).count()).toBe(1);
    await triage.page.getByRole('link', { name: `Pindahkan aduan ${number}` }).click();
    await triage.page.getByLabel('Kelurahan', { exact: true }).fill('cideng');
    await triage.page.getByLabel('Catatan untuk petugas').fill('Paling dekat dari sana.');
    await press(triage, 'Pratinjau');
    await triage.look();
    await press(triage, 'Kirim');
    await triage.page.waitForURL('**/tugas');
    expect((await citizen.see(number)).responsibleOffice).toBe('Lurah Cideng');
    await leave(triage);
  });
});
