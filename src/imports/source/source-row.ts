/** One row of a file: what it holds, and why it cannot be read where it cannot. */
export interface SourceRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}
