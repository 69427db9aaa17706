import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { ApiClient } from './api-client.entity.js';
import { ApiKey } from './api-key.entity.js';
import { isKey, readKey } from './key.js';

/** The client behind a request. */
export type KnownClient = Pick<ApiClient, 'id' | 'name' | 'channel' | 'requestsPerMinute'>;

/** Tells which app a key belongs to. */
@Injectable()
export class ApiClientsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The client that a key belongs to; undefined where it opens nothing, or no longer. */
  async behind(text: string): Promise<KnownClient | undefined> {
    const given = readKey(text);
    const key = given && (await this.db.getRepository(ApiKey).findOneBy({ id: given.id }));
    if (!key || !isKey(given, key.hash) || hasPassed(key.expiresAt, this.clock.now())) return undefined;
    const client = await this.db.getRepository(ApiClient).findOneByOrFail({ id: key.clientId });
    if (hasPassed(client.endedAt, this.clock.now())) return undefined;
    const { id, name, channel, requestsPerMinute } = client;
    return { id, name, channel, requestsPerMinute };
  }
}

function hasPassed(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now;
}
