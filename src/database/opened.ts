/** A database that answers, and how to leave it. */
export interface OpenDatabase {
  readonly url: string;
  /** It is the one that Tanggap brings along. */
  readonly embedded: boolean;
  close(): Promise<void>;
}
