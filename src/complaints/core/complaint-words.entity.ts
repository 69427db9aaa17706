import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a citizen said with an event. Apart from the history, which never changes, since a citizen may have it erased. */
@Entity('complaint_words')
export class ComplaintWords {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** Of the event. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  @Column({ type: 'text' })
  words!: string;
}
