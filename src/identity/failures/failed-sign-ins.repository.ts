import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';

/** Networks that one row names. */
const MAX_NETWORKS = 20;

/** A failed try to sign in. */
export interface FailedTry {
  readonly addressHash: Buffer;
  readonly accountId: string | null;
  /** A whole network, never an address. */
  readonly network: string;
  readonly at: Date;
  /** Whether the password was right and the code was not. */
  readonly isCode: boolean;
}

/** Failed tries that were counted together. */
export interface Failures {
  readonly tries: number;
  /** Those of them with the right password and a wrong code. */
  readonly wrongCodes: number;
  readonly beganAt: Date;
  readonly lastAt: Date;
  /** At most 20. */
  readonly networks: readonly string[];
}

/** The columns of {@link Failures}, of a table by its alias. */
export function failuresOf(f: string): string {
  return `${f}.tries, ${f}.wrong_codes AS "wrongCodes", ${f}.began_at AS "beganAt", ${f}.last_at AS "lastAt", ${f}.networks`;
}

/** Failed tries, counted together for each address until its owner signs in or the trail takes them up. */
@Injectable()
export class FailedSignInsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async note({ addressHash, accountId, network, at, isCode }: FailedTry): Promise<void> {
    await this.db.query(
      `INSERT INTO failed_sign_ins AS f (id, address_hash, account_id, began_at, last_at, tries, wrong_codes, networks)
       VALUES ($1, $2, $3, $4, $4, 1, $5, ARRAY[$6])
       ON CONFLICT (address_hash) WHERE session_id IS NULL AND audited_at IS NULL
       DO UPDATE SET tries = f.tries + 1, wrong_codes = f.wrong_codes + $5, last_at = $4,
         account_id = coalesce(f.account_id, $3),
         networks = CASE WHEN $6 = ANY(f.networks) OR cardinality(f.networks) >= ${MAX_NETWORKS}
           THEN f.networks ELSE f.networks || $6 END`,
      [uuid(), addressHash, accountId, at, isCode ? 1 : 0, network],
    );
  }

  /** Gives the failures since the last sign-in to the session that has now begun. */
  async claim(manager: EntityManager, accountId: string, sessionId: string): Promise<Failures[]> {
    const [claimed] = await manager.query<[Failures[], number]>(
      `UPDATE failed_sign_ins f SET session_id = $2 WHERE account_id = $1 AND session_id IS NULL RETURNING ${failuresOf('f')}`,
      [accountId, sessionId],
    );
    return claimed;
  }

  /** Those that a session was told of. */
  ofSession(accountId: string, sessionId: string): Promise<Failures[]> {
    return this.db.query<Failures[]>(
      `SELECT ${failuresOf('f')} FROM failed_sign_ins f WHERE account_id = $1 AND session_id = $2`,
      [accountId, sessionId],
    );
  }

  /** The latest of an account, the newest first. */
  latest(accountId: string, atMost: number): Promise<Failures[]> {
    return this.db.query<Failures[]>(
      `SELECT ${failuresOf('f')} FROM failed_sign_ins f WHERE account_id = $1 ORDER BY last_at DESC LIMIT $2`,
      [accountId, atMost],
    );
  }
}
