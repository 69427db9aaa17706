import { IANAZone } from 'luxon';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';
import { isTimeFormat } from './times.js';

const folder = new URL('./profiles/', import.meta.url);

/** Name of a column; of a value in a JSON object also a path such as `zone.name`. */
const column = z.string().min(1);

/** A field whose values mean codes. Without a map they are the codes themselves. */
const meaning = z.union([
  column.transform((name): z.output<typeof meaningInFull> => ({ column: name })),
  z.lazy(() => meaningInFull),
]);
const meaningInFull = z.strictObject({
  /** None where all rows mean `otherwise`. */
  column: column.optional(),
  /** A regular expression, and what is put where it matches, before the map is asked. */
  replace: z.tuple([z.string().refine(isPattern, 'is no regular expression'), z.string()]).optional(),
  /** What the values mean; case does not matter. */
  map: z.record(z.string(), z.string()).optional(),
  /** What a blank value means; what the others do where not given. */
  blank: z.string().optional(),
  /** What all other values mean; null: nothing. Without it other values are refused. */
  otherwise: z.string().nullable().optional(),
});
export type Meaning = z.output<typeof meaningInFull>;

/** A due time: what it says where it is blank, the policy of the category or that it is never due. */
const due = z.union([
  column.transform((name) => ({ column: name, blank: 'policy' as const })),
  z.strictObject({ column, blank: z.enum(['policy', 'never']) }),
]);

const profile = z.strictObject({
  /** Whose files these are. */
  about: z.string().optional(),
  /** A CSV with a header line, or JSON: an array of objects, or an object on each line. Either may be gzipped. */
  format: z.enum(['csv', 'json']),
  delimiter: z.string().length(1).default(','),
  /** Columns that a CSV may do without; the others that are named must be there. */
  mayLack: z.array(column).default([]),
  times: z
    .strictObject({
      format: z
        .string()
        .refine(isTimeFormat, 'is neither ISO nor a format such as dd/MM/yyyy HH:mm')
        .default('ISO'),
      /** Of times without an offset; the city's where not given. */
      zone: z
        .string()
        .refine((zone) => IANAZone.isValidZone(zone), 'is no IANA time zone')
        .optional(),
    })
    .default({ format: 'ISO' }),
  /** A status whose time the row does not say: refused, or dated with when it became known, the latest it can be. */
  undated: z.enum(['refuse', 'known']).default('refuse'),
  fields: z.strictObject({
    externalId: column,
    filedAt: column,
    description: column,
    category: meaning,
    channel: meaning,
    status: meaning.optional(),
    rejectionReason: meaning.optional(),
    /** Code of a kelurahan, or its name. It decides who is responsible; without it the point does. */
    area: meaning.optional(),
    lat: column.optional(),
    lng: column.optional(),
    address: column.optional(),
    firstRespondedAt: column.optional(),
    coordinatedAt: column.optional(),
    /** When it was resolved, closed or rejected. */
    closedAt: column.optional(),
    firstResponseDueAt: due.optional(),
    resolutionDueAt: due.optional(),
    /** When the row became known to the system it comes from; the time of the import where not given. */
    knownAt: column.optional(),
  }),
});

/** How a file of another system says what a complaint of ours is. */
export type Profile = z.output<typeof profile>;

/** The columns that a profile names. */
export function columnsOf({ fields }: Profile): string[] {
  const columns = Object.values(fields).map((field) => (typeof field === 'string' ? field : field.column));
  return [...new Set(columns.filter((each) => each !== undefined))];
}

/**
 * Reads a profile that Tanggap brings along, by its name, or one of the operator's, by its path.
 *
 * @throws OperatorError where there is none, or naming what is wrong in it
 */
export function loadProfile(nameOrFile: string): Profile {
  const names = readdirSync(folder).map((file) => file.replace('.json', ''));
  const text = readProfile(
    names.includes(nameOrFile) ? new URL(`${nameOrFile}.json`, folder) : nameOrFile,
    names,
  );
  return checkProfile(text, nameOrFile);
}

/** @throws OperatorError naming what is wrong */
export function checkProfile(text: string, name: string): Profile {
  try {
    return profile.parse(JSON.parse(text));
  } catch (fault) {
    const faults =
      fault instanceof z.ZodError
        ? fault.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
        : [(fault as Error).message];
    throw new OperatorError(
      `The profile ${name} cannot be used:\n    ${faults.join('\n    ')}`,
      'Correct it; src/imports/README.md says what a profile holds.',
    );
  }
}

function readProfile(file: URL | string, names: readonly string[]): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new OperatorError(
      `There is no profile ${String(file)} (${(fault as NodeJS.ErrnoException).code}).`,
      `Give --profile ${names.join(', ')} or the path of your own.`,
    );
  }
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
