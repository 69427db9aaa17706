import { stringify } from 'csv-stringify/sync';

/** What a cell of a table can hold; nothing is an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A text that a spreadsheet would take for a formula, also where its signs are full-width ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text as a spreadsheet shows it and does not compute it: what begins as a formula gets an apostrophe before it. */
export function formulaSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Lines of a CSV by RFC 4180. Texts are safe to open in a spreadsheet; numbers stay numbers. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(rows as CsvCell[][], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
    cast: { string: formulaSafe, boolean: String },
  });
}
