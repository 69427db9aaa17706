import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHmac } from 'node:crypto';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { encrypt } from '../../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { IdempotencyService } from '../../idempotency/idempotency.service.js';
import { hashToken, makeToken } from '../../identity/token.js';
import { type ReporterBody } from '../core/reporters/reporter.dto.js';
import { type Complaint } from '../core/complaint.entity.js';
import { hasEnded } from '../core/life-cycle.js';
import { hashesOf } from '../../identity/contact.js';
import { lockComplaint } from '../core/lock-complaint.js';
import { UnfinishedErasuresRepository } from '../core/reporters/unfinished-erasures.repository.js';
import { countSupport, noteRefused, recordSupport } from './support-limits.js';
import { Supporter } from '../core/reporters/supporter.entity.js';
import { type SupportResponse } from './supporters.response.js';

/** Which complaint is supported, and where the request comes from. */
export interface SupportRequest {
  readonly idempotency: IdempotentRequest;
  /** Number of the complaint, as the client wrote it. */
  readonly number: string;
  /** Network address of the client. */
  readonly address: string;
}

/**
 * Counts how often people say "me too". A support is never a complaint. Each accepted support counts alike, also that of
 * the citizen who filed the complaint and of people who said so before. A count that left them out would show whose phone
 * number was given. Officers who may see the reporter are shown how many different people they are.
 */
@Injectable()
export class SupportersService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    private readonly idempotency: IdempotencyService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a support. The same statements run for every contact; none of them searches for it.
   *
   * @throws Problem `support_not_possible` once the complaint has ended; `too_many_supports`
   */
  async support(
    { idempotency, number, address }: SupportRequest,
    contact: ReporterBody = {},
  ): Promise<SupportResponse> {
    try {
      return await this.idempotency.once(idempotency, (manager) =>
        this.add(manager, number, address, contact),
      );
    } catch (fault) {
      if (fault instanceof Problem && fault.code === 'too_many_supports') await this.noteRefused(number);
      throw fault;
    }
  }

  /** Withdraws a support, and deletes whose it was. @throws Problem `support_not_found` */
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
          ...{ secretHash: null, sealed: null, phoneHash: null, emailHash: null },
          withdrawnAt: this.clock.now(),
        },
      );
    });
  }

  private async add(
    manager: EntityManager,
    text: string,
    address: string,
    contact: ReporterBody,
  ): Promise<SupportResponse> {
    const complaint = await lockComplaint(manager, text);
    checkNotEnded(complaint);
    const { id: complaintId, number } = complaint;
    const [id, trackingSecret, at] = [uuid(), makeToken(), this.clock.now()];
    const support = {
      ...{ id, complaintId, at },
      secretHash: hashToken(trackingSecret),
      sealed: Object.values(contact).some(Boolean) ? encrypt(contact, id, this.keys.current) : null,
      ...hashesOf(contact, this.keys.hash),
      addressHash: this.addressHash(complaintId, address),
    };
    await countSupport(manager, complaint, support);
    await manager.insert(Supporter, support);
    await new UnfinishedErasuresRepository(manager).addWhereErased(complaintId);
    const supporters = await manager.countBy(Supporter, { complaintId, withdrawnAt: IsNull() });
    await recordSupport(manager, number, at, 'complaint.supported');
    return { number, trackingSecret, supporters };
  }

  private noteRefused(text: string): Promise<void> {
    return this.db.transaction(async (manager) =>
      noteRefused(manager, await lockComplaint(manager, text), this.clock.now()),
    );
  }

  private addressHash(complaintId: string, address: string): Buffer {
    return createHmac('sha256', this.keys.hash).update(`support ${complaintId} ${address}`).digest();
  }
}

function checkNotEnded({ number, status }: Complaint): void {
  if (!hasEnded(status)) return;
  throw new Problem('support_not_possible', { number, currentStatus: status }, { currentStatus: status });
}
