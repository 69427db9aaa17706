import fc from 'fast-check';
import { randomInt } from 'node:crypto';
import { CookieJar } from './support/cookie-jar.js';
import { crawl, type SeenPage, shapeOf, type ShownForm, signedInJar } from './support/crawl.js';
import { nastyName, nastyText } from './support/fuzz/nasty.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const visitors = [
  undefined,
  `lurah-${GAMBIR}`,
  'camat-31.71.01',
  'unit-dinas-bina-marga',
  'triage',
  'communications',
  'admin',
];

describe('whoever goes wherever the pages lead', () => {
  let world: World;
  const jars = new Map<string | undefined, CookieJar>();
  const seen = new Map<string | undefined, SeenPage[]>();
  beforeAll(async () => {
    world = await openWorld();
    await fileSome(world);
    for (const each of visitors)
      jars.set(each, each === undefined ? new CookieJar() : await signedInJar(world, each));
  });
  afterAll(() => world.close());

  it.each(visitors)('finds no dead end, as %s', async (visitor) => {
    const pages = await crawl(world, jars.get(visitor) ?? new CookieJar());
    seen.set(visitor, pages);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('is sent no script and no style in the HTML of a page: its policy forbids them', () => {
    const pages = [...seen.values()].flat();
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.flatMap(({ inline }) => inline)).toEqual([]);
  });

  it('is told in words what a form cannot take, whatever is sent with it', async () => {
    const seed = randomInt(2 ** 31);
    const broken: unknown[] = [];
    let refused = 0;
    for (const [visitor, pages] of seen) {
      const jar = jars.get(visitor) ?? new CookieJar();
      const forms = new Map(
        pages
          .flatMap((page) => page.forms)
          .filter(({ action }) => action !== '/keluar')
          .map((form) => [`${form.method} ${shapeOf(form.action)}`, form]),
      );
      for (const form of forms.values()) {
        for (const fields of fc.sample(nonsenseFor(form), { seed, numRuns: 4 })) {
          const answer = await sendForm(world, jar, form, fields);
          if (answer.status >= 500 || !isForPeople(answer))
            broken.push({ form, fields, status: answer.status });
          if (answer.status >= 400) refused++;
        }
      }
    }
    expect({ seed, broken }).toEqual({ seed, broken: [] });
    expect(refused).toBeGreaterThan(20);
  });
});

/** A few complaints in different states, so that no page is empty. */
async function fileSome(world: World): Promise<void> {
  const file = async (category: string, where: object): Promise<string> => {
    const body = { category, description: 'Lubang besar di tengah jalan, dua motor jatuh.', ...where };
    return String((await world.ask('POST', '/complaints', { body })).body.number);
  };
  const numbers = [];
  for (const category of ['road', 'road', 'street-light', 'waste'])
    numbers.push(await file(category, { location: { lat: -6.1766, lng: 106.8269 } }));
  await file('road', { address: 'Entah di mana, dekat jembatan' });
  await eventually(
    () => world.db.query<{ status: string }>(`SELECT status FROM complaints WHERE status = 'received'`),
    ({ rows }) => rows.length === 0,
  );
  const token = await world.signIn(`lurah-${GAMBIR}`);
  const step = (number: string | undefined, action: string, body: object): Promise<unknown> =>
    world.ask('POST', `/complaints/${number}/${action}`, { token, body });
  await step(numbers[0], 'responses', { message: 'Petugas memeriksa hari ini.' });
  await step(numbers[1], 'coordinations', { unit: 'dinas-bina-marga', message: 'Mohon diaspal.' });
  await step(numbers[2], 'responses', { message: 'Petugas memeriksa hari ini.' });
}

/** What a form never shows: its fields with anything in them, and others besides. */
function nonsenseFor({ fields }: ShownForm): fc.Arbitrary<[string, string][]> {
  const each = fields.map(([name, value]) =>
    name === '_csrf' || name === '_key'
      ? fc.constant<[string, string]>([name, value])
      : fc
          .oneof(nastyText, fc.constant(value))
          .map((text): [string, string] => [name, text.slice(0, 20_000)]),
  );
  const others = fc.array(
    fc.tuple(
      nastyName.map((name) => name.slice(0, 200)),
      nastyText,
    ),
    { maxLength: 2 },
  );
  return fc.tuple(fc.tuple(...each), others).map(([own, further]) => [...own, ...further]);
}

async function sendForm(
  world: World,
  jar: CookieJar,
  { action, method, takesFiles }: ShownForm,
  fields: readonly [string, string][],
): Promise<Response> {
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const url = new URL(action, world.base);
  if (method === 'get') {
    url.search = new URLSearchParams(fields.map(([...pair]) => pair)).toString().slice(0, 6_000);
    return jar.fetch(url.href, { headers });
  }
  const body = takesFiles ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  if (body instanceof FormData) body.append('photos', new Blob(['GIF89a, or so it says']), 'lubang.jpg');
  return jar.fetch(url.href, { method, headers, body });
}

function isForPeople({ status, headers }: Response): boolean {
  return (status >= 300 && status < 400) || (headers.get('content-type') ?? '').startsWith('text/html');
}
