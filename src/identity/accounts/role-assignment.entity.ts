import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Roles of a city that come with no office and no unit. */
export const cityRoles = ['administrator', 'communications', 'triage'] as const;
export type CityRole = (typeof cityRoles)[number];

/** A role that an account has in a city from a day to a day. The database refuses one role twice at once. */
@Entity('role_assignments')
export class RoleAssignmentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  role!: CityRole;

  @Column({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;

  /** First day, in the calendar of the city. */
  @Column({ name: 'from_day', type: 'date' })
  fromDay!: string;

  /** First day no longer. Null while it lasts. */
  @Column({ name: 'until_day', type: 'date', nullable: true })
  untilDay!: string | null;
}
