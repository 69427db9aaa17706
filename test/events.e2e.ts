import { join } from 'node:path';
import { root, run, type Spawned } from './support/processes.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const WRITERS = 8;
const EACH = 20;

interface Handled {
  readonly position: string;
  readonly complaint: string;
  readonly seq: number;
}

describe('a subscriber of the events of complaints', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.db.query('CREATE TABLE handled (name text, position bigint, complaint_id uuid, seq int)');
  });
  afterAll(() => world.close());

  const follow = (name: string, from: 'beginning' | 'now'): Spawned =>
    run(process.execPath, [join(root, 'test/support/doomed-subscriber.mjs')], {
      DATABASE_URL: world.env.DATABASE_URL ?? '',
      NAME: name,
      FROM: from,
    });
  const file = async (): Promise<string> => {
    const { body } = await world.ask<{ id: string }>('POST', '/complaints', {
      body: { category: 'road', description: 'Jalan rusak berat.', kelurahanCode: '31.71.01.1001' },
    });
    return body.id;
  };
  const handledBy = async (name: string): Promise<Handled[]> => {
    const { rows } = await world.db.query<Handled>(
      'SELECT position, complaint_id AS complaint, seq FROM handled WHERE name = $1 ORDER BY position',
      [name],
    );
    return rows;
  };
  const appended = async (): Promise<number> => {
    const { rows } = await world.db.query<{ events: number }>(
      'SELECT count(*)::int AS events FROM complaint_events',
    );
    return rows[0]?.events ?? 0;
  };
  const lagOf = async (name: string): Promise<number> => {
    const text = await (await fetch(`${world.base}/metrics`)).text();
    const shown = new RegExp(`tanggap_event_subscription_lag_events{subscriber="${name}"} (\\d+)`).exec(text);
    return Number(shown?.[1] ?? Number.NaN);
  };

  it('that is killed between an event and its end gets all of eight writers, each once, in order', async () => {
    await file();
    let subscriber = follow('doomed', 'beginning');
    const writers = Array.from({ length: WRITERS }, async () => {
      for (let filed = 0; filed < EACH; filed++) await file();
    });
    for (let kill = 0; kill < 3; kill++) {
      await subscriber.says(/handled \d+/);
      await subscriber.end('SIGKILL');
      subscriber = follow('doomed', 'beginning');
    }
    await Promise.all(writers);
    const all = 2 * (1 + WRITERS * EACH);
    await eventually(appended, (events) => events === all);
    const handled = await eventually(
      () => handledBy('doomed'),
      (rows) => rows.length >= all,
    );
    await subscriber.end('SIGKILL');

    expect(new Set(handled.map(({ position }) => position)).size).toBe(all);
    const histories = new Map<string, number[]>();
    for (const { complaint, seq } of handled)
      histories.set(complaint, [...(histories.get(complaint) ?? []), seq]);
    expect(new Set([...histories.values()].map(String))).toEqual(new Set(['1,2']));
  });

  it('shows how far it is behind', async () => {
    await eventually(
      () => lagOf('doomed'),
      (lag) => lag === 0,
    );
    await file();
    await eventually(
      () => lagOf('doomed'),
      (lag) => lag === 2,
    );
  });

  it('begins where it left off, or with what happens from now on', async () => {
    const missed = await appended();
    const late = follow('late', 'now');
    await late.says('subscribed');
    const id = await file();
    const again = follow('doomed', 'beginning');
    await eventually(
      () => handledBy('doomed'),
      (rows) => rows.length === missed + 2,
    );
    const handled = await eventually(
      () => handledBy('late'),
      (rows) => rows.length >= 2,
    );
    await Promise.all([late.end('SIGKILL'), again.end('SIGKILL')]);
    expect(handled).toMatchObject([
      { complaint: id, seq: 1 },
      { complaint: id, seq: 2 },
    ]);
  });
});
