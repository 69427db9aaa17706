import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type CursorPage, pageOf, readCursor } from '../../common/pagination.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { type Actor, mustBeAllowed, reachOrRefuse } from '../../identity/actor.js';
import { recordAction } from '../../audit/record.js';
import { checkTrackingSecret } from '../core/own-complaint.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type PageQuery } from '../../common/pagination.dto.js';
import { lockComplaint } from '../core/lock-complaint.js';
import { eraseCitizen } from './erase.js';
import { Erasure } from './erasure.entity.js';
import { type ErasureResponse, type LedgerEntryResponse } from './erasures.response.js';

const DEFAULT_LIMIT = 50;

/** Who requests that a citizen be erased: the citizen, with the tracking secret, or somebody signed in. */
export type Requester = { readonly secret: string } | { readonly actor: Actor };

/** Erases citizens on request, and shows the ledger. */
@Injectable()
export class ErasuresService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly idempotency: IdempotencyService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `wrong_tracking_secret` or `not_allowed` where the requester may not decide it */
  erase(idempotency: IdempotentRequest, text: string, requester: Requester): Promise<ErasureResponse> {
    if ('actor' in requester) reachOrRefuse(requester.actor, 'erase_citizen');
    const work = async (manager: EntityManager): Promise<ErasureResponse> => {
      const complaint = await lockComplaint(manager, text);
      if ('secret' in requester) await checkTrackingSecret(manager, complaint, requester.secret);
      else mustBeAllowed(requester.actor, 'erase_citizen', complaint);
      const by = 'actor' in requester ? requester.actor : undefined;
      return eraseOnRequest(manager, complaint, this.clock.now(), by, this.keys.all);
    };
    // The secret of a citizen is erased by then: the idempotency key alone shows that the answer is theirs.
    const mayRepeat = async (manager: EntityManager): Promise<void> => {
      if ('actor' in requester)
        mustBeAllowed(requester.actor, 'erase_citizen', await lockComplaint(manager, text));
    };
    return this.idempotency.once(idempotency, work, mayRepeat);
  }

  /** The ledger, newest first. @throws Problem `not_allowed` */
  async ledger(
    actor: Actor,
    { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<CursorPage<LedgerEntryResponse>> {
    const { cities } = reachOrRefuse(actor, 'see_erasures');
    const after = readCursor(cursor);
    const select = this.db.manager
      .createQueryBuilder(Erasure, 'e')
      // The numbers begin with the city. The entries stay when demonstration data is removed.
      .where(`split_part(e.number, '-', 1) = ANY(:cities)`, { cities })
      .orderBy('e.at', 'DESC')
      .addOrderBy('e.id', 'DESC')
      .limit(limit + 1);
    if (after) select.andWhere('(e.at, e.id) < (:at, :id)', after);
    return pageOf(
      await select.getMany(),
      limit,
      (row) => row,
      ({ number, at, kinds, why, byWhom }) => ({ number, at: at.toISOString(), kinds, why, by: byWhom }),
    );
  }
}

/**
 * Erases the citizen of a complaint on request, and records it in the audit trail.
 *
 * @param actor the officer or the command that requests it; undefined for the citizen
 */
export async function eraseOnRequest(
  manager: EntityManager,
  complaint: Complaint,
  at: Date,
  actor: Pick<Actor, 'accountId' | 'name'> | 'command' | undefined,
  keys: readonly Buffer[],
): Promise<ErasureResponse> {
  const account = actor === undefined ? 'citizen' : actor === 'command' ? 'command' : actor.name;
  const accountId = typeof actor === 'object' ? actor.accountId : null;
  const order = { at, why: 'request', byWhom: account, accountId } as const;
  const kinds = await eraseCitizen(manager, complaint, order, keys);
  const { number } = complaint;
  const details = JSON.stringify({ kinds });
  await recordAction(manager, {
    at,
    accountId,
    account,
    action: 'reporter.erased',
    subject: number,
    details,
  });
  return { number, at: at.toISOString(), kinds, why: 'request' };
}
