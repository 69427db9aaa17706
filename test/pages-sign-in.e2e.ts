import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { visitor, ways } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

(hasBrowser ? describe : describe.skip)('officers at the door', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ role: 'http' }), openBrowser()]);
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
    expect((await officer.context.cookies()).map(({ httpOnly }) => httpOnly)).toEqual([true]);
    await officer.page.getByRole('button', { name: 'Keluar' }).click();
    await officer.page.getByRole('link', { name: 'Masuk petugas' }).waitFor();
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
