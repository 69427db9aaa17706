import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A job that failed for good. There is one per row it was about. */
@Entity('dead_letters')
export class DeadLetter {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Name of the kind of job. */
  @Column({ type: 'text' })
  kind!: string;

  /** Id of the row that the job was about. */
  @Column({ type: 'text' })
  subject!: string;

  /** Why the last attempt failed. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'int' })
  attempts!: number;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3 })
  failedAt!: Date;
}
