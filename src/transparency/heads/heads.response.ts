import { inZone } from '../../common/city-time.js';
import { ApiField } from '../../common/api-field.js';
import { type HeadKey } from './head-keys.js';
import { readNote, verifierKey } from './signed-note.js';
import { type StoredHead } from './tree-heads.js';

const HASH = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';

/** A signed head of the audit trail. */
export class HeadResponse {
  @ApiField('Its number: 1, 2, 3, ... without gaps.', 412)
  number!: number;

  @ApiField('Names the log.', 'tanggap/JKT')
  origin!: string;

  @ApiField('Leaves of the tree: entries of the audit trail and events of complaints.', 104_733)
  size!: number;

  @ApiField('Root of the tree (RFC 9162, SHA-256), in hexadecimal.', HASH)
  rootHash!: string;

  @ApiField('When it was signed.', '2026-03-01T00:00:03.120+07:00', { format: 'date-time' })
  at!: string;

  @ApiField('Whether it is the first of a day of the city.', true)
  daily!: boolean;

  @ApiField('SHA-256 of the note of the head before it, in hexadecimal; zeros for the first.', HASH)
  previous!: string;

  @ApiField('Which key signed it.', 'c74f20a3')
  keyId!: string;

  @ApiField(
    'The public key (Ed25519) as tools for signed notes take it. Note it once and compare: a head signed with another key is not the city’s.',
    'tanggap/JKT+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  )
  publicKey!: string;

  @ApiField(
    'What is signed, with the signature: a checkpoint as of C2SP tlog-checkpoint.',
    'tanggap/JKT\n104733\n+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=\ntime 2026-02-28T17:00:03.120Z\nprevious fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125\n\n— tanggap/JKT x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  )
  note!: string;
}

export class HeadsResponse {
  @ApiField('The heads, the oldest first.', undefined, { type: [HeadResponse] })
  items!: HeadResponse[];

  @ApiField('Hand it back as `after` for the next part; null at the end.', 412, {
    type: Number,
    nullable: true,
  })
  next!: number | null;
}

/** @param zone of the city */
export function showHead(head: StoredHead, keys: readonly HeadKey[], zone: string): HeadResponse {
  const said = readNote(head.note);
  const key = keys.find(({ id }) => id === said?.keyId);
  return {
    number: head.number,
    origin: said?.origin ?? '',
    size: head.size,
    rootHash: head.root.toString('hex'),
    at: inZone(head.at, zone),
    daily: head.firstOfDay,
    previous: said?.previous.toString('hex') ?? '',
    keyId: said?.keyId ?? '',
    publicKey: key ? verifierKey(key.origin, key.publicKey) : '',
    note: head.note,
  };
}
