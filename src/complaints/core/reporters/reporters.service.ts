import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { decrypt } from '../../../common/encryption.js';
import { type CityKeys, InjectCityKeys } from '../../../config/city-keys.js';
import { type ReporterBody } from './reporter.dto.js';
import { Reporter } from './reporter.entity.js';
import { SupportersRepository } from './supporters.repository.js';
import { type MaskedReporterResponse, maskReporter, type ReporterResponse } from './reporter.response.js';

/** How many of those who said "me too" are shown. */
const SUPPORTERS = 100;

/** Decrypts who filed a complaint, and who said "me too". */
@Injectable()
export class ReportersService {
  constructor(@InjectCityKeys() private readonly keys: CityKeys) {}

  /** Who filed a complaint; null where nobody was named, or they were erased. */
  async of(manager: EntityManager, complaintId: string): Promise<ReporterResponse | null> {
    const reporter = await manager.findOneBy(Reporter, { complaintId });
    return reporter && openPerson(reporter.sealed, complaintId, this.keys.all);
  }

  /** The same, masked. */
  async maskedOf(manager: EntityManager, complaintId: string): Promise<MaskedReporterResponse | null> {
    const reporter = await this.of(manager, complaintId);
    return reporter && maskReporter(reporter);
  }

  /** How many different people said "me too", and the contacts of the first hundred of them. */
  async supportersOf(
    manager: EntityManager,
    complaintId: string,
  ): Promise<{ count: number; reachable: ReporterResponse[] }> {
    const { count, reachable } = await new SupportersRepository(manager).people(complaintId, SUPPORTERS);
    return { count, reachable: reachable.map(({ id, sealed }) => openPerson(sealed, id, this.keys.all)) };
  }
}

/**
 * @param belongsTo id of the row, for which it is encrypted
 * @throws Error where none of the keys decrypts it
 */
export function openPerson(sealed: Buffer, belongsTo: string, keys: readonly Buffer[]): ReporterResponse {
  const { name, email, phone } = decrypt(sealed, belongsTo, keys) as ReporterBody;
  return { name: name ?? null, email: email ?? null, phone: phone ?? null };
}
