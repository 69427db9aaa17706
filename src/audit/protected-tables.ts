import { unhandledBy } from '../events/events.repository.js';

/** A table whose rows are in the audit trail by their hashes. */
export interface ProtectedTable {
  /** Columns of the key: text, uuid or int. */
  readonly key: readonly string[];
  /** Columns that are not hashed. Every other one is, also one that is added later. */
  readonly omitted?: readonly string[];
  /** SQL: condition on `t` for the rows that are hashed; all where not given. */
  readonly only?: string;
  /** SQL: the keys of rows that will be hashed within a minute. */
  readonly waiting?: string;
  /** SQL: the keys of rows whose omitted columns are not what the history says. */
  readonly contradicted?: string;
}

const id = { key: ['id'] };
const versioned = { key: ['city_prefix', 'version'] };

/**
 * The tables that decide what a published number says. Every change of a row, also by plain SQL, is noted by the
 * trigger `row_changes_follow`, and vouched for by the entry that is recorded in the same transaction. A new table is
 * added here and gets the trigger, or it is added to {@link UNPROTECTED} with the reason.
 */
export const PROTECTED: Readonly<Record<string, ProtectedTable>> = {
  cities: { key: ['prefix'] },
  areas: { key: ['code'] },
  boundaries: { key: ['area_code'] },
  offices: { key: ['code'] },
  people: id,
  tenures: id,
  tenure_versions: id,
  postings: id,
  units: { key: ['code'] },
  categories: { key: ['code'] },
  accounts: { ...id, omitted: ['told_of_failures_at'] },
  role_assignments: id,
  api_clients: id,
  api_keys: id,
  deadline_versions: versioned,
  holidays: id,
  working_hours: id,
  fair_times: id,
  deadline_policies: id,
  metric_definitions: { key: ['version'] },
  retention_policies: versioned,
  erasures: id,
  inspections: id,
  inspection_seeds: { key: ['month'] },
  complaints: {
    ...id,
    omitted: [
      'status',
      'owner_office',
      'unit_code',
      'first_responded_at',
      'resolved_at',
      'rejection_reason',
      'merged_into',
      'closes_at',
      'last_event',
      'last_event_at',
      'known_at',
      'next_due_at',
      'charged_office',
      'owner_charged_from',
      'passed_on_at',
      'followed_status',
    ],
    only: 'NOT t.demo',
    waiting: `SELECT complaint_id::text AS key FROM ${unhandledBy('hash-chain')} AS waiting WHERE seq = 1`,
    contradicted: `SELECT t.id::text AS key FROM complaints t
      LEFT JOIN complaint_events e ON e.complaint_id = t.id AND e.seq = t.last_event
      WHERE (e.status, e.owner_office, e.at, e.charged_office, e.owner_charged_from, e.passed_on_at)
        IS DISTINCT FROM (t.status, t.owner_office, t.last_event_at, t.charged_office, t.owner_charged_from, t.passed_on_at)
        AND NOT t.demo`,
  },
  complaint_words: {
    key: ['complaint_id', 'seq'],
    only: 'NOT EXISTS (SELECT FROM complaints c WHERE c.id = t.complaint_id AND c.demo)',
    waiting: `SELECT concat_ws('/', complaint_id, seq) AS key FROM ${unhandledBy('hash-chain')} AS waiting`,
  },
};

/** The tables that are themselves what is verified. */
export const CHAIN = [
  'audit_entries',
  'audit_head',
  'row_hashes',
  'event_seals',
  'complaint_events',
] as const;

/** The other tables, each with the reason why nobody gains by changing it unnoticed. */
export const UNPROTECTED: Readonly<Record<string, string>> = {
  aggregate_dirty_days: 'which counts are out of date; `metrics verify` compares those that are not',
  aggregate_times: 'counts; `metrics verify` compares them with the events',
  aggregate_watermark: 'until when counts are final; `metrics verify` counts anew',
  aggregates: 'counts; `metrics verify` compares them with the events',
  areas_revision: 'a counter that makes processes read the areas again',
  city_keys: 'encrypted with the sealing key; one that was exchanged opens nothing',
  dead_letters: 'failed jobs; the rows that they were about are the truth',
  event_subscriptions:
    'how far each subscriber has come; an event that the hash chain has passed over is named by `audit verify`',
  failed_sign_ins: 'tries that failed, folded; bursts have an entry of their own in the trail',
  filing_addresses: 'keyed hashes of network addresses, forgotten after 90 days; no number depends on them',
  head_keys: 'keys that sign heads; each stored head is checked with its key by `audit verify`',
  idempotency_keys: 'answers to repeated requests, encrypted',
  merkle_progress: 'how far the tree has come; `audit verify` computes the tree anew',
  merkle_seals: 'places in the tree; `audit verify` computes the tree anew',
  merkle_tiles: 'the tree of the trail; `audit verify` computes it anew',
  migrations: 'which migrations have run',
  outgoing_mails: 'mails on their way, encrypted, deleted after seven days',
  password_resets: 'used within an hour, and the use is in the trail',
  photo_files: 'files that may have to be deleted',
  photo_uses: 'the event of a closure names its photos, and the event is hashed',
  photos: 'their entry in the trail has the SHA-256 of each file; a trigger refuses changes',
  published_events: 'the order of events; one that is hashed twice or not at all is named by `audit verify`',
  recovery_codes: 'hashes of codes that are used once, and the use is in the trail',
  reporters: 'who filed, encrypted with the key of the city; no number depends on it',
  row_changes: 'changes that no entry vouches for yet; what is left in it vouches for nothing',
  second_factors: 'encrypted with the key of the city; enrolling and resetting are in the trail',
  sessions: 'end after hours; what was done in one is in the trail',
  sign_in_failures: 'counters, forgotten after a day',
  sign_in_rates: 'counters, forgotten after a day',
  support_hours: 'counters of an hour',
  supporters: 'who said "me too", encrypted; no rate depends on them',
  tree_heads: 'signed; `audit verify` checks each signature and the tree that it signs',
  unfinished_erasures: 'erasures still to be done; those done are in `erasures`',
  unrecorded_migrations: 'from where on changes are those of migrations, until the trail has them',
  unpublished_events:
    'events still to be published and hashed; one that is in neither place is named by `audit verify`',
};
