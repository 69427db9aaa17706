import { Column, PrimaryColumn } from 'typeorm';

/** A rule of a city, in force from a version on and perhaps until another. */
export abstract class Versioned {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;

  /** The first version it is part of. */
  @Column({ name: 'added_in', type: 'int' })
  addedIn!: number;

  /** The first version it is no longer part of; null while it is in force. */
  @Column({ name: 'removed_in', type: 'int', nullable: true })
  removedIn!: number | null;
}

/** What a rule says, without when it is in force. */
export type VersionNote<Rule extends Versioned> = Omit<Rule, keyof Versioned>;
