import { type EntityManager } from 'typeorm';
import { Problem } from '../../common/problems/problem.js';
import { recordAction } from '../../audit/record.js';
import { type Complaint } from '../core/complaint.entity.js';
import { type Supporter } from '../core/reporters/supporter.entity.js';
import { SupportersRepository } from '../core/reporters/supporters.repository.js';
import { SupportHoursRepository } from './support-hours.repository.js';

/** How often one complaint can be supported from one network address. */
const FROM_ONE_ADDRESS = { nameless: 5, all: 30 };
/** How often one complaint can be supported in an hour. */
const IN_AN_HOUR = 200;

type Supported = Pick<Complaint, 'id' | 'number'>;

/**
 * Counts a support of a complaint. Withdrawn supports count too, or the limit could be passed by withdrawing. Neither
 * count depends on whose contact is given.
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
  }: Pick<Supporter, 'at' | 'phoneHash' | 'emailHash'> & { readonly addressHash: Buffer },
): Promise<void> {
  const accepted = await new SupportHoursRepository(manager).addAccepted(id, at);
  const { all, nameless } = await new SupportersRepository(manager).countFrom(id, addressHash);
  const isNameless = !phoneHash && !emailHash;
  const isFull = all >= FROM_ONE_ADDRESS.all || (isNameless && nameless >= FROM_ONE_ADDRESS.nameless);
  if (accepted > IN_AN_HOUR || isFull) throw new Problem('too_many_supports', { number });
}

/** Records in the audit trail that supports of a complaint were refused: once an hour, however many there are. */
export async function noteRefused(
  manager: EntityManager,
  { id, number }: Supported,
  at: Date,
): Promise<void> {
  const isFirst = await new SupportHoursRepository(manager).noteRefused(id, at);
  if (isFirst) await recordSupport(manager, number, at, 'complaint.supports_refused');
}

/** Records a support in the audit trail, without the contact and the address. */
export async function recordSupport(
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
