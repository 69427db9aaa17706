/** Where files of photos lie, by names that Tanggap gives them. */
export abstract class PhotoStore {
  /** Stores a file whole, or not at all; once it returns, it is there for good. */
  abstract put(name: string, bytes: Buffer): Promise<void>;

  /** @returns undefined where there is none of that name */
  abstract get(name: string): Promise<Buffer | undefined>;

  /** Removes files and what was left of writing them; those that are not there are removed already. */
  abstract remove(names: readonly string[]): Promise<void>;

  /** @throws OperatorError that says why it cannot be used */
  abstract check(): Promise<void>;
}
