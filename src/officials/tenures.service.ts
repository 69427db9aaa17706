import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readFileSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { type Position } from './office.entity.js';

const heldSql = readFileSync(new URL('./places-held.sql', import.meta.url), 'utf8');

/** A place that a person has at some instant: an office held or served in, or a unit. */
export interface PlaceHeld {
  /** Name of the person. */
  readonly person: string;
  /** On the staff of it, rather than its holder. */
  readonly staff: boolean;
  /** Null for a unit. */
  readonly office: {
    readonly code: string;
    readonly position: Position;
    readonly areaCode: string | null;
    readonly name: string;
  } | null;
  readonly unitCode: string | null;
}

/** Who holds which office, and who is on its staff. */
@Injectable()
export class Tenures {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The places that a person has at an instant, those held before those served in. Acting officials hold their offices as others do. */
  placesOf(personId: string, at: Date): Promise<PlaceHeld[]> {
    return this.db.query<PlaceHeld[]>(heldSql, [personId, at]);
  }
}
