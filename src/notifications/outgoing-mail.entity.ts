import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How it ended with a mail; `unaddressed` is one that was never meant to go anywhere. */
export type MailOutcome = 'sent' | 'refused' | 'expired' | 'unaddressed';

/** A mail that somebody is to get, and what became of it. */
@Entity('outgoing_mails')
export class OutgoingMail {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The {@link Mail}, encrypted; null once it is done with. */
  @Column({ type: 'bytea', nullable: true })
  sealed!: Buffer | null;

  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3 })
  askedAt!: Date;

  /** From then on nobody wants it any more. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'int' })
  attempts!: number;

  /** Set before each try, so that one that was cut short is made again. */
  @Column({ name: 'next_try_at', type: 'timestamptz', precision: 3 })
  nextTryAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome!: MailOutcome | null;
}
