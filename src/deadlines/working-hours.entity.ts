import { Column, Entity } from 'typeorm';
import { Versioned } from './versioned.entity.js';
import { type WorkingTime } from './working-calendar.js';

/** When a city's offices work on a weekday. A city with none has the usual hours. */
@Entity('working_hours')
export class WorkingHours extends Versioned implements WorkingTime {
  /** 1 Monday to 7 Sunday; a weekday without hours is off. */
  @Column({ type: 'int' })
  weekday!: number;

  /** Time of the day, `HH:MM`. */
  @Column({ type: 'text' })
  opens!: string;

  @Column({ type: 'text' })
  closes!: string;
}
