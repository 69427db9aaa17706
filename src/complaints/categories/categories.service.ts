import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Category } from './category.entity.js';

const FRESH_FOR = 5_000;

/** What complaints can be about. */
@Injectable()
export class Categories {
  private known = new Map<string, Category>();
  private readAt = -Infinity;

  constructor(@InjectRepository(Category) private readonly categories: Repository<Category>) {}

  /** In the order in which to show them. */
  list(): Promise<Category[]> {
    return this.categories.find({ order: { place: 'ASC', code: 'ASC' } });
  }

  /** Looks in memory first; what was changed in the database counts within five seconds. */
  async find(code: string): Promise<Category | undefined> {
    if (performance.now() - this.readAt > FRESH_FOR) {
      const all = await this.categories.find();
      this.known = new Map(all.map((category) => [category.code, category]));
      this.readAt = performance.now();
    }
    return this.known.get(code);
  }
}
