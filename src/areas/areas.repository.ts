import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Area } from './area.entity.js';
import { Boundary } from './boundary.entity.js';
import { City } from './city.entity.js';

/** Cities, areas and boundaries. */
@Injectable()
export class AreasRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Differs whenever an import has changed something. */
  async revision(): Promise<string> {
    const [row] = await this.db.query<{ revision: string }[]>('SELECT revision FROM areas_revision');
    return row?.revision ?? '';
  }

  areas(): Promise<Area[]> {
    return this.db.getRepository(Area).find();
  }

  /** In the order in which they were loaded. */
  cities(): Promise<City[]> {
    return this.db.getRepository(City).find({ order: { loadedAt: 'ASC', prefix: 'ASC' } });
  }

  boundaries(): Promise<Boundary[]> {
    return this.db.getRepository(Boundary).find();
  }
}
