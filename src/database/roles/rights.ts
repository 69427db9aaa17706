/** A privilege on a table that the application's role can need. It never gets TRUNCATE, REFERENCES or TRIGGER. */
export type TablePrivilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** What the application's role may do with a table, and why not more. */
export interface TableRights {
  readonly rights: readonly TablePrivilege[];
  readonly because: string;
}

const appendOnly = (because: string): TableRights => ({ rights: ['SELECT', 'INSERT'], because });
const readOnly = (because: string): TableRights => ({ rights: ['SELECT'], because });
const neverDeleted = (because: string): TableRights => ({ rights: ['SELECT', 'INSERT', 'UPDATE'], because });
const all = (because: string): TableRights => ({
  rights: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  because,
});

const BY_COMMAND = 'changed by commands, imports and seeds only';
const COUNTED = 'counts, which can be made anew from the complaints';
const EXPIRES = 'short-lived: rows are removed once they have expired';

/** A table that is not listed gets these. */
export const defaultRights = all('not listed');

/**
 * Rights of the application's role by table; tables of the queues stand with their schema.
 *
 * Processes that serve mend the rights at their start. So that an older one, started again during an upgrade, does not
 * take a right back, a release that widens rights must have a migration: see {@link keepRights}.
 */
export const tableRights: Readonly<Record<string, TableRights>> = {
  complaint_events: appendOnly('the history; that of demo complaints is removed by a command'),
  published_events: appendOnly('the order of all events; that of demo complaints is removed by a command'),
  event_seals: appendOnly('hashes of the history'),
  audit_entries: appendOnly('the audit trail'),
  erasures: appendOnly('the ledger of erasures'),
  inspection_seeds: appendOnly('what inspections are drawn with'),
  photo_uses: appendOnly('a photo stays with its event'),
  row_hashes: appendOnly('hashes of rows in the audit trail'),
  merkle_seals: appendOnly('places in the published tree'),
  tree_heads: appendOnly('signed heads of the published tree'),

  complaints: neverDeleted('demo complaints are removed by a command'),
  inspections: neverDeleted('gets its outcome once'),
  supporters: neverDeleted('erased by emptying columns'),
  accounts: {
    rights: ['SELECT', 'UPDATE'],
    because: 'opened by a command; the server changes passwords only',
  },
  reporters: {
    rights: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    because: 'erased by removal; hashed anew after an upgrade',
  },
  unfinished_erasures: {
    rights: ['SELECT', 'INSERT', 'DELETE'],
    because: 'removed once the erasure is finished',
  },
  event_subscriptions: neverDeleted('how far each subscriber has come'),
  audit_head: { rights: ['SELECT', 'UPDATE'], because: 'one row, which moves on' },
  merkle_progress: { rights: ['SELECT', 'UPDATE'], because: 'one row, which moves on' },
  merkle_tiles: neverDeleted('a tile gains hashes; a trigger refuses every other change'),
  head_keys: readOnly('made by the first start, sealed anew by a command'),
  role_assignments: readOnly(BY_COMMAND),
  row_changes: {
    rights: ['SELECT', 'INSERT', 'DELETE'],
    because: 'taken over by the entry of the transaction',
  },
  metric_definitions: readOnly('changed by migrations only'),
  aggregate_watermark: { rights: ['SELECT', 'UPDATE'], because: 'one row, which moves on' },

  migrations: readOnly('written by migrations'),
  unrecorded_migrations: readOnly('written while migrations run'),
  'bullmq.migration': readOnly('written by migrations'),
  areas: readOnly(BY_COMMAND),
  areas_revision: readOnly(BY_COMMAND),
  boundaries: readOnly(BY_COMMAND),
  cities: readOnly(BY_COMMAND),
  categories: readOnly(BY_COMMAND),
  units: readOnly(BY_COMMAND),
  offices: readOnly(BY_COMMAND),
  people: readOnly(BY_COMMAND),
  tenures: readOnly(`${BY_COMMAND}: who is charged depends on them`),
  tenure_versions: readOnly('written by a trigger on tenures'),
  postings: readOnly(BY_COMMAND),
  holidays: readOnly(BY_COMMAND),
  working_hours: readOnly(BY_COMMAND),
  fair_times: readOnly(BY_COMMAND),
  deadline_policies: readOnly(BY_COMMAND),
  deadline_versions: readOnly(BY_COMMAND),
  retention_policies: readOnly(BY_COMMAND),
  api_clients: readOnly(BY_COMMAND),
  api_keys: readOnly(BY_COMMAND),
  city_keys: readOnly('made by the first start, sealed anew by a command'),

  complaint_words: all('a citizen’s words are masked or removed when they are erased'),
  unpublished_events: all('events that have no position yet'),
  photos: all('uploads that nobody used are removed; a trigger keeps the rest as it was taken'),
  photo_files: all('notes of files that have to be removed'),
  idempotency_keys: all(EXPIRES),
  sessions: all(EXPIRES),
  password_resets: all(EXPIRES),
  sign_in_failures: all(EXPIRES),
  sign_in_rates: all(EXPIRES),
  failed_sign_ins: all(EXPIRES),
  support_hours: all(EXPIRES),
  filing_addresses: all(EXPIRES),
  second_factors: all('enrolled, used and replaced by its owner'),
  recovery_codes: all('made anew and used up by their owner'),
  outgoing_mails: all(EXPIRES),
  dead_letters: all('removed once the work is done'),
  aggregates: all(COUNTED),
  aggregate_times: all(COUNTED),
  aggregate_dirty_days: all(COUNTED),
  ...Object.fromEntries(
    [
      'dedup',
      'dedup_next',
      'event',
      'job',
      'job_dependency',
      'job_log',
      'meta',
      'metrics',
      'rate_limit',
      'relay_inbox',
      'relay_node',
      'relay_retained',
      'relay_subscription',
      'scheduler',
    ].map((name) => [`bullmq.${name}`, all('jobs are hints: the rows they are about are the truth')]),
  ),
};
