import { type Browser } from 'playwright-core';
import { allPages, fileOne } from './support/all-pages.mjs';
import { hasBrowser, openBrowser } from './support/browser.js';
import { type Visitor, visitor } from './support/visitor.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

(hasBrowser ? describe : describe.skip)('every page', () => {
  let world: World;
  let browser: Browser;
  let number: string;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), openBrowser()]);
    number = await fileOne(world.base);
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  it.each([
    { screen: 'phone', dark: false },
    { screen: 'desk', dark: true },
  ] as const)('fits, and nothing on it is grave for axe: %o', async (way) => {
    const visitors = new Map<string | undefined, Visitor>();
    for (const { path, account } of allPages) {
      const known = visitors.get(account);
      const each = known ?? (await visitor(browser, world, way));
      visitors.set(account, each);
      if (!known && account !== undefined) await each.signIn(account);
      await each.visit(path.replace('{number}', number));
      await each.look();
    }
    for (const each of visitors.values()) {
      expect(each.complaints).toEqual([]);
      await each.leave();
    }
  });
});
