/** A database that answers, and how to leave it. */
export interface OpenDatabase {
  /** Signs in as the owner of the tables: for migrations, seeds and commands. */
  readonly url: string;
  /** Signs in as the application's role, where the operator made one: for processes that serve. */
  readonly appUrl?: string;
  /** It is the one that Tanggap brings along. */
  readonly embedded: boolean;
  close(): Promise<void>;
}
