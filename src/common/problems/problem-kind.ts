import { type Bilingual } from '../language.js';
import { type MessageParameters } from './field-error.js';

/** What problems of one code have in common. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Bilingual;
  /** What happened; `{name}` is filled from the problem's parameters. */
  readonly detail: Bilingual;
  /** Fills the example in the OpenAPI document. */
  readonly example?: {
    readonly parameters?: MessageParameters;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

/** The problems that one room of the code defines. */
export interface RoomProblems {
  /** By their codes. */
  readonly kinds: Readonly<Record<string, ProblemKind>>;
  /** Members of an answer that RFC 9457 does not know, as JSON schemas for the OpenAPI document. */
  readonly members?: Readonly<Record<string, object>>;
}
