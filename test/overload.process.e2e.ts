import { Agent, request } from 'node:http';
import { citizenOf, pothole } from './support/citizen.js';
import { scrape } from './support/telemetry.js';
import { holdComplaints } from './support/still.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const FLOOD = 3_000;
/** What a process takes on at once. */
const IN_HAND = 512;

interface Answered {
  readonly externalId: string;
  readonly status: number;
  readonly code?: string;
  readonly retryAfter?: string;
  /** It has the security headers of all answers. */
  readonly isGuarded: boolean;
}

describe('a flood while the database stands still', () => {
  let world: World;
  const agent = new Agent({ keepAlive: true, maxSockets: 1_200 });
  const answers: Answered[] = [];
  let release = (): Promise<void> => Promise.resolve();
  beforeAll(async () => (world = await openWorld({ asProcess: true })));
  afterAll(async () => {
    await release();
    agent.destroy();
    await world.close();
  });

  const file = (externalId: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const asked = request(
        `${world.base}/api/v1/complaints`,
        { method: 'POST', agent, headers },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          answer.once('end', () => {
            const { code } = JSON.parse(text) as { code?: string };
            const retryAfter = answer.headers['retry-after'];
            const isGuarded = answer.headers['x-content-type-options'] === 'nosniff';
            answers.push({ externalId, status: answer.statusCode ?? 0, code, retryAfter, isGuarded });
            resolve();
          });
        },
      );
      asked.once('error', reject);
      asked.end(JSON.stringify({ ...pothole, address: externalId }));
    });
  const memory = async (): Promise<number> =>
    (await scrape(world.base)).get('process_resident_memory_bytes') ?? NaN;

  it('is refused beyond what the process holds, which stays as small as it was and keeps what it took', async () => {
    const before = await memory();
    release = await holdComplaints(world);
    const flood = Promise.all(Array.from({ length: FLOOD }, (_, index) => file(`flood-${index}`)));
    await eventually(
      () => Promise.resolve(answers.length),
      (count) => count >= FLOOD - IN_HAND,
    );
    const refusedAtOnce = [...answers];
    expect((await world.ask('GET', '/health/live')).status).toBe(200);
    expect((await scrape(world.base)).get('tanggap_http_requests_in_hand')).toBeLessThanOrEqual(IN_HAND);
    const during = await memory();
    await release();
    await flood;

    expect(refusedAtOnce.filter(({ code }) => code === 'overloaded').length).toBeGreaterThan(0);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, code, retryAfter, isGuarded } of refused) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '5' });
      expect(isGuarded).toBe(true);
      // The database was given the time it has, and no more.
      expect(['overloaded', 'unavailable']).toContain(code);
    }
    expect((during - before) / 1_048_576).toBeLessThan(200);
  });

  it('leaves every 201 stored once, and nothing else', async () => {
    const { rows } = await world.db.query<{ external_id: string }>(
      `SELECT address AS external_id FROM complaints WHERE address LIKE 'flood-%'`,
    );
    const accepted = answers.filter(({ status }) => status === 201).map(({ externalId }) => externalId);
    expect(accepted.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.external_id).sort()).toEqual(accepted.sort());
  });

  it('is over once it is over: nothing is left in hand, and what is filed next is taken and routed', async () => {
    await eventually(
      () => scrape(world.base),
      (seen) => seen.get('tanggap_http_requests_in_hand') === 0,
    );
    const citizen = citizenOf(world);
    expect(await citizen.routed(await citizen.file())).toMatchObject({ status: 'waiting' });
  });
});
