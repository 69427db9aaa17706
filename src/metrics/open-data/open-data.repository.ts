import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Day } from '../../common/city-time.js';

@Injectable()
export class OpenDataRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The months before a day in which a city received complaints, in order: `2026-03`. */
  async months(city: string, today: Day): Promise<string[]> {
    const rows = await this.db.query<{ month: string }[]>(
      `SELECT to_char(month, 'YYYY-MM') AS month
       FROM generate_series(
         (SELECT date_trunc('month', min(filed_on)) FROM complaints WHERE city_prefix = $1),
         date_trunc('month', $2::date) - interval '1 month', interval '1 month') AS month
       WHERE EXISTS (
         SELECT FROM complaints
         WHERE city_prefix = $1 AND filed_on >= month::date AND filed_on < (month + interval '1 month')::date)
       ORDER BY month`,
      [city, today],
    );
    return rows.map(({ month }) => month);
  }
}
