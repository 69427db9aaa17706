import { generateSync } from 'otplib';
import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { visitor, ways } from './support/visitor.js';
import { openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(60_000);

(hasBrowser ? describe : describe.skip)('officers at the door', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([
      openWorld({
        role: 'http',
        settings: () => ({ SECOND_FACTOR_ROLES: 'administrator,communications' }),
      }),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each(ways)('come in and go out: %o', async (way) => {
    const officer = await visitor(browser, world, way);
    await officer.visit('/masuk');
    await officer.page.getByLabel('Surel').fill('lurah-31.71.01.1001@tanggap.example');
    await officer.page.getByLabel('Kata sandi').fill('bukan ini');
    await officer.page.getByRole('button', { name: 'Masuk' }).click();
    await officer.page.getByRole('alert').waitFor();
    await officer.look();
    expect(await officer.page.getByLabel('Surel').inputValue()).toBe('lurah-31.71.01.1001@tanggap.example');

    await officer.signIn('lurah-31.71.01.1001');
    await officer.visit('/masuk');
    expect(await officer.page.textContent('.who')).toBe('Lurah Gambir');
    expect((await officer.context.cookies()).map(({ httpOnly }) => httpOnly)).toEqual([true, true]);
    await officer.page.getByRole('button', { name: 'Keluar' }).click();
    await officer.page.getByRole('link', { name: 'Masuk petugas' }).waitFor();
    expect(officer.complaints.filter((said) => !said.includes('401'))).toEqual([]);
    await officer.leave();
  });

  it.each(ways)('see who failed to sign in as them, and sign out everywhere: %o', async (way) => {
    const account = way.script ? 'lurah-31.71.01.1002' : 'lurah-31.71.01.1003';
    for (let tries = 0; tries < 3; tries++)
      await world.ask('POST', '/sessions', {
        body: { email: `${account}@tanggap.example`, password: 'salah' },
      });
    const other = await world.signIn(account);
    for (let tries = 0; tries < 2; tries++)
      await world.ask('POST', '/sessions', {
        body: { email: `${account}@tanggap.example`, password: 'salah' },
      });
    const officer = await visitor(browser, world, way);
    await officer.signIn(account);
    await officer.page.getByText('2 percobaan masuk gagal sejak Anda masuk terakhir kali').waitFor();
    await officer.page.getByRole('link', { name: 'Lihat kapan dan dari mana' }).click();
    await officer.page.getByText('127.0.0.0/24').first().waitFor();
    await officer.look();
    await officer.visit('/tugas');
    expect(await officer.page.getByText('percobaan masuk gagal').count()).toBe(0);

    await officer.visit('/akun');
    await officer.page.getByRole('button', { name: 'Keluar dari sana' }).click();
    await officer.page.getByText('Sudah keluar di sana').waitFor();
    expect((await world.ask('GET', '/sessions', { token: other })).status).toBe(401);
    const another = await world.signIn(account);
    await officer.visit('/akun');
    await officer.page.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
    await officer.page.waitForURL('**/masuk');
    expect((await world.ask('GET', '/sessions', { token: another })).status).toBe(401);
    await officer.page.goto('/akun');
    expect(new URL(officer.page.url()).pathname).toBe('/masuk');
    expect(officer.complaints).toEqual([]);
    await officer.leave();
  });

  it.each(ways)('set up a second factor and sign in with it: %o', async (way) => {
    const account = way.script ? 'admin' : 'communications';
    const officer = await visitor(browser, world, way);
    const { page } = officer;
    const password = async (): Promise<void> => {
      await officer.visit('/masuk');
      await page.getByLabel('Surel').fill(`${account}@tanggap.example`);
      await page.getByLabel('Kata sandi').fill(PASSWORD);
      await page.getByRole('button', { name: 'Masuk' }).click();
    };
    const code = async (text: string, button: string): Promise<void> => {
      await page.getByLabel('Kode', { exact: true }).fill(text);
      await page.getByRole('button', { name: button }).click();
    };
    await password();
    await page.getByRole('img', { name: 'Kode QR' }).waitFor();
    await officer.look();
    const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '');
    await code('12', 'Pasang dan masuk');
    await page.getByRole('alert').waitFor();
    const codeOf = (steps: number): string =>
      generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
    const used = codeOf(0);
    await code(used, 'Pasang dan masuk');
    await page.getByRole('heading', { name: 'Kode cadangan Anda' }).waitFor();
    await officer.look();
    const [recovery = '', other = ''] = await page.locator('ul.secret code').allTextContents();
    await page.getByRole('link', { name: 'Sudah saya simpan' }).click();
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();

    await password();
    await page.getByRole('heading', { name: 'Kode kedua' }).waitFor();
    await officer.look();
    await code(used, 'Masuk');
    await page.getByRole('alert').waitFor();
    await code(codeOf(1), 'Masuk');
    await page.waitForURL(({ pathname }) => !pathname.startsWith('/masuk'));
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();
    await password();
    await code(recovery, 'Masuk');
    await page.waitForURL(({ pathname }) => !pathname.startsWith('/masuk'));
    await officer.visit('/akun');
    await page.getByText('Kode cadangan yang tersisa: 9').waitFor();
    await code(other, 'Buat kode cadangan baru');
    await page.getByRole('heading', { name: 'Kode cadangan Anda' }).waitFor();
    expect(officer.complaints.filter((said) => !said.includes('401'))).toEqual([]);
    await officer.leave();
  });

  it.each(ways)('find English a click away, and it stays: %o', async (way) => {
    const officer = await visitor(browser, world, way);
    await officer.visit('/masuk');
    await officer.page.getByRole('link', { name: 'English' }).click();
    await officer.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await officer.visit('/masuk');
    expect(await officer.page.getAttribute('html', 'lang')).toBe('en');
    await officer.leave();
  });

  it('are sent to where they wanted to go, and to no other site', async () => {
    const asked = async (path: string): Promise<string | null> =>
      (await fetch(`${world.base}${path}`, { redirect: 'manual' })).headers.get('location');
    expect(await asked('/bahasa?ke=en&kembali=//evil.example')).toBe('/');
    expect(await asked('/bahasa?ke=en&kembali=/masuk?ke=/tugas')).toBe('/masuk?ke=/tugas');
  });

  it('are refused what another site sends', async () => {
    const { status } = await fetch(`${world.base}/masuk`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a@b.c&password=x',
    });
    expect(status).toBe(403);
  });
});
