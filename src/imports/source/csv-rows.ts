import { OperatorError } from '../../common/operator-error.js';
import { columnsOf, type Profile } from '../profile.js';
import { CsvReader, type CsvRow } from './csv-reader.js';
import { type SourceRow } from './source-row.js';

/**
 * The rows of a CSV with a header line, in portions.
 *
 * @throws OperatorError where a column that the profile names is not there
 */
export async function* csvRows(pieces: AsyncIterable<string>, profile: Profile): AsyncGenerator<SourceRow[]> {
  let header: readonly string[] | undefined;
  for await (const rows of portions(pieces, new CsvReader(profile.delimiter))) {
    header ??= checkedHeader(rows.shift()?.cells, profile);
    yield rows.map((row) => sourceRow(row, header ?? []));
  }
}

async function* portions(pieces: AsyncIterable<string>, reader: CsvReader): AsyncGenerator<CsvRow[]> {
  for await (const piece of pieces) {
    const rows = reader.read(piece);
    if (rows.length > 0) yield rows;
  }
  yield reader.read('', true);
}

function checkedHeader(cells: readonly string[] | undefined, profile: Profile): readonly string[] {
  const header = (cells ?? []).map((cell) => cell.trim());
  const absent = columnsOf(profile).filter(
    (column) => !header.includes(column) && !profile.mayLack.includes(column),
  );
  if (absent.length === 0) return header;
  throw new OperatorError(
    `The file has no column ${absent.join(', ')}.`,
    'Give the profile that fits the file, or a file with a header line that names its columns.',
  );
}

function sourceRow({ line, cells, fault }: CsvRow, header: readonly string[]): SourceRow {
  const record = Object.fromEntries(header.map((column, place) => [column, cells[place] ?? '']));
  if (fault !== undefined) return { line, record, fault: `the row ${fault}` };
  return cells.length === header.length
    ? { line, record }
    : { line, record, fault: `the row has ${cells.length} cells, the header ${header.length}` };
}
