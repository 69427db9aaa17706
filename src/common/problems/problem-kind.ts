import { type Bilingual } from '../language.js';

/** What problems of one code have in common. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Bilingual;
  /** What happened; `{name}` is filled from the problem's parameters. */
  readonly detail: Bilingual;
}
