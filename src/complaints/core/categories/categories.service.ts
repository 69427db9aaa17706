import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { TimedCache } from '../../../common/timed-cache.js';
import { Category } from './category.entity.js';

/** What complaints can be about. Cached in memory: a change in the database is seen within five seconds. */
@Injectable()
export class CategoriesService {
  private readonly known = new TimedCache(async () => {
    const all = await this.categories.find({ order: { place: 'ASC', code: 'ASC' } });
    return new Map(all.map((category) => [category.code, category]));
  });

  constructor(@InjectRepository(Category) private readonly categories: Repository<Category>) {}

  /** In the order in which to show them. */
  async list(): Promise<readonly Category[]> {
    return [...(await this.known.get()).values()];
  }

  async find(code: string): Promise<Category | undefined> {
    return (await this.known.get()).get(code);
  }
}
