import { Processor } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Interval } from '../src/queues/interval.js';
import { JobQueue } from '../src/queues/job-queue.js';
import { type JobKind } from '../src/queues/jobs.js';
import { lostHints } from '../src/queues/lost-hints.js';
import {
  type Errand,
  errand,
  Errands,
  gone,
  type Office,
  openOffice,
  runs,
  said,
  ways,
} from './support/errands.js';
import { root, run } from './support/processes.js';
import { openQueueServer, type QueueServer } from './support/queue-servers.js';
import { backends } from './support/redis.js';
import { eventually } from './support/world.js';

jest.setTimeout(90_000);

const runsOf = (id: string): typeof runs => runs.filter((each) => each.id === id);
const until = (holds: () => boolean, patience?: number): Promise<unknown> =>
  eventually(() => Promise.resolve(holds()), Boolean, patience);
const fails = (message = 'no luck'): never => {
  throw new Error(message);
};
/** Something to wait at until it is opened. */
const gate = (): { wait: () => Promise<void>; open: () => void } => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { wait: () => opened, open: () => open() };
};

describe.each(backends)('queues on %s', (backend) => {
  let server: QueueServer;
  let office: Office;
  beforeAll(async () => {
    server = await openQueueServer(backend);
    office = await openOffice(server);
    await office.takeJobs();
  });
  afterAll(async () => {
    await office.close();
    await server.close();
  });

  const letters = async (subject: string): Promise<{ reason: string; attempts: number }[]> =>
    (
      await server.db.query<{ reason: string; attempts: number }>(
        'SELECT reason, attempts FROM dead_letters WHERE subject = $1',
        [subject],
      )
    ).rows;
  const letterOf = async (subject: string): Promise<{ reason: string; attempts: number } | undefined> =>
    (
      await eventually(
        () => letters(subject),
        ({ length }) => length > 0,
      )
    )[0];
  /** Adds a job as no code of ours would. */
  const addRaw = async (
    data: unknown,
    options: { jobId: string; delay?: number },
    name = errand.name,
  ): Promise<void> => {
    const all = { attempts: 4, removeOnComplete: true, removeOnFail: true, ...options };
    await withQueue((queue) => queue.add(name, data, all));
  };
  const dropped = async (): Promise<number> =>
    (await lostHints.get()).values.find(({ labels }) => labels.kind === errand.name)?.value ?? 0;
  const withQueue = async <T>(work: (queue: JobQueue) => Promise<T>): Promise<T> => {
    const queue = new JobQueue(errand.name, { connection: office.connection });
    await queue.waitUntilReady();
    return work(queue).finally(() => queue.close());
  };

  it('hands each job to its handler once, with what it carries', async () => {
    const errands = Array.from({ length: 1_200 }, (_, place): Errand => {
      return { id: randomUUID(), words: `Lubang ke-${place} “di jalan” 🕳️` };
    });
    errands.forEach(({ id, words }) => office.nudge(id, words));
    const given = new Set(errands.map(({ id }) => id));
    const done = (): Errand[] =>
      runs.filter(({ id }) => given.has(id)).map(({ id, words }) => ({ id, words }));
    await until(() => done().length >= errands.length);
    const byId = (one: Errand, other: Errand): number => one.id.localeCompare(other.id);
    expect(done().sort(byId)).toEqual(errands.sort(byId));
  });

  it('works on as many at once as set, and no more', async () => {
    const ids = Array.from({ length: 10 }, () => randomUUID());
    const doors = gate();
    let most = 0;
    let inHand = 0;
    for (const id of ids) {
      ways.set(id, async () => {
        most = Math.max(most, ++inHand);
        await doors.wait();
        inHand--;
      });
      office.nudge(id);
    }
    await until(() => inHand === errand.concurrency);
    doors.open();
    await until(() => ids.every((id) => runsOf(id).length === 1) && inHand === 0);
    expect(most).toBe(errand.concurrency);
  });

  it('does once what is asked for twice while it waits or is in hand, and again once it is done', async () => {
    const [twice, after] = [randomUUID(), randomUUID()];
    const doors = gate();
    ways.set(twice, doors.wait);
    office.nudge(twice);
    office.nudge(twice);
    await until(() => runsOf(twice).length === 1);
    office.nudge(twice);
    office.nudge(after);
    await until(() => runsOf(after).length === 1);
    doors.open();
    ways.delete(twice);
    await eventually(
      async () => {
        office.nudge(twice);
        return Promise.resolve(runsOf(twice).length);
      },
      (times) => times >= 2,
    );
  });

  it('holds a delayed job back', async () => {
    const id = randomUUID();
    const asked = Date.now();
    await addRaw({ id }, { jobId: id, delay: 700 });
    await until(() => runsOf(id).length === 1);
    expect((runsOf(id)[0]?.at ?? 0) - asked).toBeGreaterThanOrEqual(700);
  });

  it('waits longer before each further attempt, and keeps what fails at the last, with its reason', async () => {
    const id = randomUUID();
    ways.set(id, () => fails('no office is open\nnor near'));
    office.nudge(id);
    expect(await letterOf(id)).toEqual({ reason: 'no office is open', attempts: 4 });
    const times = runsOf(id).map(({ at }) => at);
    expect(times.length).toBe(errand.attempts);
    times.slice(1).forEach((time, place) => {
      expect(time - (times[place] ?? 0)).toBeGreaterThanOrEqual(errand.backOff * 2 ** place - 5);
    });
    const told = said.filter((line) => line.includes(id));
    expect(told.map((line) => line.replace(id, 'ID'))).toEqual([
      'errand ID failed, attempt 1: no office is open',
      'errand ID failed, attempt 2: no office is open',
      'errand ID failed, attempt 3: no office is open',
      'errand ID failed, attempt 4, and is a dead letter: no office is open',
    ]);
  });

  it('keeps one dead letter per subject, and none of what is done after all', async () => {
    const id = randomUUID();
    ways.set(id, () => fails(`attempt ${runsOf(id).length}`));
    office.nudge(id);
    await letterOf(id);
    office.nudge(id, undefined, `${id}-again`);
    await until(() => runsOf(id).length === 8);
    await eventually(
      () => letters(id),
      ([letter]) => letter?.reason === 'attempt 8',
    );
    expect(await letters(id)).toHaveLength(1);
    ways.set(id, () => (runsOf(id).length < 10 ? fails() : undefined));
    office.nudge(id);
    await eventually(
      () => letters(id),
      ({ length }) => length === 0,
    );
  });

  it('takes a server out of reach for no dead letter', async () => {
    const id = randomUUID();
    ways.set(id, () => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    office.nudge(id);
    await until(() =>
      said.some((line) => line.includes(`${id} failed, attempt 4, and waits for a reconciler`)),
    );
    expect(await letters(id)).toEqual([]);
  });

  it('drops what cannot be read and counts it: a lost hint is no dead letter, and hides no row', async () => {
    const ids = Array.from({ length: 4 }, () => randomUUID());
    const [wrong = '', foreign = '', empty = '', stalled = ''] = ids;
    const before = await dropped();
    await addRaw({ id: 'nonsense' }, { jobId: wrong });
    await addRaw({ id: foreign }, { jobId: foreign }, 'of-another-kind');
    await eventually(dropped, (count) => count === before + 2);
    await office.close();
    office = await openOffice(server);
    [empty, stalled].forEach((id) => office.nudge(id));
    await eventually(
      () => withQueue((queue) => queue.getJobCounts('waiting')),
      ({ waiting }) => waiting === 2,
    );
    await server.losePayload(errand.name, empty);
    await server.losePayload(errand.name, stalled);
    await server.giveUp(errand.name, stalled);
    await office.takeJobs();
    await eventually(dropped, (count) => count === before + 4);
    expect(await Promise.all(ids.map(letters))).toEqual([[], [], [], []]);
    expect(ids.flatMap(runsOf)).toEqual([]);
    expect(await withQueue((queue) => Promise.all(ids.map((id) => queue.getJob(id))))).toEqual(
      ids.map(() => undefined),
    );
    // The row is found again by a job of its own, even of the same id.
    ids.forEach((id) => office.nudge(id));
    await until(() => ids.every((id) => runsOf(id).length === 1));
    // Each of the two offices has said it once.
    expect(said.filter((line) => line.includes('cannot be read'))).toHaveLength(2);
  });

  it('drops what fails about a row that is not there, and counts it', async () => {
    const id = randomUUID();
    const before = await dropped();
    gone.add(id);
    ways.set(id, () => fails('no such errand'));
    office.nudge(id);
    await eventually(dropped, (count) => count === before + 1);
    expect(runsOf(id)).toHaveLength(errand.attempts);
    expect(await letters(id)).toEqual([]);
  });

  it('goes on where a dead letter cannot be written, and writes it the next time', async () => {
    const id = randomUUID();
    ways.set(id, () => fails());
    await server.db.query('ALTER TABLE dead_letters RENAME TO no_letters');
    office.nudge(id);
    await until(() => said.some((line) => line.startsWith('dead letters:')));
    await server.db.query('ALTER TABLE no_letters RENAME TO dead_letters');
    office.nudge(id);
    expect(await letterOf(id)).toMatchObject({ attempts: 4 });
  });

  it('finishes what is in hand before it stops, and leaves the rest to whoever comes next', async () => {
    const [inHand, waiting] = [randomUUID(), randomUUID()];
    const doors = gate();
    let finished = false;
    ways.set(inHand, async () => {
      await doors.wait();
      finished = true;
    });
    office.nudge(inHand);
    await until(() => runsOf(inHand).length === 1);
    const closing = office.close();
    doors.open();
    await closing;
    expect(finished).toBe(true);
    office = await openOffice(server);
    office.nudge(waiting);
    await office.close();
    expect(runsOf(waiting)).toEqual([]);
    office = await openOffice(server);
    await office.takeJobs();
    await until(() => runsOf(waiting).length === 1);
    expect(runsOf(inHand)).toHaveLength(1);
  });

  it('keeps what waits while the server starts anew, and goes on by itself', async () => {
    await office.close();
    office = await openOffice(server);
    const [before, after] = [randomUUID(), randomUUID()];
    office.nudge(before);
    await eventually(
      () => withQueue((queue) => queue.getJobCounts('waiting')),
      ({ waiting }) => waiting === 1,
    );
    await office.takeJobs();
    await server.restart();
    await until(() => runsOf(before).length === 1);
    await eventually(() => office.areReachable(), Boolean);
    // As a sweep would: a connection that was cut may be found out by the first nudge.
    await eventually(
      () => Promise.resolve(office.nudge(after)),
      () => runsOf(after).length > 0,
    );
  });

  it('is held up by no server that hangs: neither those who nudge, nor the memory, nor the end', async () => {
    const [flood, after] = [randomUUID(), randomUUID()];
    const another = await openOffice(server);
    await another.takeJobs();
    const goOn = await server.hang();
    for (let each = 0; each < 30_000; each++) another.nudge(flood);
    expect(said.filter((line) => line.includes('20000 jobs wait'))).toHaveLength(1);
    expect(await another.areReachable()).toBe(false);
    await another.close();
    await goOn();
    await eventually(() => office.areReachable(), Boolean);
    office.nudge(after);
    await until(() => runsOf(after).length === 1);
  });

  it('hands on what a killed worker had in hand, but not for ever', async () => {
    await office.close();
    office = await openOffice(server);
    const [once, often] = [randomUUID(), randomUUID()];
    office.nudge(once);
    office.nudge(often);
    const { databaseUrl, redisUrl } = server;
    const doomed = run(process.execPath, [join(root, 'test/support/doomed-worker.mjs')], {
      DATABASE_URL: databaseUrl,
      ...(redisUrl && { REDIS_URL: redisUrl }),
    });
    await doomed.says(`took ${once}`);
    await doomed.says(`took ${often}`);
    await doomed.end('SIGKILL');
    await server.setStalls(errand.name, often, 5);
    await office.takeJobs();
    await until(() => runsOf(once).length === 1, 60_000);
    expect((await letterOf(often))?.reason).toContain('stalled');
    expect(runsOf(often)).toEqual([]);
    expect(await letters(once)).toEqual([]);
  });

  it('lets no worker start that has no processor for a kind, or two', async () => {
    const orphan: JobKind<Errand> = { ...errand, name: 'orphan' };
    @Processor(errand.name)
    class Another extends Errands {}
    for (const [kinds, providers, complaint] of [
      [[errand, orphan], [Errands], 'The job "orphan" has 0 processors'],
      [[errand], [Errands, Another], 'The job "errand" has 2 processors'],
    ] as const) {
      const unfit = await openOffice(server, { kinds: [...kinds], providers: [...providers] });
      await expect(unfit.takeJobs()).rejects.toThrow(complaint);
      await unfit.close();
    }
  });

  it('sweeps over and over, one run of a sweep at a time, whatever goes wrong', async () => {
    let [swept, failed, atOnce, most] = [0, 0, 0, 0];
    @Injectable()
    class Slow {
      @Interval(10)
      async run(): Promise<void> {
        most = Math.max(most, ++atOnce);
        await new Promise((resolve) => setTimeout(resolve, 35));
        atOnce--;
        swept++;
      }
    }
    @Injectable()
    class Failing {
      @Interval(10)
      run(): Promise<void> {
        failed++;
        throw new Error('the broom is broken');
      }
    }
    const sweeper = await openOffice(server, { providers: [Errands, Slow, Failing] });
    sweeper.sweep();
    await until(() => swept >= 5 && failed >= 5);
    await sweeper.close();
    const [sweptThen, failedThen] = [swept, failed];
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([swept, failed]).toEqual([sweptThen, failedThen]);
    expect([most, atOnce]).toEqual([1, 0]);
    expect(said.filter((line) => line.includes('the broom is broken'))).toEqual([
      'Failing: the broom is broken',
    ]);
    said.length = 0;
  });
});
