/**
 * Something only the person who runs Tanggap can mend: a bad variable, a taken
 * port, an unreachable database. Shown as it is, without a stack trace, and the
 * process ends with exit code 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  /**
   * @param problem what is wrong, in one sentence
   * @param remedy what to do about it, in one sentence
   */
  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem}\n  → ${remedy}`);
  }
}
