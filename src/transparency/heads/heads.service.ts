import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { Problem } from '../../common/problems/problem.js';
import { headKeys } from './head-keys.js';
import { type HeadsResponse, type HeadResponse, showHead } from './heads.response.js';
import { findHeads, type HeadsWanted, lastHead, type StoredHead } from './tree-heads.js';

const BATCH_SIZE = 100;

/** The signed heads, for everyone. */
@Injectable()
export class HeadsService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws Problem `tree_head_not_found` */
  async latest(): Promise<HeadResponse> {
    return this.show(await latestHead(this.db.manager));
  }

  async list(
    { after, daily }: Pick<HeadsWanted, 'after' | 'daily'>,
    limit = BATCH_SIZE,
  ): Promise<HeadsResponse> {
    const { manager } = this.db;
    const heads = await findHeads(manager, { after, daily, limit: limit + 1 });
    const [keys, zone] = await Promise.all([headKeys(manager), zoneOfHeads(manager)]);
    const shown = heads.slice(0, limit);
    return {
      items: shown.map((head) => showHead(head, keys, zone)),
      next: heads.length > limit ? (shown.at(-1)?.number ?? null) : null,
    };
  }

  /** The first head of each day from one on, up to but not including another. */
  async ofDays(days: readonly [Day, Day]): Promise<HeadResponse[]> {
    const { manager } = this.db;
    const heads = await findHeads(manager, { days, daily: true, limit: BATCH_SIZE });
    const [keys, zone] = await Promise.all([headKeys(manager), zoneOfHeads(manager)]);
    return heads.map((head) => showHead(head, keys, zone));
  }

  async show(head: StoredHead): Promise<HeadResponse> {
    const { manager } = this.db;
    return showHead(head, await headKeys(manager), await zoneOfHeads(manager));
  }
}

/** @throws Problem `tree_head_not_found` */
export async function latestHead(manager: EntityManager): Promise<StoredHead> {
  const head = await lastHead(manager);
  if (!head) throw new Problem('tree_head_not_found');
  return head;
}

/** The zone of the days of heads: that of the city that was loaded first. */
export async function zoneOfHeads(manager: EntityManager): Promise<string> {
  const [city] = await manager.query<{ zone: string }[]>(
    'SELECT time_zone AS zone FROM cities ORDER BY loaded_at, prefix LIMIT 1',
  );
  return city?.zone ?? 'UTC';
}
