import { type FastifyReply } from 'fastify';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { withTimeout } from '../../common/with-timeout.js';

/** A question of so many cells is heavy: a year of months of every kelurahan is, today's of each is not. */
const HEAVY_FROM = 2_000;
/** How long one waits for another of the same address, in milliseconds. */
const PATIENCE = 3_000;
const SECONDS = 5;

const AT_ONCE: Bilingual = {
  id: 'pertanyaan besar sekaligus dari alamat jaringan ini; ajukan satu per satu',
  en: 'large questions at once from this network address; ask them one by one',
};

/** Answers one heavy question of an address at a time, so that nobody keeps the process to themselves. */
export class HeavyQuestions {
  private readonly running = new Map<string, Promise<void>>();

  /**
   * Waits for the heavy question before.
   *
   * @returns to be called once the answer is made: a client that leaves does not end the work for it
   * @throws Problem `too_many_requests` where that takes longer than a short while
   */
  async enter(address: string, reply: FastifyReply, cells: number): Promise<() => void> {
    if (cells < HEAVY_FROM) return () => undefined;
    const patienceEnds = performance.now() + PATIENCE;
    for (let before = this.running.get(address); before; before = this.running.get(address)) {
      const patience = patienceEnds - performance.now();
      await withTimeout(Math.max(0, patience), before).catch(() => {
        throw new Problem('too_many_requests', { what: AT_ONCE, seconds: SECONDS }, { retryAfter: SECONDS });
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
