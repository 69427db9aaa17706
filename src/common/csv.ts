import { CsvError, parse } from 'csv-parse/sync';
import { type z } from 'zod';
import { OperatorError } from './operator-error.js';

/** How many faults are listed before the rest is counted. */
const LISTED = 20;

/**
 * Reads a CSV with a header line, checking every row.
 *
 * @throws OperatorError that lists lines and faults; then no row counts
 */
export function readCsv<Row>(text: string, row: z.ZodType<Row>): Row[] {
  const records = parseRecords(text);
  const faults: string[] = [];
  const rows = records.flatMap(({ record, info }) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return [parsed.data];
    faults.push(
      ...parsed.error.issues.map((issue) => `line ${info.lines}: ${issue.path.join('.')}: ${issue.message}`),
    );
    return [];
  });
  refuseFaults(faults);
  if (rows.length === 0)
    throw new OperatorError('The file holds no rows.', 'Give a CSV with a header line and rows below it.');
  return rows;
}

/** @throws OperatorError that lists the faults, if there are any */
export function refuseFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > LISTED ? [`... and ${faults.length - LISTED} more`] : [];
  throw new OperatorError(
    `Nothing was imported:\n    ${[...faults.slice(0, LISTED), ...more].join('\n    ')}`,
    'Correct the file and import it again.',
  );
}

function parseRecords(text: string): { record: unknown; info: { lines: number } }[] {
  try {
    return parse(text, {
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as {
      record: unknown;
      info: { lines: number };
    }[];
  } catch (fault) {
    if (fault instanceof CsvError)
      throw new OperatorError(`The file is no CSV: ${fault.message}.`, 'Correct it and import it again.');
    throw fault;
  }
}
