import { OperatorError } from '../common/operator-error.js';
import { type Category } from '../complaints/core/categories/category.entity.js';
import { type EndReason, endReasons } from '../complaints/core/life-cycle.js';
import { type Rules, dueTimesUnder } from '../deadlines/rules.js';
import { type CityAreas } from './city-areas.js';
import { codeReader, unknownCodes } from './codes.js';
import {
  type PastComplaint,
  type PastStatus,
  pastStatuses,
  statusAfter,
  type PastStep,
} from './past-complaint.js';
import { type Profile } from './profile.js';
import { type CodeField, Reading } from './reading.js';
import { dayReader, timeReader } from './times.js';

/** What the rows of a file are read against. */
export interface ImportContext {
  readonly categories: ReadonlyMap<string, Category>;
  readonly areas: CityAreas;
  /** By which what is due is counted, where the file does not say. */
  readonly rules: Rules;
  /** IANA time zone of the city. */
  readonly zone: string;
  /** Nothing in a file happened later. */
  readonly now: Date;
}

/** Gives the complaint of a row, or all that is wrong with the row. */
export type ReadComplaint = (
  row: Readonly<Record<string, unknown>>,
) => { readonly complaint: PastComplaint } | { readonly faults: readonly string[] };

const CHANNEL = /^[a-z0-9][a-z0-9-]{0,31}$/;
const LONGEST_ID = 100;
const LONGEST_ADDRESS = 1_000;
const LONGEST_DESCRIPTION = 100_000;

/**
 * Makes of a profile what reads the rows of its files.
 *
 * @throws OperatorError where the profile leads to a code that does not exist
 */
export function complaintReader(profile: Profile, surroundings: ImportContext): ReadComplaint {
  const { fields, times } = profile;
  const codeOf = codesOf(surroundings);
  const meanings = (Object.keys(codeOf) as CodeField[]).flatMap((field) =>
    fields[field] ? [[field, fields[field], codeOf[field]] as const] : [],
  );
  refuseUnknown(
    meanings.flatMap(([field, meaning, of]) => unknownCodes(meaning, of).map((code) => `${field}: ${code}`)),
  );
  const readers = {
    fields,
    codes: Object.fromEntries(meanings.map(([field, meaning, of]) => [field, codeReader(meaning, of)])),
    time: timeReader(times.format, times.zone ?? surroundings.zone),
    dayOf: dayReader(surroundings.zone),
    now: surroundings.now,
  };
  return (row) => {
    const reading = new Reading(row, readers);
    const complaint = readComplaint(reading, profile, surroundings);
    return complaint && reading.faults.length === 0 ? { complaint } : { faults: reading.faults };
  };
}

function codesOf({
  categories,
  areas,
}: ImportContext): Record<CodeField, (word: string) => string | undefined> {
  return {
    category: (word) => categories.get(word)?.code,
    channel: (word) => (CHANNEL.test(word) ? word : undefined),
    status: (word) => pastStatuses.find((status) => status === word),
    rejectionReason: (word) => endReasons.find((reason) => reason === word),
    area: (word) => areas.codeOf(word),
  };
}

function refuseUnknown(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new OperatorError(
    `The profile leads to what does not exist here:\n    ${faults.join('\n    ')}`,
    'Correct the profile, or load the areas and categories first.',
  );
}

