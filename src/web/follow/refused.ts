import { type Problem } from '../../common/problems/problem.js';
import { type Fields } from '../../http/forms/nested.js';

/** What a citizen does with their complaint, as its address says it. */
export type CitizenStep = 'benar' | 'sanggah' | 'tambah' | 'cabut';

/** What a form of a complaint's page could not do. */
export interface Refused {
  readonly form: CitizenStep | 'rahasia' | 'saya-juga';
  readonly problem: Problem;
  /** What was sent, to be shown again. */
  readonly values: Fields;
}
