import { setImmediate } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';
import { BYTE_ORDER_MARK, type CsvCell, csvLines } from '../../common/csv-lines.js';
import { textStream } from './text-stream.js';

/** A table to be handed out, however long. */
export interface CsvTable<Row> {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: Columns<Row>;
  /** Further columns with the same in every row. */
  readonly always?: Readonly<Record<string, CsvCell>>;
  /** The last columns, filled in the first row only: what is said once of the whole table. */
  readonly once: Readonly<Record<string, CsvCell>>;
  readonly parts: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}

export type Columns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>;

/** Columns that are members of the row, by the same names. */
export function members<Name extends string>(
  ...names: readonly Name[]
): Columns<Readonly<Partial<Record<Name, CsvCell>>>> {
  return Object.fromEntries(
    names.map((name) => [name, (row: Readonly<Partial<Record<Name, CsvCell>>>) => row[name]]),
  );
}

/**
 * A table as a CSV that Excel opens: a header line, then its rows. They are read
 * as fast as the client takes them, and no further once it has gone.
 */
export async function csvFile<Row>(table: CsvTable<Row>): Promise<StreamableFile> {
  return new StreamableFile(await textStream(csvOf(table)), {
    type: 'text/csv; charset=utf-8; header=present',
    disposition: `attachment; filename="${table.name}.csv"`,
  });
}

async function* csvOf<Row>({ columns, always = {}, once, parts }: CsvTable<Row>): AsyncGenerator<string> {
  let head = BYTE_ORDER_MARK + csvLines([Object.keys({ ...columns, ...always, ...once })]);
  let last = Object.values(once);
  const cells = Object.values(columns);
  for await (const part of parts) {
    const lines = part.map((row) => {
      const line = [...cells.map((cell) => cell(row)), ...Object.values(always), ...last];
      last = last.map(() => null);
      return line;
    });
    yield head + csvLines(lines);
    head = '';
    // A client that reads as fast as we write must not keep all others waiting.
    await setImmediate();
  }
}
