import { ApiField } from '../../common/api-field.js';
import { HeadResponse } from '../heads/heads.response.js';

const HASHES = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
];
const FACTS =
  '{"at": "2026-03-01T01:00:00.000Z", "city": "JKT", "kind": "filed", "event": 1, "owner": null, "office": null, "status": "received", "answers": false, "channel": "web", "filedAt": "2026-03-01T01:00:00.000Z", "knownAt": "2026-03-01T01:00:00.000Z", "complaint": "JKT-26-7K3Q9F-8", "resolutionDueAt": "2026-03-10T09:00:00.000Z", "firstResponseDueAt": "2026-03-02T01:00:00.000Z"}';

const maybeHash = { type: String, nullable: true } as const;

export class EventProofResponse {
  @ApiField('Which event of the complaint: 1 is its filing.', 1)
  event!: number;

  @ApiField(
    'What everyone may know of the event, as JSON in UTC, to be hashed as it stands. Null for an event of the time before Tanggap 0.2.',
    FACTS,
    maybeHash,
  )
  facts!: string | null;

  @ApiField(
    'SHA-256 of what is not for everyone, with a salt, in hexadecimal; null likewise.',
    HASHES[0],
    maybeHash,
  )
  privateHash!: string | null;

  @ApiField(
    'SHA-256 of "tanggap-event-v2", facts and privateHash with line feeds between, in hexadecimal. The leaf is the SHA-256 of a zero byte and these 32 bytes.',
    HASHES[1],
  )
  eventHash!: string;

  @ApiField('Its place in the tree, from 0 on.', 104_731)
  leafIndex!: number;

  @ApiField('The inclusion proof (RFC 9162, 2.1.3): hashes in hexadecimal, the lowest first.', HASHES, {
    type: [String],
  })
  path!: string[];
}

export class ComplaintProofResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('The signed head that the proofs lead to.', undefined, { type: HeadResponse })
  head!: HeadResponse;

  @ApiField('The events that are in the tree of that head, in order.', undefined, {
    type: [EventProofResponse],
  })
  events!: EventProofResponse[];

  @ApiField('Hand it back as `after` for the events that follow; null at the end.', null, {
    type: Number,
    nullable: true,
  })
  next!: number | null;

  @ApiField(
    'Events that are not in it yet. They are within two minutes; those of made-up complaints never are.',
    0,
  )
  waiting!: number;
}

export class ConsistencyResponse {
  @ApiField('Leaves of the older tree.', 104_000)
  from!: number;

  @ApiField('Leaves of the newer tree.', 104_733)
  to!: number;

  @ApiField('The consistency proof (RFC 9162, 2.1.4): hashes in hexadecimal.', HASHES, { type: [String] })
  path!: string[];
}
