import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a citizen said with an event. It stands apart from the history, which never changes, because it can be erased. */
@Entity('complaint_words')
export class ComplaintWords {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** Sequence number of the event. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'text' })
  words!: string;
}
