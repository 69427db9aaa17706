import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Fresh } from '../../common/fresh.js';
import { Category } from './category.entity.js';

/** What complaints can be about. */
@Injectable()
export class Categories {
  private readonly known = new Fresh(async () => {
    const all = await this.categories.find();
    return new Map(all.map((category) => [category.code, category]));
  });

  constructor(@InjectRepository(Category) private readonly categories: Repository<Category>) {}

  /** In the order in which to show them. */
  list(): Promise<Category[]> {
    return this.categories.find({ order: { place: 'ASC', code: 'ASC' } });
  }

  /** Looks in memory first; what was changed in the database counts within five seconds. */
  async find(code: string): Promise<Category | undefined> {
    return (await this.known.get()).get(code);
  }
}
