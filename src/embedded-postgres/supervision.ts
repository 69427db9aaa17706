import { Logger } from '@nestjs/common';

const LOOK_EVERY = 1_000;
const MAX_WAIT_MS = 30_000;

/** What is looked after. */
export interface Supervised {
  isRunning(): boolean;
  /** @throws where it cannot be started now */
  startAgain(): Promise<void>;
}

/**
 * Looks every second whether the server still runs, and starts it again where
 * it does not: at once, then after 1, 2, 4 .. 30 seconds.
 */
export class Supervision {
  private readonly logger = new Logger('PostgreSQL');
  private failures = 0;
  private stopped = false;
  private timer?: NodeJS.Timeout;
  private underWay: Promise<void> = Promise.resolve();

  constructor(private readonly server: Supervised) {
    this.lookAfter(LOOK_EVERY);
  }

  /** After this nothing is started any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }

  private lookAfter(wait: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.look().then((next) => this.lookAfter(next));
    }, wait).unref();
  }

  /** @returns how long to wait until the next look, in milliseconds */
  private async look(): Promise<number> {
    if (this.failures === 0) {
      if (this.server.isRunning()) return LOOK_EVERY;
      this.logger.warn('The embedded PostgreSQL has died. Starting it again.');
    }
    try {
      await this.server.startAgain();
      this.logger.warn('The embedded PostgreSQL runs again.');
      this.failures = 0;
      return LOOK_EVERY;
    } catch (fault) {
      this.failures += 1;
      // While the last of the dead one's children end, it cannot start: that passes.
      if (this.failures === 3) this.logger.error((fault as Error).message);
      return backOff(this.failures);
    }
  }
}

/** How long to wait after so many failures in a row, in milliseconds. */
export function backOff(failures: number): number {
  return Math.min(MAX_WAIT_MS, 1_000 * 2 ** (failures - 1));
}
