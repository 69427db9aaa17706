import { type FastifyReply } from 'fastify';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { withTimeout } from '../../common/with-timeout.js';

/** The cells from which a request is heavy: a year of months of every kelurahan is, today of each is not. */
const HEAVY_FROM = 2_000;
/** How long a request waits for another of the same address, in milliseconds. */
const TIMEOUT_MS = 3_000;
const RETRY_AFTER_SECONDS = 5;

const AT_ONCE: Bilingual = {
  id: 'pertanyaan besar sekaligus dari alamat jaringan ini; ajukan satu per satu',
  en: 'large questions at once from this network address; ask them one by one',
};

/** Answers the heavy requests of an address one at a time, so that no address occupies the process. */
export class HeavyRequests {
  private readonly running = new Map<string, Promise<void>>();

  /**
   * Waits for the heavy request before it.
   *
   * @returns a function to call once the answer is made: the work goes on after a client has left
   * @throws Problem `too_many_requests` after three seconds
   */
  async enter(address: string, reply: FastifyReply, cells: number): Promise<() => void> {
    if (cells < HEAVY_FROM) return () => undefined;
    const giveUpAt = performance.now() + TIMEOUT_MS;
    for (let before = this.running.get(address); before; before = this.running.get(address)) {
      const left = giveUpAt - performance.now();
      await withTimeout(Math.max(0, left), before).catch(() => {
        throw new Problem(
          'too_many_requests',
          { what: AT_ONCE, seconds: RETRY_AFTER_SECONDS },
          { retryAfter: RETRY_AFTER_SECONDS },
        );
      });
    }
    return this.run(address, reply);
  }

  private run(address: string, reply: FastifyReply): () => void {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.running.set(address, ended);
    const isClosed = reply.raw.destroyed;
    let open = isClosed ? 1 : 2;
    const close = (): void => {
      if (--open > 0) return;
      this.running.delete(address);
      end();
    };
    if (!isClosed) reply.raw.once('close', close);
    return close;
  }
}
