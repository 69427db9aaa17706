import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An app or a desk that files in a channel of its own, known by its keys. */
@Entity('api_clients')
export class ApiClient {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Stays its own after it has ended, so that nobody files in its name. */
  @Column({ type: 'text' })
  channel!: string;

  /** Null where what holds for all holds for it. */
  @Column({ name: 'requests_per_minute', type: 'int', nullable: true })
  requestsPerMinute!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}
