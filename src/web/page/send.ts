import { type FastifyReply } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { variesBy } from '../../common/varies-by.js';
import { type Reader } from '../reader/reader.js';
import { type Page, type Redirect } from './page.js';
import { render } from './render.js';

/** Sends a page as HTML, or the browser on. Nobody between keeps what depends on who reads it. */
export function send(reply: FastifyReply, reader: Reader, answer: Page | Redirect): void {
  void variesBy(reply, 'Cookie').header('Cache-Control', reader.actor ? 'no-store' : 'private, no-cache');
  if (answer.kind === 'redirect') return void reply.redirect(answer.to, 303);
  const html = render(answer, reader);
  void reply
    .status(answer.status ?? 200)
    .header('Content-Language', reader.language)
    .type('text/html; charset=utf-8')
    .send(html);
}

/**
 * Does what a form asks. Where it cannot be done for what was sent, the form is shown again, with that and with what
 * is wrong.
 */
export async function answerForm(
  reply: FastifyReply,
  reader: Reader,
  act: () => Promise<Page | Redirect>,
  again: (problem: Problem) => Page | Promise<Page>,
): Promise<void> {
  try {
    send(reply, reader, await act());
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500 || fault.code === 'not_signed_in') throw fault;
    send(reply, reader, { ...(await again(fault)), status: fault.status });
  }
}
