import { Area } from '../areas/area.entity.js';
import { Boundary } from '../areas/boundary.entity.js';
import { City } from '../areas/city.entity.js';
import { Category } from '../complaints/core/categories/category.entity.js';
import { ComplaintEvent } from '../complaints/core/complaint-event.entity.js';
import { Complaint } from '../complaints/core/complaint.entity.js';
import { ComplaintWords } from '../complaints/core/complaint-words.entity.js';
import { Erasure } from '../complaints/privacy/erasure.entity.js';
import { Supporter } from '../complaints/core/reporters/supporter.entity.js';
import { Reporter } from '../complaints/core/reporters/reporter.entity.js';
import { DeadlinePolicy } from '../deadlines/deadline-policy.entity.js';
import { DeadlineVersion } from '../deadlines/deadline-version.entity.js';
import { Holiday } from '../deadlines/holiday.entity.js';
import { FairTime } from '../deadlines/fair-time.entity.js';
import { WorkingHours } from '../deadlines/working-hours.entity.js';
import { AccountEntity } from '../identity/account.entity.js';
import { RoleAssignmentEntity } from '../identity/accounts/role-assignment.entity.js';
import { PasswordReset } from '../identity/password-resets/password-reset.entity.js';
import { ApiClient } from '../identity/api-clients/api-client.entity.js';
import { ApiKey } from '../identity/api-clients/api-key.entity.js';
import { SessionEntity } from '../identity/session.entity.js';
import { OutgoingMail } from '../notifications/outgoing-mail.entity.js';
import { Office } from '../officials/office.entity.js';
import { Person } from '../officials/person.entity.js';
import { Posting } from '../officials/posting.entity.js';
import { Tenure } from '../officials/tenure.entity.js';
import { Unit } from '../officials/unit.entity.js';
import { DeadLetter } from '../queues/dead-letters/dead-letter.entity.js';

/** The entities of all rooms. A table without one is in {@link TABLES_WITHOUT_ENTITY}. */
export const entities = [
  City,
  Area,
  Boundary,
  Office,
  Person,
  Tenure,
  Posting,
  Unit,
  AccountEntity,
  RoleAssignmentEntity,
  ApiClient,
  ApiKey,
  SessionEntity,
  PasswordReset,
  OutgoingMail,
  DeadlineVersion,
  Holiday,
  WorkingHours,
  FairTime,
  DeadlinePolicy,
  Category,
  Complaint,
  ComplaintEvent,
  ComplaintWords,
  Reporter,
  Supporter,
  Erasure,
  DeadLetter,
];

/** The other tables, each with the reason why it has no entity. */
export const TABLES_WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  aggregate_dirty_days: 'written by triggers and in bulk',
  aggregate_times: 'aggregates, written in bulk',
  aggregate_watermark: 'one row',
  aggregates: 'aggregates, written in bulk',
  metric_definitions: 'a row for each version, written by migrations',
  areas_revision: 'a counter of one row',
  audit_entries: 'appended by one statement of the audit room',
  audit_head: 'one row, locked by whoever adds to the trail',
  city_keys: 'read before the application starts',
  event_subscriptions: 'one row for each subscriber, moved on by statements of the events room',
  event_seals: 'the hash chain of events, written in bulk',
  failed_sign_ins: 'counted by upserts',
  filing_addresses: 'hashes, written with the filing in one statement',
  head_keys: 'written once by a command',
  idempotency_keys: 'written with the filing in one statement',
  inspection_seeds: 'one row a month, written by one statement',
  inspections: 'drawn and filled by statements over complaints',
  merkle_progress: 'one row, locked by whoever extends the tree',
  merkle_seals: 'written in bulk',
  merkle_tiles: 'written in bulk',
  migrations: 'belongs to TypeORM',
  published_events: 'the order of events, written in bulk',
  unpublished_events: 'a list of work, written by a trigger',
  photo_files: 'notes of files on their way, only inserted and deleted',
  photo_uses: 'written in bulk, with the event of the complaint',
  photos: 'columns are encrypted or bit patterns; `photo-rows.ts` reads and writes them',
  recovery_codes: 'used by one statement that also deletes them',
  retention_policies: 'read and written by commands, one statement each',
  row_changes: 'written by triggers and in bulk',
  row_hashes: 'written in bulk by the audit trail',
  second_factors: 'replaced and locked by statements of its repository',
  sign_in_failures: 'counters, changed by upserts',
  sign_in_rates: 'counters, changed by upserts',
  support_hours: 'counters, changed by upserts',
  tenure_versions: 'written by a trigger',
  tree_heads: 'only inserted',
  unfinished_erasures: 'a list of work, only inserted and deleted',
  unrecorded_migrations: 'written while migrations run',
};
