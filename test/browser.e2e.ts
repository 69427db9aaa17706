import { type Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './support/browser.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const screens = [
  ['a phone', 360, 740],
  ['a desk', 1280, 800],
] as const;

describe('what a browser gets', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  it('is the city today, and programs find the documentation from there', async () => {
    const response = await fetch(`${world.base}/`, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('href="/api/docs"');
  });

  it.each(['/', '/api/docs', '/api/v1/categories', '/api/v1/nothing', '/health/live'])(
    '%s tells browsers what they may not do with it',
    async (path) => {
      const { headers } = await fetch(`${world.base}${path}`, { redirect: 'manual' });
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'(;|$)/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe-');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  if (hasBrowser) {
    describe('in a browser', () => {
      let browser: Browser;
      beforeAll(async () => (browser = await openBrowser()));
      afterAll(() => browser.close());

      it.each(screens)('is every operation, on %s', async (_, width, height) => {
        const page = await browser.newPage({ viewport: { width, height } });
        const complaints: string[] = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
        });
        page.on('pageerror', (fault) => complaints.push(fault.message));
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));

        await page.goto(`${world.base}/api/docs`);
        await page.locator('#operations-Complaints-fileComplaint').waitFor();
        expect(await page.title()).toBe('Tanggap API');
        const { body } = await world.ask<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
        const operations = Object.values(body.paths).flatMap((methods) => Object.keys(methods));
        expect(await page.locator('.opblock').count()).toBe(operations.length);

        await page.locator('#operations-Complaints-fileComplaint button').first().click();
        await page.getByText('Lubang besar di tengah jalan').first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(complaints).toEqual([]);
        const elsewhere = (url: string): boolean => !url.startsWith(world.base) && !/^(data|blob):/.test(url);
        expect(asked.filter(elsewhere)).toEqual([]);
        await page.close();
      });
    });
  }
});
