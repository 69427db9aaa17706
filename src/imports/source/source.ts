import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../../common/operator-error.js';
import { type Profile } from '../profile.js';
import { csvRows } from './csv-rows.js';
import { jsonRows } from './json-rows.js';
import { type SourceRow } from './source-row.js';

/** A file that is read no faster than its rows are taken. */
export interface Source {
  readonly file: string;
  /** Its rows, so many at a time. */
  rows(atOnce: number): AsyncIterable<SourceRow[]>;
  /** How much of the file has been read, from 0 to 1. */
  fraction(): number;
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Opens a file of complaints; whether it is gzipped its first bytes say.
 *
 * @throws OperatorError where it cannot be read; so do its rows, where it is not what the profile says
 */
export function openSource(file: string, profile: Profile): Source {
  const { size, isGzipped } = lookAt(file);
  const input = createReadStream(file);
  const bytes: Readable = isGzipped ? pipeline(input, createGunzip(), () => undefined) : input;
  const pieces = decoded(bytes);
  const portions = profile.format === 'csv' ? csvRows(pieces, profile) : jsonRows(pieces);
  return {
    file,
    rows: (atOnce) => readable(evenly(portions, atOnce)),
    fraction: () => (size === 0 ? 1 : input.bytesRead / size),
  };
}

function lookAt(file: string): { size: number; isGzipped: boolean } {
  try {
    const { size } = statSync(file);
    const descriptor = openSync(file, 'r');
    const first = Buffer.alloc(GZIP.length);
    readSync(descriptor, first);
    closeSync(descriptor);
    return { size, isGzipped: first.equals(GZIP) };
  } catch (fault) {
    throw new OperatorError(
      `The file ${file} cannot be read (${(fault as NodeJS.ErrnoException).code}).`,
      'Correct its path.',
    );
  }
}

async function* decoded(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of bytes as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function* evenly(portions: AsyncIterable<SourceRow[]>, atOnce: number): AsyncGenerator<SourceRow[]> {
  const waiting: SourceRow[] = [];
  for await (const portion of portions) {
    waiting.push(...portion);
    while (waiting.length >= atOnce) yield waiting.splice(0, atOnce);
  }
  if (waiting.length > 0) yield waiting;
}

/** What is wrong with the file itself is for the operator to mend. */
async function* readable(portions: AsyncIterable<SourceRow[]>): AsyncGenerator<SourceRow[]> {
  try {
    yield* portions;
  } catch (fault) {
    if (fault instanceof OperatorError) throw fault;
    throw new OperatorError(
      `The file cannot be read to its end: ${(fault as Error).message}.`,
      'Correct it and import it again; what is imported is not imported twice.',
    );
  }
}
