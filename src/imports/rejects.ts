import { stringify } from 'csv-stringify/sync';
import { closeSync, openSync, writeSync } from 'node:fs';
import { OperatorError } from '../common/operator-error.js';
import { type SourceRow } from './source/source-row.js';

/**
 * The file of rows that were refused: `line,reason` and then the row as it was,
 * so that it can be corrected there and imported. It is made for the first of them.
 */
export class Rejects {
  count = 0;
  private descriptor?: number;
  private columns: readonly string[] = [];

  /** @param keepColumns whether the rows have columns of their own; else each is written as JSON into one */
  constructor(
    readonly file: string,
    private readonly keepColumns: boolean,
  ) {}

  write({ line, record }: SourceRow, faults: readonly string[]): void {
    const cells: Readonly<Record<string, unknown>> = this.keepColumns
      ? record
      : { row: JSON.stringify(record) };
    if (this.descriptor === undefined) {
      this.descriptor = this.open();
      this.columns = Object.keys(cells).filter((column) => column !== 'line' && column !== 'reason');
      this.writeLine(['line', 'reason', ...this.columns]);
    }
    this.writeLine([line, faults.join('; '), ...this.columns.map((column) => cells[column])]);
    this.count++;
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
  }

  private open(): number {
    try {
      return openSync(this.file, 'w');
    } catch (fault) {
      throw new OperatorError(
        `The file ${this.file} cannot be written (${(fault as NodeJS.ErrnoException).code}).`,
        'Give another one with --rejects.',
      );
    }
  }

  private writeLine(cells: readonly unknown[]): void {
    writeSync(this.descriptor ?? -1, stringify([cells]));
  }
}
