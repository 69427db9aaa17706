import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { encrypt, decrypt } from '../../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { type RoleAssignment } from '../rights/rights.js';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { stepOf } from './totp.js';

/** What a sign-in was confirmed with. */
export type Confirmation = 'app' | 'recovery_code';

/** A second factor as its owner sees it. */
export interface SecondFactorState {
  readonly enrolledAt: Date;
  readonly recoveryCodesLeft: number;
}

/** Codes of authenticator apps (RFC 6238) that accounts are confirmed with, besides the password. */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly repository: SecondFactorsRepository,
    @InjectConfig() private readonly config: Pick<Config, 'secondFactorRoles'>,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly clock: Clock,
  ) {}

  /** Whether the city demands one of an account with these role assignments. */
  isDemandedOf(assignments: readonly RoleAssignment[]): boolean {
    return assignments.some(({ role }) => this.config.secondFactorRoles.some((each) => each === role));
  }

  async isEnrolled(accountId: string): Promise<boolean> {
    return (await this.repository.find(accountId)) !== undefined;
  }

  async stateOf(accountId: string): Promise<SecondFactorState | undefined> {
    const row = await this.repository.find(accountId);
    if (!row) return undefined;
    const recoveryCodesLeft = await this.repository.countRecoveryCodes(accountId);
    return { enrolledAt: row.enrolledAt, recoveryCodesLeft };
  }

  /**
   * Uses up a code of the app or a recovery code.
   *
   * @returns undefined where it is wrong, or was used before
   */
  async use(manager: EntityManager, accountId: string, code: string): Promise<Confirmation | undefined> {
    const row = await this.repository.lock(manager, accountId);
    if (!row) return undefined;
    const secret = decrypt(row.sealed, boundTo(accountId), this.keys.all) as string;
    const step = stepOf(code, secret, this.clock.now(), row.lastStep);
    if (step !== undefined) {
      await this.repository.useStep(manager, accountId, step);
      return 'app';
    }
    const isUsed = await this.repository.useRecoveryCode(manager, accountId, hashRecoveryCode(code));
    return isUsed ? 'recovery_code' : undefined;
  }

  /**
   * Keeps a secret that the owner's app has shown a code of.
   *
   * @returns the recovery codes, which are stored nowhere
   * @throws Problem `wrong_second_factor`; `second_factor_enrolled` where the account has one already
   */
  async enrol(manager: EntityManager, accountId: string, secret: string, code: string): Promise<string[]> {
    const enrolledAt = this.clock.now();
    const lastStep = stepOf(code, secret, enrolledAt, null);
    if (lastStep === undefined) throw new Problem('wrong_second_factor');
    const sealed = encrypt(secret, boundTo(accountId), this.keys.current);
    if (!(await this.repository.add(manager, accountId, { sealed, enrolledAt, lastStep })))
      throw new Problem('second_factor_enrolled');
    return this.renewRecoveryCodes(manager, accountId);
  }

  /** Makes new recovery codes; those before end. @returns them, which are stored nowhere */
  async renewRecoveryCodes(manager: EntityManager, accountId: string): Promise<string[]> {
    const codes = makeRecoveryCodes();
    await this.repository.replaceRecoveryCodes(manager, accountId, codes.map(hashRecoveryCode));
    return codes;
  }
}

/** What the secret is encrypted for; `reporters reseal` binds it the same way. */
function boundTo(accountId: string): string {
  return `second factor ${accountId}`;
}
