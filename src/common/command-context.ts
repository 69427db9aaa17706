import { type DataSource } from 'typeorm';
import { type Steps } from './steps.js';

/** What the commands of every room work with. */
export interface CommandContext {
  readonly steps: Steps;
  /** Opens the database, brought up to date, for as long as the work takes. */
  readonly withDatabase: (work: (db: DataSource) => Promise<void>) => Promise<void>;
  /** @throws OperatorError where the file cannot be read */
  readonly readFile: (path: string) => string;
}
