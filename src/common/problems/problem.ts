import { type Language } from '../language.js';
import { problemKind, type ProblemCode } from './catalog.js';
import { describeFieldError, type FieldError, fill, type MessageParameters } from './field-error.js';

/** The JSON of an error answer: RFC 9457 with a stable `code`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors?: readonly { field: string; code: string; message: string }[];
  readonly [extension: string]: unknown;
}

/** An error meant for the client. Anything else thrown is a fault of ours. */
export class Problem extends Error {
  override readonly name = 'Problem';

  /**
   * @param parameters fill the catalog's detail text
   * @param extensions further members of the answer, e.g. `allowedStatuses`; `retryAfter`, in seconds, is a header as well
   */
  constructor(
    readonly code: ProblemCode,
    private readonly parameters: MessageParameters = {},
    readonly extensions: Readonly<Record<string, unknown>> = {},
    private readonly fieldErrors: readonly FieldError[] = [],
  ) {
    super(code);
  }

  /** The HTTP status. */
  get status(): number {
    return problemKind(this.code).status;
  }

  /** Bad input: names each field and its fault. */
  static invalid(...errors: FieldError[]): Problem {
    return new Problem('validation_failed', {}, {}, errors);
  }

  toDocument(language: Language): ProblemDocument {
    const { title, detail, status } = problemKind(this.code);
    const errors = this.fieldErrors.map((error) => ({
      field: error.field,
      code: error.code,
      message: describeFieldError(error, language),
    }));
    return {
      type: `/problems/${this.code}`,
      title: title[language],
      status,
      detail: fill(detail, language, this.parameters),
      code: this.code,
      ...(errors.length > 0 && { errors }),
      ...this.extensions,
    };
  }
}
