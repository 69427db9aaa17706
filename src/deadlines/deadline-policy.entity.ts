import { Column, Entity } from 'typeorm';
import { type Limit } from './due-times.js';
import { Versioned } from './versioned.entity.js';

/** How soon a city wants complaints of a category, through a channel, or both answered and resolved. */
@Entity('deadline_policies')
export class DeadlinePolicy extends Versioned {
  /** Null for every category. */
  @Column({ name: 'category_code', type: 'text', nullable: true })
  categoryCode!: string | null;

  /** Null for every channel. */
  @Column({ type: 'text', nullable: true })
  channel!: string | null;

  @Column({ name: 'first_response', type: 'int' })
  firstResponse!: number;

  @Column({ name: 'first_response_in', type: 'text' })
  firstResponseIn!: Limit['in'];

  @Column({ type: 'int' })
  resolution!: number;

  @Column({ name: 'resolution_in', type: 'text' })
  resolutionIn!: Limit['in'];
}
