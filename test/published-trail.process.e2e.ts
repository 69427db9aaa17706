import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { noteComplaintRows } from '../src/complaints/core/chain/complaint-rows.js';
import { publishEvents } from '../src/events/events.repository.js';
import { eventHash } from '../src/complaints/core/chain/event-hash.js';
import { digestOf, SEALED, type ChainedEvent } from '../src/complaints/core/chain/chain-events.js';
import { type AuditEntry, BEGINNING, chained } from '../src/audit/chain.js';
import { recordAction } from '../src/audit/record.js';
import { citizenOf, GAMBIR } from './support/citizen.js';
import { root } from './support/processes.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

interface Head {
  number: number;
  size: number;
  rootHash: string;
  note: string;
  publicKey: string;
  daily: boolean;
  previous: string;
}
interface Proof {
  head: Head;
  events: { event: number; facts: string | null; path: string[] }[];
  waiting: number;
}

describe('the audit trail that is published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trail-'));
  let world: World;
  let number: string;
  let kept: Proof;
  let keptFile: string;
  beforeAll(async () => {
    world = await openWorld();
    const citizen = citizenOf(world);
    number = await citizen.file();
    await citizen.routed(number);
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const body = { message: 'Kami periksa hari ini.' };
    await world.ask('POST', `/complaints/${number}/responses`, { token, body });
    await sealed();
    kept = (await proofOf()).body;
    keptFile = keep('kept.json', kept);
  });
  afterAll(() => world.close());

  const audit = (path: string): string => `${world.base}/api/v1/audit/${path}`;
  const headNow = async (): Promise<Head> => (await world.ask<Head>('GET', '/audit/head')).body;
  const proofOf = (of = number) => world.ask<Proof>('GET', `/audit/proofs/${of}`);
  const sealed = async (): Promise<void> => {
    expect(await world.command('audit', 'seal')).toMatchObject({ code: 0 });
  };
  const keep = (name: string, what: string | object): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof what === 'string' ? what : JSON.stringify(what));
    return file;
  };
  /** The script that anyone can run, as a process of its own. */
  const check = (...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((resolve) =>
      execFile(process.execPath, [join(root, 'docs/verify-proof.mjs'), ...args], (fault, said) =>
        resolve({ code: fault ? 1 : 0, said }),
      ),
    );
  const extendsKept = async (): Promise<{ code: number; said: string }> => {
    const { size } = await headNow();
    return check('extends', keptFile, audit('head'), audit(`consistency?from=${kept.head.size}&to=${size}`));
  };
  /** Does something past all triggers. */
  const past = (sql: string): Promise<unknown> =>
    world.db.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

  it('gives a citizen a proof of the filing and its times, which anyone can check without Tanggap', async () => {
    const body = { category: 'road', description: 'Jalan rusak berat.', kelurahanCode: GAMBIR };
    const filed = await world.ask<{ number: string; proof: string }>('POST', '/complaints', { body });
    expect(filed.body.proof).toBe(`/api/v1/audit/proofs/${filed.body.number}`);
    expect((await proofOf(filed.body.number)).body).toMatchObject({
      events: [],
      waiting: expect.any(Number),
    });

    expect(kept.waiting).toBe(0);
    const { body: complaint } = await world.ask<Record<string, string>>('GET', `/complaints/${number}`);
    const facts = kept.events.map((event) => JSON.parse(event.facts ?? '{}') as Record<string, string>);
    const [filing, , response] = facts;
    const instant = (text?: string): string => new Date(text ?? '').toISOString();
    expect(filing).toMatchObject({
      complaint: number,
      kind: 'filed',
      filedAt: instant(complaint.filedAt),
      firstResponseDueAt: instant(complaint.firstResponseDueAt),
      resolutionDueAt: instant(complaint.resolutionDueAt),
    });
    expect(response).toMatchObject({
      kind: 'responded',
      at: instant(complaint.firstRespondedAt),
      answers: true,
    });
    expect(JSON.stringify(kept)).not.toMatch(/periksa|lubang/i);

    const byServer = await check(
      'proof',
      `${world.base}${filed.body.proof.replace(filed.body.number, number)}`,
    );
    expect(byServer).toMatchObject({
      code: 0,
      said: expect.stringContaining(`event 3 of ${number} is in the tree`),
    });
    expect(await check('proof', keptFile, '--key', kept.head.publicKey)).toMatchObject({
      code: 0,
      said: expect.not.stringContaining('on trust'),
    });
    const other = kept.head.publicKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await check('proof', keptFile, '--key', other)).toMatchObject({ code: 1 });
  });

  it('shows each head to everyone, as text for other tools too, and that it extends the ones before', async () => {
    await world.signIn('admin');
    await sealed();
    const head = await headNow();
    expect(head.size).toBeGreaterThan(kept.head.size);
    expect(await check('head', audit('head'), '--key', head.publicKey)).toMatchObject({ code: 0 });
    expect(await check('head', audit('head.txt'), '--key', head.publicKey)).toMatchObject({ code: 0 });
    expect(await extendsKept()).toMatchObject({
      code: 0,
      said: expect.stringContaining(`All ${kept.head.size} leaves of the older head are unchanged`),
    });
    const { said } = await world.command('audit', 'head');
    expect(said).toContain(head.publicKey);

    const { body: first } = await world.ask<{ items: Head[]; next: number }>('GET', '/audit/heads?limit=1');
    expect(first.items).toMatchObject([{ number: 1, daily: true, previous: '0'.repeat(64) }]);
    const { body: rest } = await world.ask<{ items: Head[] }>('GET', `/audit/heads?after=${first.next}`);
    expect(rest.items.map((each) => each.number)).toEqual(rest.items.map((_, place) => place + 2));
    const { body: daily } = await world.ask<{ items: Head[] }>('GET', '/audit/heads?daily=true');
    expect(daily.items[0]).toEqual(first.items[0]);
    expect(daily.items.every((each) => each.daily)).toBe(true);
  });

  it.each([
    ['consistency', 'from', 'required'],
    ['consistency?from=0&to=1', 'from', 'out_of_range'],
    ['consistency?from=3&to=2', 'from', 'out_of_range'],
    ['consistency?from=1&to=999999999', 'to', 'out_of_range'],
    ['consistency?from=1&to=1e300', 'to', 'out_of_range'],
    ['heads?limit=0', 'limit', 'out_of_range'],
    ['heads?daily=yes', 'daily', 'not_in_list'],
    ['proofs/JKT-26-000000-0?after=-1', 'after', 'out_of_range'],
  ])('refuses %s and names what cannot be meant', async (path, field, code) => {
    const { body } = await world.ask<{ errors: object[] }>('GET', `/audit/${path}`);
    expect(body).toMatchObject({ code: 'validation_failed' });
    expect(body.errors).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('knows no proof of what there is not', async () => {
    expect((await proofOf('JKT-26-7K3Q9F-X')).body).toMatchObject({ code: 'complaint_number_mistyped' });
    expect((await proofOf('JKT-26-7K3Q9F-8')).body).toMatchObject({ code: 'complaint_not_found' });
  });

  it('is signed on each day, whether or not anything is new, and handed out with the open data', async () => {
    const before = await headNow();
    await past(`UPDATE tree_heads SET day = '2024-03-05'`);
    const next = await eventually(headNow, ({ number: of }) => of > before.number);
    expect(next).toMatchObject({ daily: true });
    const path = '/open-data/2024-03/heads.json';
    const { body } = await world.ask<{ heads: Head[]; note: object }>('GET', path);
    expect(body.heads).toMatchObject([{ number: 1, daily: true }]);
    expect(await check('head', keep('of-month.json', body.heads[0] ?? {}))).toMatchObject({ code: 0 });
  });

  it('holds what was sealed before there were salts', async () => {
    const db = await new DataSource({ type: 'postgres', url: world.env.DATABASE_URL }).initialize();
    const citizen = citizenOf(world);
    const old = await citizen.file();
    await citizen.routed(old);
    await publishEvents(db);
    await db.transaction(async (manager) => {
      const events = await manager.query<ChainedEvent[]>(
        `WITH taken AS (
           SELECT p.* FROM published_events p JOIN event_subscriptions s ON s.name = 'hash-chain' AND p.position > s.position
         ), moved AS (
           UPDATE event_subscriptions SET position = (SELECT max(position) FROM taken) WHERE name = 'hash-chain'
         )
         SELECT e.complaint_id AS "complaintId", e.seq, ${eventHash('NULL::uuid')} AS hash
         FROM taken JOIN complaint_events e USING (complaint_id, seq) JOIN complaints c ON c.id = e.complaint_id`,
      );
      const subject = uuid();
      await manager.query(
        'INSERT INTO event_seals (id, complaint_ids, seqs, hashes) VALUES ($1, $2, $3, $4)',
        [
          subject,
          events.map((each) => each.complaintId),
          events.map(({ seq }) => seq),
          events.map(({ hash }) => hash),
        ],
      );
      await noteComplaintRows(manager, events);
      const details = JSON.stringify({ events: events.length, digest: digestOf(events) });
      await recordAction(manager, {
        at: new Date(),
        accountId: null,
        account: 'tanggap',
        action: SEALED,
        subject,
        details,
      });
    });
    await db.destroy();
    await sealed();
    expect(await world.command('audit', 'verify')).toMatchObject({ code: 0 });
    const file = keep('old.json', (await proofOf(old)).body);
    expect(await check('proof', file)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`! event 1 of ${old}: no facts are shown of it`),
    });
  });

  it('shows it where a time is changed', async () => {
    const change = (by: string): Promise<unknown> =>
      past(`UPDATE complaint_events SET at = at ${by} interval '3 days'
            WHERE seq = 3 AND complaint_id = (SELECT id FROM complaints WHERE number = '${number}')`);
    await change('-');
    expect(await check('proof', audit(`proofs/${number}`))).toMatchObject({
      code: 1,
      said: expect.stringContaining(`event 3 of ${number} is not what was put into the tree`),
    });
    await change('+');
    expect(await check('proof', audit(`proofs/${number}`))).toMatchObject({ code: 0 });
    const forged = {
      ...kept,
      events: kept.events.map((event) => ({
        ...event,
        facts: event.facts?.replace('"received"', '"waiting"'),
      })),
    };
    expect(await check('proof', keep('forged.json', forged))).toMatchObject({ code: 1 });
    const note = kept.head.note.replace(`\n${kept.head.size}\n`, `\n${kept.head.size + 1}\n`);
    expect(await check('head', keep('forged.txt', note), '--key', kept.head.publicKey)).toMatchObject({
      code: 1,
      said: expect.stringContaining('The signature is wrong'),
    });
  });

  it('is compared with a head that was kept, whichever way it was', async () => {
    const since = (head: string): Promise<{ code: number | string; said: string }> =>
      world.command('audit', 'verify', '--since', head);
    expect(await since(keptFile)).toMatchObject({
      code: 0,
      said: expect.stringContaining('extends the head'),
    });
    expect(await since(keep('kept.txt', kept.head.note))).toMatchObject({ code: 0 });
    expect(await since(`${kept.head.size}:${kept.head.rootHash}`)).toMatchObject({ code: 0 });
    expect(await since(`${kept.head.size}:${'0'.repeat(64)}`)).toMatchObject({
      code: 1,
      said: expect.stringContaining('written anew'),
    });
    expect(await since(`999999:${'0'.repeat(64)}`)).toMatchObject({
      code: 1,
      said: expect.stringContaining('cut off'),
    });
    expect(await since(keep('none.txt', 'no head'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('--since is no head'),
    });
  });

  it.each([
    ['a tile', `UPDATE merkle_tiles SET hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0))`, 'tile'],
    ['a head', `UPDATE tree_heads SET size = size + 1 WHERE number = 2`, 'head 2 is not what was signed'],
    ['a head taken out', 'DELETE FROM tree_heads WHERE number = 1', 'the head before head 2 is missing'],
    ['a key', `UPDATE head_keys SET public_key = sha256('x')`, 'head 1 is not what was signed'],
    ['progress', 'UPDATE merkle_progress SET leaves = leaves + 1', 'leaves'],
    ['a place', 'UPDATE merkle_seals SET first_leaf = first_leaf + 1', 'place'],
  ])('is verified down to %s', async (_, change, fault) => {
    await sealed();
    const tables = ['merkle_tiles', 'tree_heads', 'head_keys', 'merkle_progress', 'merkle_seals'];
    await past(tables.map((table) => `CREATE TABLE saved_${table} AS TABLE ${table}`).join(';'));
    await past(change);
    expect(await world.command('audit', 'verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining(fault),
    });
    await past(
      tables
        .map((t) => `DELETE FROM ${t}; INSERT INTO ${t} TABLE saved_${t}; DROP TABLE saved_${t}`)
        .join(';'),
    );
    expect(await world.command('audit', 'verify')).toMatchObject({ code: 0 });
  });

  it('lets nobody change through the front door what is published', async () => {
    for (const table of ['merkle_tiles', 'merkle_seals', 'tree_heads']) {
      await expect(world.db.query(`DELETE FROM ${table}`)).rejects.toThrow('only added to');
      await expect(world.db.query(`TRUNCATE ${table}`)).rejects.toThrow('only added to');
    }
    await expect(world.db.query('UPDATE tree_heads SET day = day + 1')).rejects.toThrow('only added to');
    await expect(world.db.query(`UPDATE merkle_tiles SET hashes = sha256('x')`)).rejects.toThrow(
      'only added to',
    );
  });

  it.each([
    ['an error page', 'error.html', '<html><body>502</body></html>', 'is a web page'],
    ['a problem', 'problem.json', { status: 404, detail: 'No such complaint.' }, '404): No such complaint.'],
    ['half an answer', 'half.json', '{"note": "', 'is damaged JSON'],
    ['something else', 'other.json', { number: 1 }, 'no proof. Give an answer of /api/v1/audit/proofs/'],
  ])('says what it was given instead of a proof: %s', async (_, name, given, said) => {
    const answer = await check('proof', keep(name, given));
    expect(answer).toMatchObject({ code: 1, said: expect.stringContaining(said) });
    expect(answer.said).toMatch(/Give an answer|Correct the address/);
  });

  it('is not signed again once it was written anew, and who kept a head sees it in any case', async () => {
    await removeEverywhere(number);
    const admin = await world.signIn('admin');
    expect(await world.command('audit', 'seal')).toMatchObject({
      code: 1,
      said: expect.stringContaining('no head is signed, because the tree'),
    });
    const { body } = await world.ask<{ auditFault: string }>('GET', '/integrity', { token: admin });
    expect(body.auditFault).toContain('the head kept in the data folder');
    await eventually(
      () => Promise.resolve(world.said()),
      (said) => said.includes('SignHeadsTask') && said.includes('no head is signed'),
    );

    // Whoever has the machine as well calls it a restored backup; that is all it takes to sign again.
    const reason = 'Dipulihkan dari cadangan';
    expect(await world.command('audit', 'restored', '--reason', reason)).toMatchObject({ code: 0 });
    await sealed();
    while ((await headNow()).size < kept.head.size) {
      await world.signIn('admin');
      await sealed();
    }
    const after = await world.ask('GET', '/integrity', { token: admin });
    expect(after.body).toMatchObject({ auditFault: null });
    // The hashes of rows in the trail were left: they tell, too.
    expect(await world.command('audit', 'verify')).toMatchObject({ code: 1 });
    expect(await world.command('audit', 'verify', '--since', keptFile)).toMatchObject({ code: 1 });
    expect(await extendsKept()).toMatchObject({
      code: 1,
      said: expect.stringContaining('The trail was written anew'),
    });
    expect(await check('proof', audit(`proofs/${number}`))).toMatchObject({ code: 1 });
  });

  /** What somebody does who has the database and knows Tanggap well: a complaint goes, and all that is made of it fits again. */
  async function removeEverywhere(of: string): Promise<void> {
    const client = await world.db.connect();
    await client.query(
      'BEGIN; SET LOCAL session_replication_role = replica; LOCK audit_entries, merkle_progress',
    );
    const { rows } = await client.query<{ id: string }>('SELECT id FROM complaints WHERE number = $1', [of]);
    const id = rows[0]?.id ?? '';
    await client.query('DELETE FROM complaint_events WHERE complaint_id = $1', [id]);
    await client.query('DELETE FROM complaints WHERE id = $1', [id]);
    await client.query(
      `UPDATE event_seals SET (complaint_ids, seqs, hashes, salts) = (
         SELECT coalesce(array_agg(c), '{}'), coalesce(array_agg(s), '{}'), coalesce(array_agg(h), '{}'), coalesce(array_agg(x), '{}')
         FROM unnest(complaint_ids, seqs, hashes, salts) AS sealed(c, s, h, x) WHERE c <> $1)
       WHERE complaint_ids @> ARRAY[$1]::uuid[]`,
      [id],
    );
    const seals = await client.query<ChainedEvent & { seal: string }>(
      `SELECT id AS seal, c AS "complaintId", s AS seq, h AS hash
       FROM event_seals, unnest(complaint_ids, seqs, hashes) WITH ORDINALITY AS sealed(c, s, h, place) ORDER BY place`,
    );
    const entries = await client.query<AuditEntry & { accountId: string | null }>(
      'SELECT seq::int, at, account_id AS "accountId", account, action, subject, details FROM audit_entries ORDER BY seq',
    );
    let before: Buffer = BEGINNING;
    for (const row of entries.rows) {
      const events = seals.rows.filter(({ seal }) => seal === row.subject);
      const details =
        row.action === SEALED
          ? JSON.stringify({ events: events.length, digest: digestOf(events) })
          : row.details;
      before = chained(before, { ...row, details });
      await client.query('UPDATE audit_entries SET details = $2, hash = $3 WHERE seq = $1', [
        row.seq,
        details,
        before,
      ]);
    }
    await client.query(
      'DELETE FROM merkle_tiles; DELETE FROM merkle_seals; DELETE FROM tree_heads; UPDATE merkle_progress SET entries = 0, leaves = 0; COMMIT',
    );
    client.release();
  }
});
