import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

@Injectable()
export class HealthRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @throws where the database does not answer */
  async ping(): Promise<void> {
    await this.db.query('SELECT 1');
  }
}
