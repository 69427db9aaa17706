import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { TimedCache } from '../common/timed-cache.js';
import { Unit } from './unit.entity.js';

/** The bodies that can mend things. Their list is cached: a change in the database counts within five seconds. */
@Injectable()
export class UnitsService {
  private readonly known = new TimedCache<readonly Unit[]>(() => this.units.find({ order: { code: 'ASC' } }));

  constructor(@InjectRepository(Unit) private readonly units: Repository<Unit>) {}

  list(): Promise<readonly Unit[]> {
    return this.known.get();
  }

  find(code: string): Promise<Unit | null> {
    return this.units.findOneBy({ code });
  }
}
