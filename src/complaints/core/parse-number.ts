import { Problem } from '../../common/problems/problem.js';
import { readNumber } from './number.js';

/** Parses the number of a complaint in a request. @throws Problem `complaint_number_mistyped` */
export function parseNumberOrFail(text: string): string {
  const number = readNumber(text);
  if (number === undefined) throw new Problem('complaint_number_mistyped', { number: text });
  return number;
}
