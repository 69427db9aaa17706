import { type Day } from '../common/city-time.js';
import { STORABLE } from '../common/storable.js';
import { NEVER_DUE } from '../deadlines/never-due.js';
import { type ReadCode } from './codes.js';
import { type Profile } from './profile.js';
import { type ReadTime } from './times.js';

type Fields = Profile['fields'];
/** Fields whose values are codes. */
export type CodeField = 'category' | 'channel' | 'status' | 'rejectionReason' | 'area';
/** Fields that say when it is due. */
export type DueField = 'firstResponseDueAt' | 'resolutionDueAt';
/** The other fields: a column each. */
type PlainField = Exclude<keyof Fields, CodeField | DueField>;

/** What reads the fields of every row of a file. */
export interface FieldReaders {
  readonly fields: Fields;
  readonly codes: Partial<Record<CodeField, ReadCode>>;
  readonly time: ReadTime;
  /** The city's day of an instant. */
  readonly dayOf: (instant: Date) => Day;
  /** Nothing in a file happened later. */
  readonly now: Date;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** One row while it is read, and what is wrong with it. */
export class Reading {
  readonly faults: string[] = [];

  constructor(
    private readonly row: Readonly<Record<string, unknown>>,
    private readonly readers: FieldReaders,
  ) {}

  say(field: string, fault: string): undefined {
    this.faults.push(`${field}: ${fault}`);
  }

  /** What was read; says that it is missing where nothing was. */
  require<T>(field: keyof Fields, value: T | undefined, fault = 'is missing'): T | undefined {
    const isSaid = this.faults.some((fault) => fault.startsWith(`${field}:`));
    return value === undefined && !isSaid ? this.say(field, fault) : value;
  }

  text(field: PlainField, longest: number): string | undefined {
    const text = this.cell(this.readers.fields[field]);
    if (text === undefined) return undefined;
    if (text.length > longest) return this.say(field, `has more than ${longest} characters`);
    return STORABLE.test(text) ? text : this.say(field, 'has characters that are none of a text');
  }

  number(field: PlainField, limit: number): number | undefined {
    const text = this.cell(this.readers.fields[field]);
    if (text === undefined) return undefined;
    const number = DECIMAL.test(text) ? Number(text) : Number.NaN;
    return Math.abs(number) <= limit ? number : this.say(field, `"${text}" is no number up to ${limit}`);
  }

  code(field: CodeField): string | undefined {
    const value = this.cell(this.readers.fields[field]?.column) ?? '';
    const code = this.readers.codes[field]?.(value);
    if (code === undefined && this.readers.codes[field])
      return this.say(field, `nothing is known as "${value}"`);
    return code ?? undefined;
  }

  /** @param begin what cannot have been later, and its time */
  past(field: PlainField, begin?: { what: string; at: Date }): Date | undefined {
    const at = this.time(field, this.readers.fields[field], begin?.at.getTime());
    if (at && at > this.readers.now) return this.say(field, 'lies in the future');
    if (at && begin && at < begin.at) return this.say(field, `lies before ${begin.what}`);
    return at;
  }

  due(field: DueField, policy: Date): Date {
    const how = this.readers.fields[field];
    const blank = how?.blank === 'never' ? NEVER_DUE : policy;
    return this.time(field, how?.column) ?? blank;
  }

  dayOf(instant: Date): Day {
    return this.readers.dayOf(instant);
  }

  private time(field: string, column: string | undefined, notBefore?: number): Date | undefined {
    const text = this.cell(column);
    if (text === undefined) return undefined;
    const at = this.readers.time(text, notBefore);
    const isMeant = at !== undefined && at >= 0 && at < NEVER_DUE.getTime();
    return isMeant ? new Date(at) : this.say(field, `"${text}" is no time in the format of the profile`);
  }

  /** The trimmed text of a column, or of a path in an object; undefined where it is blank. */
  private cell(column: string | undefined): string | undefined {
    if (column === undefined) return undefined;
    const value = column in this.row ? this.row[column] : valueAt(this.row, column);
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return text === '' ? undefined : text;
  }
}

function valueAt(row: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' ? (at as Record<string, unknown> | null)?.[key] : undefined),
      row,
    );
}
