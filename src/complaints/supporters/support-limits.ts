import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { recordAction } from '../../audit/record.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type Supporter } from '../core/reporters/supporter.entity.js';

/** How often one complaint is supported from one network address: a household, or an app that many use. */
const FROM_ONE_ADDRESS = { nameless: 5, all: 30 };
/** How often one complaint is supported in an hour, whoever does. */
const IN_AN_HOUR = 200;

type Supported = Pick<Complaint, 'id' | 'number'>;

/**
 * Counts a support of a complaint. Those that were withdrawn count too: else one could go on for ever. Neither count
 * depends on whose contact is given.
 *
 * @throws Problem `too_many_supports`
 */
export async function countSupport(
  manager: EntityManager,
  { id, number }: Supported,
  {
    at,
    addressHash,
    phoneHash,
    emailHash,
  }: Pick<Supporter, 'at' | 'addressHash' | 'phoneHash' | 'emailHash'>,
): Promise<void> {
  const [{ accepted }] = await manager.query<[{ accepted: number }]>(
    `INSERT INTO support_hours AS last (complaint_id, hour, accepted) VALUES ($1, date_trunc('hour', $2::timestamptz), 1)
     ON CONFLICT ON CONSTRAINT support_hours_pk DO UPDATE SET hour = greatest(last.hour, excluded.hour),
       accepted = CASE WHEN last.hour >= excluded.hour THEN last.accepted ELSE 0 END + 1,
       refused = last.refused AND last.hour >= excluded.hour
     RETURNING accepted`,
    [id, at],
  );
  const [{ nameless, all }] = await manager.query<[{ nameless: number; all: number }]>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE phone_hash IS NULL AND email_hash IS NULL)::int AS nameless
     FROM supporters WHERE complaint_id = $1 AND address_hash = $2`,
    [id, addressHash],
  );
  const isNameless = !phoneHash && !emailHash;
  const isFull = all >= FROM_ONE_ADDRESS.all || (isNameless && nameless >= FROM_ONE_ADDRESS.nameless);
  if (accepted > IN_AN_HOUR || isFull) throw new Problem('too_many_supports', { number });
}

/** Puts into the audit trail that supports of a complaint were refused: once an hour, however many there are. */
export async function noteRefused(
  manager: EntityManager,
  { id, number }: Supported,
  at: Date,
): Promise<void> {
  const noted = await manager.query<unknown[]>(
    `INSERT INTO support_hours AS last (complaint_id, hour, refused) VALUES ($1, date_trunc('hour', $2::timestamptz), true)
     ON CONFLICT ON CONSTRAINT support_hours_pk DO UPDATE SET hour = greatest(last.hour, excluded.hour), refused = true,
       accepted = CASE WHEN last.hour >= excluded.hour THEN last.accepted ELSE 0 END
       WHERE last.hour < excluded.hour OR NOT last.refused
     RETURNING 1`,
    [id, at],
  );
  if (noted.length === 1) await recordTry(manager, number, at, 'complaint.supports_refused');
}

/** Puts a try into the audit trail, without the contact and the address. */
export async function recordTry(
  manager: EntityManager,
  number: string,
  at: Date,
  action: 'complaint.supported' | 'complaint.supports_refused',
): Promise<void> {
  await recordAction(manager, {
    at,
    accountId: null,
    account: 'public',
    action,
    subject: number,
    details: '{}',
  });
}
