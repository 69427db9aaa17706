import { pothole } from './support/citizen.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

describe('filings that arrive together', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const file = (description: string, more: object = {}): Promise<Answer> =>
    world.ask('POST', '/complaints', { body: { ...pothole, description, ...more } });

  it('are stored each with its own words, reporter and number', async () => {
    const texts = Array.from({ length: 300 }, (_, place) => `Lubang yang ke-${place} di jalan ini.`);
    const answers = await Promise.all(
      texts.map((text, place) => file(text, place % 3 ? {} : { reporter: { name: `Warga ${place}` } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(300);
    expect(new Set(answers.map(({ body }) => body.trackingSecret)).size).toBe(300);
    const { rows } = await world.db.query<{ id: string; description: string; told: boolean; events: number }>(
      `SELECT id, description, EXISTS (SELECT FROM reporters WHERE complaint_id = id) AS told,
         (SELECT count(*)::int FROM complaint_events WHERE complaint_id = id AND seq = 1 AND kind = 'filed') AS events
       FROM complaints`,
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    answers.forEach(({ body }, place) =>
      expect(stored.get(String(body.id))).toMatchObject({
        description: texts[place],
        told: place % 3 === 0,
        events: 1,
      }),
    );
    expect(stored.size).toBe(300);
  });

  it('fail alone: what the database refuses of one harms no other', async () => {
    await world.db.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON complaints FOR EACH ROW
        WHEN (NEW.description LIKE 'Tidak bisa disimpan%') EXECUTE FUNCTION refuse();
    `);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, place) =>
        file(place % 20 === 7 ? 'Tidak bisa disimpan sama sekali.' : 'Lampu jalan padam semalam.'),
      ),
    );
    answers.forEach(({ status }, place) =>
      expect([place, status]).toEqual([place, place % 20 === 7 ? 500 : 201]),
    );
    const { rows } = await world.db.query(
      `SELECT count(*)::int AS stored FROM complaints WHERE description LIKE 'Lampu jalan%'`,
    );
    expect(rows).toEqual([{ stored: 57 }]);
  });

  it('all find their owner', async () => {
    const token = await world.signIn('admin');
    const look = async (): Promise<Record<string, unknown>> =>
      (await world.ask('GET', '/integrity', { token })).body;
    expect(await eventually(look, ({ pending }) => pending === 0)).toMatchObject({
      accepted: 357,
      owned: 357,
      lost: 0,
    });
  });
});
