import axe, { type AxeResults } from 'axe-core';
import { type Browser, type Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of rows, items and shapes that are all alike it looks at so many: hundreds of them take seconds. */
const ALIKE = 8;

const LOOK = `
  for (const parent of document.querySelectorAll('tbody, ul, ol, select, datalist, .city-map svg'))
    for (const child of [...parent.children].slice(${ALIKE}))
      if (!child.id && !child.querySelector('[id]')) child.remove();
  axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`;

type Grave = readonly [rule: string, where: readonly string[]];

const lookingGlasses = new WeakMap<Browser, Map<string, Promise<Page>>>();

/**
 * What axe finds serious or critical on a page as it is drawn. It looks at a copy, in which axe, a script itself, runs
 * also where the page may run none.
 */
export async function graveOn(page: Page, browser: Browser): Promise<readonly Grave[]> {
  const copy = await lookingGlassFor(page, browser);
  await copy.setContent((await page.content()).replaceAll(/<script\b.*?<\/script>/gs, ''));
  const { violations } = await copy.evaluate<AxeResults>(LOOK);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]);
}

/** A page of the same place, size and light, with axe in it. */
async function lookingGlassFor(page: Page, browser: Browser): Promise<Page> {
  const isDark = await page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: dark)').matches`);
  const own = lookingGlasses.get(browser) ?? new Map<string, Promise<Page>>();
  lookingGlasses.set(browser, own);
  const viewport = page.viewportSize();
  const { origin } = new URL(page.url());
  const key = `${origin} ${viewport?.width} ${isDark}`;
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport, colorScheme: isDark ? 'dark' : 'light' });
    const copy = await context.newPage();
    await copy.goto(`${origin}/masuk`);
    await copy.evaluate(axe.source);
    return copy;
  };
  const known = own.get(key) ?? open();
  own.set(key, known);
  return known;
}
