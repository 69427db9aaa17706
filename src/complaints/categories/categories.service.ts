import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Category } from './category.entity.js';

/** What complaints can be about. */
@Injectable()
export class Categories {
  constructor(@InjectRepository(Category) private readonly categories: Repository<Category>) {}

  /** In the order in which to show them. */
  list(): Promise<Category[]> {
    return this.categories.find({ order: { place: 'ASC', code: 'ASC' } });
  }

  find(code: string): Promise<Category | null> {
    return this.categories.findOneBy({ code });
  }
}