function readComplaint(
  reading: Reading,
  profile: Profile,
  surroundings: ImportContext,
): PastComplaint | undefined {
  const externalId = reading.require('externalId', reading.text('externalId', LONGEST_ID));
  const description = reading.require('description', reading.text('description', LONGEST_DESCRIPTION));
  const channel = reading.require('channel', reading.code('channel'));
  const code = reading.require('category', reading.code('category'));
  const place = readPlace(reading);
  const filedAt = reading.require('filedAt', reading.past('filedAt'));
  const knownAt = reading.past('knownAt', filedAt && { what: 'filedAt', at: filedAt });
  const undatedAt = profile.undated === 'known' ? (knownAt ?? surroundings.now) : undefined;
  const life = filedAt && readLife(reading, filedAt, undatedAt);
  const category = surroundings.categories.get(code ?? '');
  if (!externalId || !description || !channel || !category || !filedAt || !life) return undefined;
  const policy = dueTimesUnder(surroundings.rules, { filedAt, category, channel });
  return {
    externalId,
    description,
    channel,
    category,
    ...place,
    filedAt,
    filedOn: reading.dayOf(filedAt),
    ...life,
    knownAt: knownAt ?? null,
    firstResponseDueAt: reading.due('firstResponseDueAt', policy.firstResponseDueAt),
    resolutionDueAt: reading.due('resolutionDueAt', policy.resolutionDueAt),
  };
}

function readPlace(reading: Reading): Pick<PastComplaint, 'point' | 'kelurahan' | 'address'> {
  const lat = reading.number('lat', 90);
  const lng = reading.number('lng', 180);
  const kelurahan = reading.code('area') ?? null;
  const address = reading.text('address', LONGEST_ADDRESS) ?? null;
  if (lat !== undefined) reading.require('lng', lng);
  if (lng !== undefined) reading.require('lat', lat);
  // Many systems write 0, 0 for an unknown place; no city lies there.
  const point = lat === undefined || lng === undefined || (lat === 0 && lng === 0) ? null : { lat, lng };
  const placed = point ?? kelurahan ?? address ?? undefined;
  reading.require('area', placed, 'is missing, and so are point and address');
  return { point, kelurahan, address };
}

/** The field that says since when a status holds. */
const SINCE = {
  in_progress: 'firstRespondedAt',
  coordinating: 'coordinatedAt',
  resolved: 'closedAt',
  closed: 'closedAt',
  rejected: 'closedAt',
} as const;

/** What happened to it, as far as status and times agree. */
function readLife(
  reading: Reading,
  filedAt: Date,
  undatedAt: Date | undefined,
): Pick<PastComplaint, 'status' | 'rejectionReason' | 'steps'> | undefined {
  const faultsBefore = reading.faults.length;
  const begin = { what: 'filedAt', at: filedAt };
  const times: Times = {
    firstRespondedAt: reading.past('firstRespondedAt', begin),
    coordinatedAt: reading.past('coordinatedAt', begin),
    closedAt: reading.past('closedAt', begin),
  };
  const status = (reading.code('status') as PastStatus | undefined) ?? impliedBy(times);
  if (status !== 'waiting')
    times[SINCE[status]] = reading.require(SINCE[status], times[SINCE[status]] ?? undatedAt);
  const rejectionReason =
    status === 'rejected' ? reading.require('rejectionReason', reading.code('rejectionReason')) : null;
  const steps = stepsOf(times, status);
  if (reading.faults.length > faultsBefore) return undefined;
  if (statusAfter(steps) !== (status === 'closed' ? 'resolved' : status)) {
    return reading.say('status', `cannot be ${status} by what was done and when`);
  }
  return { status, rejectionReason: (rejectionReason ?? null) as EndReason | null, steps };
}

type Times = Record<'firstRespondedAt' | 'coordinatedAt' | 'closedAt', Date | undefined>;

function impliedBy({ firstRespondedAt, coordinatedAt, closedAt }: Times): PastStatus {
  if (closedAt) return 'resolved';
  if (coordinatedAt) return 'coordinating';
  return firstRespondedAt ? 'in_progress' : 'waiting';
}

function stepsOf({ firstRespondedAt, coordinatedAt, closedAt }: Times, status: PastStatus): PastStep[] {
  const steps: (PastStep | undefined)[] = [
    firstRespondedAt && { action: 'respond', at: firstRespondedAt },
    coordinatedAt && { action: 'coordinate', at: coordinatedAt },
    closedAt && { action: status === 'rejected' ? 'reject' : 'resolve', at: closedAt },
  ];
  return steps.filter((step) => step !== undefined).sort((a, b) => a.at.getTime() - b.at.getTime());
}
