import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { type Day } from '../common/city-time.js';
import { Office } from './office.entity.js';

/** Who holds which office on which day. */
@Injectable()
export class Tenures {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The offices a person holds on a day. */
  async officesOf(personId: string, day: Day): Promise<Office[]> {
    return this.db
      .getRepository(Office)
      .createQueryBuilder('office')
      .innerJoin('tenures', 'tenure', 'tenure.office_code = office.code')
      .where('tenure.person_id = :personId', { personId })
      .andWhere('tenure.from_day <= :day AND (tenure.until_day IS NULL OR tenure.until_day > :day)', { day })
      .getMany();
  }
}
