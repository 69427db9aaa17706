import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { createHmac } from 'node:crypto';
import { type EntityManager, Repository } from 'typeorm';
import { Clock } from '../common/clock.js';
import { OneAtATime } from '../common/one-at-a-time.js';
import { Problem } from '../common/problems/problem.js';
import { type CityKeys, InjectCityKeys } from '../config/city-keys.js';
import { SignInFailure } from './sign-in-failure.entity.js';
import { afterFailure, nextTryAt } from './sign-in-patience.js';

/** Slows down whoever guesses passwords. */
@Injectable()
export class SignInTries {
  private readonly turns = new OneAtATime();

  constructor(
    @InjectRepository(SignInFailure) private readonly failures: Repository<SignInFailure>,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a try to sign in with an address, and remembers how it went. Tries with one
   * address wait for each other, or many at once would all be the first.
   *
   * @param succeeds whether the password is right
   * @throws Problem `too_many_sign_ins`, the same whether or not the address has an account
   */
  try(email: string, succeeds: () => Promise<boolean>): Promise<boolean> {
    const addressHash = this.hashOf(email);
    return this.turns.run(email, async () => {
      const before = (await this.failures.findOneBy({ addressHash })) ?? undefined;
      const wait = before ? nextTryAt(before).getTime() - this.clock.now().getTime() : 0;
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1000);
        throw new Problem('too_many_sign_ins', { seconds }, { retryAfter: seconds });
      }
      const succeeded = await succeeds();
      if (!succeeded)
        await this.failures.upsert({ addressHash, ...afterFailure(before, this.clock.now()) }, [
          'addressHash',
        ]);
      else if (before) await this.failures.delete({ addressHash });
      return succeeded;
    });
  }

  /** Forgets the failures of an address, whose owner has another password from now on. */
  async forget(manager: EntityManager, email: string): Promise<void> {
    await manager.delete(SignInFailure, { addressHash: this.hashOf(email) });
  }

  private hashOf(email: string): Buffer {
    return createHmac('sha256', this.keys.hash).update(`sign-in ${email}`).digest();
  }
}
