import { eventually } from '../world.js';
import { type Town } from './town.js';

type LetGo = () => Promise<void>;

/**
 * Kills all workers where the new owner of a complaint is written and not
 * committed, and starts them again.
 */
export async function killBeforeCommit(town: Town): Promise<void> {
  const letGo = await holdOffices(town);
  try {
    await someWorkerWaits(town);
    await killWorkers(town);
  } finally {
    await letGo();
  }
  await startWorkers(town);
}

/**
 * Kills all workers where the new owner of a complaint is committed and the
 * queue has not been told that the job is done, and starts them again.
 */
export async function killAfterCommit(town: Town): Promise<void> {
  const letCommit = await holdOffices(town);
  let letFinish: LetGo | undefined;
  try {
    await someWorkerWaits(town);
    letFinish = await holdQueue(town);
    const before = await countRouted(town);
    await letCommit();
    await eventually(
      () => countRouted(town),
      (routed) => routed > before,
    );
    await killWorkers(town);
  } finally {
    await letCommit();
    await letFinish?.();
  }
  await startWorkers(town);
}

async function killWorkers({ workers }: Town): Promise<void> {
  await Promise.all(workers.map((worker) => worker.kill()));
}

async function startWorkers({ workers }: Town): Promise<void> {
  await Promise.all(workers.map((worker) => worker.start()));
}

/** Whoever gives a complaint to an office waits at the end of the statement; filing does not. */
function holdOffices(town: Town): Promise<LetGo> {
  return hold(town, 'SELECT FROM offices FOR UPDATE');
}

async function holdQueue(town: Town): Promise<LetGo> {
  const { redis } = town;
  if (!redis) return hold(town, 'LOCK TABLE bullmq.job IN SHARE ROW EXCLUSIVE MODE');
  await redis.client.client('PAUSE', 60_000, 'WRITE');
  return async () => void (await redis.client.client('UNPAUSE'));
}

/** Takes a lock in PostgreSQL; gives what lets it go. */
async function hold({ db }: Town, lock: string): Promise<LetGo> {
  const client = await db.connect();
  await client.query('BEGIN');
  await client.query(lock);
  let held = true;
  return async () => {
    if (!held) return;
    held = false;
    await client.query('ROLLBACK');
    client.release();
  };
}

async function someWorkerWaits({ db }: Town): Promise<void> {
  const waiting = async (): Promise<number> => {
    const { rowCount } = await db.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '-- Appends events%'`,
    );
    return rowCount ?? 0;
  };
  await eventually(waiting, (count) => count > 0);
}

async function countRouted({ db }: Town): Promise<number> {
  const { rows } = await db.query<{ routed: number }>(
    `SELECT count(*)::int AS routed FROM complaint_events WHERE kind = 'routed'`,
  );
  return rows[0]?.routed ?? 0;
}
