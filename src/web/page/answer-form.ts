import { Problem } from '../../common/problems/problem.js';
import { type Page, type PageAnswer } from './page.js';

/**
 * Does what a form asks for. If that ends in a problem of what was sent, the form is shown again, with its values and
 * with what is wrong, under the status of the problem. Faults of the server and a missing session are thrown on.
 *
 * @param act does it, and says where the browser goes next
 * @param again makes the page with the form; may throw the problem on
 */
export async function answerForm(
  act: () => PageAnswer | Promise<PageAnswer>,
  again: (problem: Problem) => Page | Promise<Page>,
): Promise<PageAnswer> {
  try {
    return await act();
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500 || fault.code === 'not_signed_in') throw fault;
    return { ...(await again(fault)), status: fault.status };
  }
}
