import { type DataSource } from 'typeorm';
import { type Clock } from '../common/clock.js';
import { type Steps } from '../common/steps.js';
import { type Config } from './config.js';

/** What the commands of every room work with. Commands read nothing else of the process that they run in. */
export interface CommandContext {
  /** Where commands say what they do. */
  readonly steps: Steps;
  readonly clock: Clock;
  /** Opens the database, brought up to date, for as long as the work takes. */
  readonly withDatabase: (work: (db: DataSource) => Promise<void>) => Promise<void>;
  /** @throws OperatorError that lists the settings that cannot be used */
  readonly readConfig: () => Config;
  /** @throws OperatorError where the file cannot be read */
  readonly readFile: (path: string) => string;
}
