import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';

const fileSql = readFileSync(new URL('./file-complaints.sql', import.meta.url), 'utf8');

/** A row by its columns. */
type Row = Record<string, unknown>;

/** The rows that a batch of filings becomes, by table. */
export interface FilingRows {
  readonly complaints: readonly Row[];
  readonly reporters: readonly Row[];
  readonly keys: readonly Row[];
  readonly photos: readonly Row[];
  readonly addresses: readonly Row[];
  readonly officers: readonly Row[];
}

/** Stores filings. */
@Injectable()
export class FilingsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Inserts all rows in one statement, all or none. @throws the error of the constraint that one of them breaks */
  async insert({ complaints, reporters, keys, photos, addresses, officers }: FilingRows): Promise<void> {
    const tables = [complaints, reporters, keys, photos, addresses, officers];
    await this.db.query(
      fileSql,
      tables.map((rows) => JSON.stringify(rows)),
    );
  }
}
