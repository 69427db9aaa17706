import fc from 'fast-check';
import { Agent } from 'node:http';
import { withTimeout } from '../../../src/common/with-timeout.js';
import { type Document } from '../documented.js';
import { takePhoto } from '../photographer.js';
import { type RawAnswer } from '../raw.js';
import { type World } from '../world.js';
import { checker } from './as-documented.js';
import { Known } from './known.js';
import { requests, type Sent } from './requests.js';
import { changedBy, faultOfPage, fieldsIn, filedBy } from './as-page.js';
import { routeRequests } from './route-requests.js';
import { type Watched } from './watched.js';
import { isFramed, send } from './wire.js';

/** How many requests are made at once; what the server told by then goes into the next lot, so the first are small. */
const lotAfter = (made: number): number => Math.min(1_000, 50 + made);
const IN_FLIGHT = 8;
/** What takes longer hangs, in milliseconds. */
const PATIENCE = 10_000;
const FAULTS_SHOWN = 30;
const TAKING_IN = 'post /api/v1/photos';

const ROLES = [
  // Who holds what is filed with the examples of the document; after it who is given what is transferred.
  'lurah-31.71.01.1001',
  'lurah-31.71.01.1002',
  'triage',
  'camat-31.71.01',
  'unit-dinas-bina-marga',
  'communications',
  'admin',
];

/** What a campaign did and saw. */
export interface Campaign {
  /** How often each operation answered with each status; 0 where the connection ended without an answer. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Numbers of the complaints whose filing was answered. */
  readonly filed: ReadonlySet<string>;
  /** How many steps with each complaint were answered. */
  readonly steps: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

/** Of so many requests one is made from the document, the others from the routes. */
const FROM_DOCUMENT = 10;

/**
 * Sends a server so many requests that nobody means, made from its own document and its routes, and looks at each
 * answer.
 */
export async function fuzz(
  { world, routes }: Watched,
  { count, seed, say }: { count: number; seed: number; say: (text: string) => void },
): Promise<Campaign> {
  const document = (await world.ask<Document>('GET', '/api/openapi.json')).body;
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const known = new Known();
  const check = checker(document);
  const documented = new Set(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    ),
  );
  const answers = new Map<string, Map<number, number>>();
  const filed = new Set<string>();
  const steps = new Map<string, number>();
  const faults = new Map<string, string>();

  const learn = (sent: Sent, answer: RawAnswer): void => {
    const { status, text, headers } = answer;
    const number = filedBy(sent, answer);
    if (number !== undefined) filed.add(number);
    for (const each of changedBy(sent, answer)) steps.set(each, (steps.get(each) ?? 0) + 1);
    if (text.startsWith('<!doctype')) fieldsIn(text).forEach((name) => known.learnText('field', name));
    if (!documented.has(sent.operation) || status >= 300 || !text.startsWith('{')) return;
    const body = JSON.parse(text) as { id?: string; number?: string; trackingSecret?: string };
    known.learn(body);
    if (status === 201 && sent.operation === TAKING_IN) known.learnText('photos', body.id ?? '');
    if (sent.method !== 'POST' || body.number === undefined) return;
    if (body.trackingSecret !== undefined) filed.add(body.number);
    else if (headers['idempotency-replayed'] === undefined)
      steps.set(body.number, (steps.get(body.number) ?? 0) + 1);
  };
  const one = async (sent: Sent): Promise<void> => {
    let status = 0;
    let fault: string | undefined;
    try {
      const answer = await withTimeout(PATIENCE, send(world.base, sent, agent));
      status = answer.status;
      if (isFramed(sent)) {
        fault =
          documented.has(sent.operation) || sent.operation === 'stray'
            ? check(sent, answer)
            : faultOfPage(sent, answer);
        learn(sent, answer);
      } else if (status >= 500) fault = `answered ${status}`;
    } catch (thrown) {
      if (isFramed(sent) || String(thrown).includes('no answer')) fault = String(thrown);
    }
    const counts = answers.get(sent.operation) ?? new Map<number, number>();
    answers.set(sent.operation, counts.set(status, (counts.get(status) ?? 0) + 1));
    if (fault === undefined) return;
    // The same fault again is named by another request.
    const what = `${sent.operation}: ${fault}`.replace(/\b[0-9a-f]{8}-[-0-9a-f]{27}\b/g, '...');
    if (!faults.has(what)) say(`✗ ${what}`);
    faults.set(what, shown(sent));
  };

  for (let made = 0, size; made < count; made += size) {
    size = Math.min(lotAfter(made), count - made);
    const source = {
      document,
      routes,
      known,
      tokens: await signInAll(world),
      pictures: await takePictures(),
    };
    const lot = fc.sample(
      fc.oneof(
        { weight: 1, arbitrary: requests(source) },
        { weight: FROM_DOCUMENT - 1, arbitrary: routeRequests(source) },
      ),
      { numRuns: size, seed: seed + made },
    );
    const waiting = lot.values();
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        for (const sent of waiting) await one(sent);
      }),
    );
    if (made % 5_000 < size) say(`${made + size} of ${count} requests sent, ${faults.size} kinds of faults`);
  }
  agent.destroy();
  const listed = [...faults].slice(0, FAULTS_SHOWN).map(([what, how]) => `${what}\n    ${how}`);
  return { answers, filed, steps, faults: listed };
}

/** New ones for each lot: some end by what is sent with them, and the failed tries of others must not keep these out. */
async function signInAll(world: World): Promise<string[]> {
  await world.db.query('DELETE FROM sign_in_failures');
  return Promise.all(ROLES.map((role) => world.signIn(role)));
}

/** New ones for each lot: a photo that was seen before shows nothing. */
function takePictures(): Promise<Buffer[]> {
  return Promise.all(Array.from({ length: 4 }, () => takePhoto({ width: 64, height: 48 })));
}

function shown({ method, path, headers, bytes, framing }: Sent): string {
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 400)} ${framing} ${JSON.stringify(bytes?.subarray(0, 400).toString('latin1') ?? '')}`;
}
