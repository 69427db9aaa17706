import { JsonReader } from './json-reader.js';
import { type SourceRow } from './source-row.js';

/** The objects of a JSON file, in portions. */
export async function* jsonRows(pieces: AsyncIterable<string>): AsyncGenerator<SourceRow[]> {
  const reader = new JsonReader();
  for await (const piece of pieces) yield reader.read(piece).map(sourceRow);
  reader.end();
}

function sourceRow({ line, text }: { line: number; text: string }): SourceRow {
  try {
    return { line, record: JSON.parse(text) as Record<string, unknown> };
  } catch (fault) {
    return { line, record: { text }, fault: `the row is no JSON: ${(fault as Error).message}` };
  }
}
