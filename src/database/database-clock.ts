import { Logger, type OnModuleDestroy } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';

const TAKEN_ANEW_EVERY = 30_000;
/** A machine's own clock further off than this deserves a word. */
const NOTICEABLE = 5_000;

/** What the database's clock said, and by how much that can be wrong. In milliseconds. */
export interface ClockReading {
  /** The database's time less the time since this process began. */
  readonly offset: number;
  /** Half the round trip: the answer was given at some moment of it. */
  readonly error: number;
}

/**
 * The database's time, so that all processes share one, however wrong the
 * clocks of their machines are. Between two readings it runs by the time that
 * has passed, which nobody can set.
 */
export class DatabaseClock extends Clock implements OnModuleDestroy {
  private readonly logger = new Logger('Clock');
  private readonly timer: NodeJS.Timeout;
  private hasWarned = false;

  private constructor(
    private readonly db: DataSource,
    private reading: ClockReading,
  ) {
    super();
    this.warnOfOwnClock();
    this.timer = setInterval(() => void this.takeAnew(), TAKEN_ANEW_EVERY).unref();
  }

  /** A clock that is already set. */
  static async of(db: DataSource): Promise<DatabaseClock> {
    return new DatabaseClock(db, await readThrice(db));
  }

  now(): Date {
    return new Date(this.reading.offset + performance.now());
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async takeAnew(): Promise<void> {
    try {
      this.reading = better(this.reading, await readThrice(this.db));
      this.warnOfOwnClock();
    } catch {
      // The database is away: the time goes on from the last reading.
    }
  }

  private warnOfOwnClock(): void {
    const ahead = Date.now() - this.now().getTime();
    if (this.hasWarned || Math.abs(ahead) < NOTICEABLE) return;
    this.hasWarned = true;
    this.logger.warn(
      `This machine's clock is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} the database's. ` +
        'Complaints are dated by the database; logs are not. Let both machines take their time from the network (NTP).',
    );
  }
}

/** The quickest of three answers tells the time most exactly. */
async function readThrice(db: DataSource): Promise<ClockReading> {
  const first = await read(db);
  return better(better(first, await read(db)), await read(db));
}

async function read(db: DataSource): Promise<ClockReading> {
  const asked = performance.now();
  const [{ told }] = await db.query<[{ told: number }]>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS told',
  );
  return readingOf(asked, told, performance.now());
}

/**
 * @param asked when the question left, and `answered` when the answer came, in milliseconds since the process began
 * @param told the database's time, in milliseconds since 1970
 */
export function readingOf(asked: number, told: number, answered: number): ClockReading {
  return { offset: told - (asked + answered) / 2, error: (answered - asked) / 2 };
}

/**
 * Of two readings that can both be right, the more exact one, so that the time
 * does not jump to and fro. Where they contradict each other, a clock was set,
 * and the later one counts.
 */
export function better(earlier: ClockReading, later: ClockReading): ClockReading {
  const agree = Math.abs(earlier.offset - later.offset) <= earlier.error + later.error;
  return agree && earlier.error <= later.error ? earlier : later;
}
