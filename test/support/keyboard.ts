import { type Page } from 'playwright-core';

/** More stops than any page has. */
const MOST_STOPS = 600;

/** What the focus is on: its words as a screen reader would say them, and whether one sees that it is there. */
interface Stop {
  readonly name: string;
  readonly seen: boolean;
}

const STOP = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const label = at.labels?.[0]?.textContent ?? at.getAttribute('aria-label') ?? at.textContent;
  const style = getComputedStyle(at);
  return {
    name: label.replace(/\\s+/g, ' ').trim(),
    seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
  };
})()`;

/** Goes by the Tab key, from where the focus is, until it is on what has these words; each stop must be seen. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<Stop | null>(STOP);
    if (!at) continue;
    if (!at.seen) throw new Error(`Nobody sees that the focus is on "${at.name}" at ${page.url()}`);
    if (typeof name === 'string' ? at.name.startsWith(name) : name.test(at.name)) return;
    passed.push(at.name);
  }
  throw new Error(`No way by keyboard to ${String(name)} at ${page.url()}; passed: ${passed.join(' | ')}`);
}

/** Goes through a whole page by the Tab key. @returns the names of all stops */
export async function tabThrough(page: Page): Promise<string[]> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<Stop | null>(STOP);
    if (!at) return passed;
    passed.push(at.name);
  }
  throw new Error(`The focus never leaves ${page.url()}: ${passed.slice(-20).join(' | ')}`);
}
