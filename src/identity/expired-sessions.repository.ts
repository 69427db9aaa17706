import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Sessions and mailed tokens that have expired. */
@Injectable()
export class ExpiredSessionsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Deletes those that expired a day ago. */
  async delete(): Promise<void> {
    await this.db.query(`DELETE FROM sessions WHERE expires_at < now() - interval '1 day'`);
    await this.db.query(`DELETE FROM password_resets WHERE expires_at < now() - interval '1 day'`);
  }
}
