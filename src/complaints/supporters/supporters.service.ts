import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHmac } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { seal } from '../../common/seal.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Attempt } from '../../idempotency/attempt.js';
import { Idempotency } from '../../idempotency/idempotency.service.js';
import { hashToken, makeToken } from '../../identity/token.js';
import { type ReporterBody } from '../filing/file-complaint.body.js';
import { type Complaint } from '../life/complaint.entity.js';
import { hasEnded } from '../life/life-cycle.js';
import { type ContactHashes, hashesOf } from '../../common/contact.js';
import { lockComplaint } from '../taking.js';
import { forgetOnceEnded } from './forget-once-ended.js';
import { knownOf } from './known.js';
import { Supporter } from './supporter.entity.js';
import { type SupportView } from './supporters.views.js';

/** How often one complaint is supported from one network address: a household, or an app that many use. */
const FROM_ONE_ADDRESS = { nameless: 5, all: 30 };

/** Where a support comes from. */
export interface Supporting {
  readonly attempt: Attempt;
  /** As the client wrote it. */
  readonly number: string;
  /** Of the network. */
  readonly address: string;
}

/** Counts those who say "me too": each person once, and never as a complaint. */
@Injectable()
export class Supporters {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Says "me too". Somebody who said so before, or who filed the complaint, gets the same answer and
   * is not counted again: the answer must not tell whose number a phone number is.
   *
   * @throws Problem `support_not_possible` once it has ended, `too_many_supports`
   */
  support({ attempt, number, address }: Supporting, contact: ReporterBody = {}): Promise<SupportView> {
    return this.idempotency.once(attempt, async (manager) => {
      const complaint = await lockComplaint(manager, number);
      refuseEnded(complaint);
      const hashes = hashesOf(contact, this.keys.hash);
      const addressHash = this.addressHash(complaint.id, address);
      await refuseTooMany(manager, complaint, addressHash, hashes);
      const [id, trackingSecret] = [uuid(), makeToken()];
      await manager.insert(Supporter, {
        id,
        complaintId: complaint.id,
        at: this.clock.now(),
        counted: !(await isKnown(manager, complaint.id, hashes)),
        secretHash: hashToken(trackingSecret),
        sealed: Object.values(contact).some(Boolean) ? seal(contact, id, this.keys.current) : null,
        ...hashes,
        addressHash,
      });
      await forgetOnceEnded(manager, complaint);
      const supporters = await manager.countBy(Supporter, { complaintId: complaint.id, counted: true });
      return { number: complaint.number, trackingSecret, supporters };
    });
  }

  /** Takes it back, and forgets who it was. @throws Problem `support_not_found` */
  withdraw(text: string, secret: string): Promise<void> {
    return this.db.transaction(async (manager) => {
      const { id: complaintId, number } = await lockComplaint(manager, text);
      const secretHash = hashToken(secret);
      const support = await manager.findOneBy(Supporter, [
        { complaintId, secretHash },
        { mergedFrom: complaintId, secretHash },
      ]);
      if (!support) throw new Problem('support_not_found', { number });
      await manager.update(
        Supporter,
        { id: support.id },
        {
          ...{ counted: false, secretHash: null, sealed: null, phoneHash: null, emailHash: null },
          withdrawnAt: this.clock.now(),
        },
      );
      if (support.counted) await countAnother(manager, support);
    });
  }

  private addressHash(complaintId: string, address: string): Buffer {
    return createHmac('sha256', this.keys.hash).update(`support ${complaintId} ${address}`).digest();
  }
}

function refuseEnded({ number, status }: Complaint): void {
  if (!hasEnded(status)) return;
  throw new Problem('support_not_possible', { number, currentStatus: status }, { currentStatus: status });
}

/** Those that were withdrawn are among them: else one could go on for ever. */
async function refuseTooMany(
  manager: EntityManager,
  { id, number }: Complaint,
  addressHash: Buffer,
  { phoneHash, emailHash }: ContactHashes,
): Promise<void> {
  const [{ nameless, all }] = await manager.query<[{ nameless: number; all: number }]>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE phone_hash IS NULL AND email_hash IS NULL)::int AS nameless
     FROM supporters WHERE complaint_id = $1 AND address_hash = $2`,
    [id, addressHash],
  );
  const isNameless = !phoneHash && !emailHash;
  if (all >= FROM_ONE_ADDRESS.all || (isNameless && nameless >= FROM_ONE_ADDRESS.nameless))
    throw new Problem('too_many_supports', { number });
}

/** Whether the person filed the complaint, or one that was merged into it, or supports it already. */
async function isKnown(
  manager: EntityManager,
  complaintId: string,
  { phoneHash, emailHash }: ContactHashes,
): Promise<boolean> {
  const known = await manager.query<unknown[]>(
    `SELECT FROM ${knownOf('$1')} known WHERE phone_hash = $2 OR email_hash = $3`,
    [complaintId, phoneHash, emailHash],
  );
  return known.length > 0;
}

/** Where the same person supports it a second time, that counts now. */
async function countAnother(
  manager: EntityManager,
  { complaintId, phoneHash, emailHash }: Supporter,
): Promise<void> {
  await manager.query(
    `UPDATE supporters SET counted = true WHERE id = (
       SELECT id FROM supporters WHERE complaint_id = $1 AND (phone_hash = $2 OR email_hash = $3)
       ORDER BY at, id LIMIT 1)`,
    [complaintId, phoneHash, emailHash],
  );
}
