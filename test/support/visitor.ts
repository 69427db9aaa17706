import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { graveOn } from './axe.js';
import { shapeOf } from './crawl.js';
import { PASSWORD, type World } from './world.js';

/** The two widths that every page is made for. */
export const screens = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
} as const;
export type Screen = keyof typeof screens;

const allWays = [
  { screen: 'phone', script: true },
  { screen: 'desk', script: false },
  { screen: 'phone', script: false },
  { screen: 'desk', script: true },
] as const;
export type Way = (typeof allWays)[number];

/**
 * The ways that every journey is gone: at both widths, with and without JavaScript. `npm run journeys` goes all four of
 * them; else each width and each of with and without is gone once.
 */
export const ways: readonly Way[] = process.env.JOURNEYS === 'all' ? allWays : allWays.slice(0, 2);
export const waysWithScript = ways.filter(({ script }) => script);
export const waysWithout = ways.filter(({ script }) => !script);

const looked = new Set<string>();

/** Axe takes seconds, so it looks at each kind of page once at each width. */
function isNew(kind: string, screen: Screen): boolean {
  const known = looked.has(`${screen} ${kind}`);
  looked.add(`${screen} ${kind}`);
  return !known;
}

/** A kind of page: all complaints have one, also what was refused is another. */
async function kindOf(page: Page): Promise<string> {
  const { pathname, search } = new URL(page.url());
  const parts = await page.locator('main').evaluate((main) => {
    const names = [...main.querySelectorAll('form, table, figure, [role=alert], dialog, details[open]')].map(
      (part) => part.tagName + (part.getAttribute('action') ?? part.id),
    );
    return [...new Set(names)].join(' ');
  });
  return shapeOf(`${pathname}${search} ${parts}`);
}

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Goes to a path, where a page is that is not wider than the screen. `pages-axe` has axe look at each as it begins. */
  visit(path: string): Promise<void>;
  /** Signs in as a demo account, e.g. `lurah-31.71.01.1001`. */
  signIn(account: string): Promise<void>;
  /** Looks at the page as it is: nothing grave for axe, nothing wider than the screen. */
  look(): Promise<void>;
  /** What the browser's console had to say, and what was asked of others than this world. */
  readonly complaints: string[];
  leave(): Promise<void>;
}

/** Opens a browser of its own for somebody, with or without JavaScript. */
export async function visitor(
  browser: Browser,
  world: World,
  {
    screen = 'phone',
    script = true,
    dark = false,
  }: { screen?: Screen; script?: boolean; dark?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: screens[screen],
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    baseURL: world.base,
    locale: 'id-ID',
    serviceWorkers: 'allow',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(world.base) && !/^(data|blob|about):/.test(url)) complaints.push(`asked ${url}`);
  });

  const fits = async (): Promise<void> => {
    const { width } = screens[screen];
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  };
  const look = async (): Promise<void> => {
    await fits();
    if (!isNew(await kindOf(page), screen)) return;
    expect(await graveOn(page, browser)).toEqual([]);
  };

  return {
    page,
    context,
    complaints,
    look,
    visit: async (path) => {
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, 200]);
      await fits();
    },
    signIn: async (account) => {
      await page.goto('/masuk');
      await page.getByLabel('Surel').fill(`${account}@tanggap.example`);
      await page.getByLabel('Kata sandi').fill(PASSWORD);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.waitForURL(({ pathname }) => pathname !== '/masuk');
    },
    leave: () => context.close(),
  };
}
