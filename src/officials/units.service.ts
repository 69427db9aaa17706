import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Unit } from './unit.entity.js';

/** The bodies that can mend things. */
@Injectable()
export class Units {
  constructor(@InjectRepository(Unit) private readonly units: Repository<Unit>) {}

  list(): Promise<Unit[]> {
    return this.units.find({ order: { code: 'ASC' } });
  }

  find(code: string): Promise<Unit | null> {
    return this.units.findOneBy({ code });
  }
}
