import { Column, Entity } from 'typeorm';
import { type Day } from '../common/city-time.js';
import { Versioned } from './versioned.entity.js';

/** National holidays and cuti bersama (joint leave) are set by the yearly decree of three ministers. */
export const holidayKinds = ['national', 'cuti_bersama', 'election', 'local'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

/** A day on which a city does not work, whatever the weekday. */
@Entity('holidays')
export class Holiday extends Versioned {
  @Column({ type: 'date' })
  day!: Day;

  @Column({ type: 'text' })
  kind!: HolidayKind;

  @Column({ name: 'name_id', type: 'text' })
  nameId!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;
}
