import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** A second factor as it is stored. */
export interface SecondFactorRow {
  /** The secret, encrypted. */
  readonly sealed: Buffer;
  readonly enrolledAt: Date;
  readonly lastStep: number | null;
}

const COLUMNS = 'sealed, enrolled_at AS "enrolledAt", last_step::float8 AS "lastStep"';

/** Second factors of accounts and their recovery codes. */
@Injectable()
export class SecondFactorsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async find(accountId: string): Promise<SecondFactorRow | undefined> {
    const [row] = await this.db.query<SecondFactorRow[]>(
      `SELECT ${COLUMNS} FROM second_factors WHERE account_id = $1`,
      [accountId],
    );
    return row;
  }

  /** The same, locked: of two tries with one code the second waits for the first. */
  async lock(manager: EntityManager, accountId: string): Promise<SecondFactorRow | undefined> {
    const [row] = await manager.query<SecondFactorRow[]>(
      `SELECT ${COLUMNS} FROM second_factors WHERE account_id = $1 FOR UPDATE`,
      [accountId],
    );
    return row;
  }

  /** @returns false where the account has one already */
  async add(
    manager: EntityManager,
    accountId: string,
    { sealed, enrolledAt, lastStep }: SecondFactorRow,
  ): Promise<boolean> {
    const added = await manager.query<unknown[]>(
      `INSERT INTO second_factors (account_id, sealed, enrolled_at, last_step) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account_id) DO NOTHING RETURNING account_id`,
      [accountId, sealed, enrolledAt, lastStep],
    );
    return added.length === 1;
  }

  async useStep(manager: EntityManager, accountId: string, step: number): Promise<void> {
    await manager.query('UPDATE second_factors SET last_step = $2 WHERE account_id = $1', [accountId, step]);
  }

  async replaceRecoveryCodes(
    manager: EntityManager,
    accountId: string,
    hashes: readonly Buffer[],
  ): Promise<void> {
    await manager.query('DELETE FROM recovery_codes WHERE account_id = $1', [accountId]);
    await manager.query('INSERT INTO recovery_codes (account_id, code_hash) SELECT $1, unnest($2::bytea[])', [
      accountId,
      hashes,
    ]);
  }

  /** @returns false where there is no such code, or it was used before */
  async useRecoveryCode(manager: EntityManager, accountId: string, hash: Buffer): Promise<boolean> {
    const [, used] = await manager.query<[unknown, number]>(
      'DELETE FROM recovery_codes WHERE account_id = $1 AND code_hash = $2',
      [accountId, hash],
    );
    return used === 1;
  }

  async countRecoveryCodes(accountId: string): Promise<number> {
    const [{ count }] = await this.db.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM recovery_codes WHERE account_id = $1',
      [accountId],
    );
    return count;
  }
}

/** Takes a second factor and its recovery codes away. @returns false where there was none */
export async function removeSecondFactor(manager: EntityManager, accountId: string): Promise<boolean> {
  const [, removed] = await manager.query<[unknown, number]>(
    'DELETE FROM second_factors WHERE account_id = $1',
    [accountId],
  );
  return removed === 1;
}
