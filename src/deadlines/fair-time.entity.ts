import { Column, Entity } from 'typeorm';
import { Versioned } from './versioned.entity.js';

/** How long an office that received a complaint from another has before it counts with it. A city with none has the usual. */
@Entity('fair_times')
export class FairTime extends Versioned {
  /** Of the time from filing to the due time of the first response, in percent. */
  @Column({ type: 'int' })
  percent!: number;

  /** In hours in which offices work. */
  @Column({ name: 'least_working_hours', type: 'int' })
  leastWorkingHours!: number;
}
