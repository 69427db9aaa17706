import { type EntityManager, IsNull, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { erasePhotosOf } from '../../attachments/photo-rows.js';
import { eraseAnswers } from '../../idempotency/idempotency-keys.repository.js';
import { Reporter } from '../core/reporters/reporter.entity.js';
import { Complaint } from '../core/complaint.entity.js';
import { ComplaintEvent } from '../core/complaint-event.entity.js';
import { ComplaintWords } from '../core/complaint-words.entity.js';
import { FilingAddressesRepository } from '../core/filing-addresses.repository.js';
import { hasEnded } from '../core/life-cycle.js';
import { rounded } from '../core/point.response.js';
import { type ReporterResponse } from '../core/reporters/reporter.response.js';
import { openPerson } from '../core/reporters/reporters.service.js';
import { Supporter } from '../core/reporters/supporter.entity.js';
import { UnfinishedErasuresRepository } from '../core/reporters/unfinished-erasures.repository.js';
import { type ErasedKind, Erasure } from './erasure.entity.js';
import { maskKnown } from './mask-known.js';

/** Why data is erased, and by whose decision. */
export type ErasureOrder = Pick<Erasure, 'at' | 'why' | 'byWhom' | 'accountId'>;

/** Erases one kind of data. @returns what it erased */
type Eraser = (
  manager: EntityManager,
  complaint: Complaint,
  reporter: ReporterResponse | null,
) => Promise<readonly ErasedKind[]>;

/** All data of a citizen, in every table. A new table with such data needs an eraser here. */
const erasers: readonly Eraser[] = [
  eraseReporter,
  eraseSupporters,
  eraseDescription,
  eraseWords,
  erasePhotos,
  eraseSecret,
  eraseAnswersAbout,
];

const ADDRESS = '•••';

/**
 * Erases the citizen of a complaint, in the caller's transaction, which must have locked the complaint. What is counted
 * stays: the owner, the events, the kelurahan. The exact place of an open complaint is needed to mend what is broken, and
 * is erased once the complaint has ended.
 *
 * @param keys that decrypt the reporter
 * @returns what was erased; nothing where nothing was left
 */
export async function eraseCitizen(
  manager: EntityManager,
  complaint: Complaint,
  order: ErasureOrder,
  keys: readonly Buffer[],
): Promise<ErasedKind[]> {
  const reporter = await findReporter(manager, complaint, keys);
  const kinds: ErasedKind[] = [];
  for (const erase of erasers) kinds.push(...(await erase(manager, complaint, reporter)));
  if (hasEnded(complaint.status)) kinds.push(...(await erasePlace(manager, complaint)));
  else await new UnfinishedErasuresRepository(manager).add({ ...order, id: complaint.id });
  await addToLedger(manager, complaint, order, kinds);
  return kinds;
}

/** Erases what was left when the citizen was erased, once the complaint has ended: its exact place, and who said "me too" since. */
export async function eraseRest(
  manager: EntityManager,
  complaint: Complaint,
  order: ErasureOrder,
): Promise<void> {
  const kinds = [...(await eraseSupporters(manager, complaint)), ...(await erasePlace(manager, complaint))];
  await addToLedger(manager, complaint, order, kinds);
  await new UnfinishedErasuresRepository(manager).delete(complaint.id);
}

async function addToLedger(
  manager: EntityManager,
  { id, number }: Complaint,
  order: ErasureOrder,
  kinds: ErasedKind[],
): Promise<void> {
  if (kinds.length > 0)
    await manager.insert(Erasure, { id: uuid(), complaintId: id, number, kinds, ...order });
}

/** Null where nobody was named, and where no key decrypts it: it is erased all the same. */
async function findReporter(
  manager: EntityManager,
  { id }: Complaint,
  keys: readonly Buffer[],
): Promise<ReporterResponse | null> {
  const reporter = await manager.findOneBy(Reporter, { complaintId: id });
  try {
    return reporter && openPerson(reporter.sealed, id, keys);
  } catch {
    return null;
  }
}

/** The hash of the network address is erased with it. */
async function eraseReporter(manager: EntityManager, { id }: Complaint): Promise<readonly ErasedKind[]> {
  await new FilingAddressesRepository(manager).deleteOf(id);
  const { affected } = await manager.delete(Reporter, { complaintId: id });
  return affected ? ['reporter'] : [];
}

/** The number of supports stays; who they were is erased. */
async function eraseSupporters(manager: EntityManager, { id }: Complaint): Promise<readonly ErasedKind[]> {
  const { affected } = await manager.update(
    Supporter,
    { complaintId: id, addressHash: Not(IsNull()) },
    { secretHash: null, sealed: null, phoneHash: null, emailHash: null, addressHash: null },
  );
  return affected ? ['supporters'] : [];
}

/** What the complaint is about stays, or its answers would make no sense. */
async function eraseDescription(
  manager: EntityManager,
  { id, description }: Complaint,
  reporter: ReporterResponse | null,
): Promise<readonly ErasedKind[]> {
  const masked = maskKnown(description, reporter);
  if (masked === description) return [];
  await manager.update(Complaint, { id }, { description: masked });
  return ['description'];
}

/** Words that the public could read stay, masked; words for officers alone are erased. */
async function eraseWords(
  manager: EntityManager,
  { id }: Complaint,
  reporter: ReporterResponse | null,
): Promise<readonly ErasedKind[]> {
  const said = await manager.findBy(ComplaintWords, { complaintId: id });
  if (said.length === 0) return [];
  const published = await manager.find(ComplaintEvent, {
    select: { seq: true },
    where: { complaintId: id, messagePublic: true },
  });
  const readByAll = new Set(published.map(({ seq }) => seq));
  let erased = false;
  for (const { seq, words } of said) {
    const masked = readByAll.has(seq) ? maskKnown(words, reporter) : undefined;
    if (masked === words) continue;
    erased = true;
    const one = { complaintId: id, seq };
    if (masked === undefined) await manager.delete(ComplaintWords, one);
    else await manager.update(ComplaintWords, one, { words: masked });
  }
  return erased ? ['words'] : [];
}

/** Photos of citizens are erased; those of offices stay as evidence. */
async function erasePhotos(manager: EntityManager, { id }: Complaint): Promise<readonly ErasedKind[]> {
  return (await erasePhotosOf(manager, id)) > 0 ? ['photos'] : [];
}

/** Afterwards nobody can act as the citizen of the complaint. */
async function eraseSecret(manager: EntityManager, { id }: Complaint): Promise<readonly ErasedKind[]> {
  const none = Buffer.alloc(0);
  const { affected } = await manager.update(
    Complaint,
    { id, trackingSecretHash: Not(none) },
    { trackingSecretHash: none },
  );
  return affected ? ['tracking_secret'] : [];
}

async function eraseAnswersAbout(
  manager: EntityManager,
  { number }: Complaint,
): Promise<readonly ErasedKind[]> {
  return (await eraseAnswers(manager, number)) > 0 ? ['answers'] : [];
}

/** The rounded point stays. The address is erased: it may be the citizen's own. */
async function erasePlace(
  manager: EntityManager,
  { id, lat, lng, address, statedKelurahan }: Complaint,
): Promise<ErasedKind[]> {
  const placedElse = lat !== null || statedKelurahan !== null;
  const after = {
    lat: rounded(lat),
    lng: rounded(lng),
    address: address === null || placedElse ? null : ADDRESS,
  };
  if (after.lat === lat && after.lng === lng && after.address === address) return [];
  await manager.update(Complaint, { id }, after);
  return ['place'];
}
