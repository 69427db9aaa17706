import { type FastifyReply } from 'fastify';
import { variesBy } from '../../common/varies-by.js';
import { setCookies } from '../../http/response-cookie.js';
import { type Reader } from '../reader/reader.js';
import { type PageAnswer } from './page.js';
import { render } from './render.js';

/** Sets the status, headers and cookies of an answer, and returns its body. Caches must not share what depends on the reader. */
export function writeAnswer(
  reply: FastifyReply,
  reader: Reader,
  answer: PageAnswer,
): string | Buffer | undefined {
  setCookies(reply, answer.cookies ?? []);
  if (answer.kind === 'content') {
    if (answer.isPersonal) variesBy(reply, 'Cookie');
    void reply.header('Cache-Control', answer.cacheControl).type(answer.type);
    return answer.body;
  }
  void variesBy(reply, 'Cookie').header('Cache-Control', reader.actor ? 'no-store' : 'private, no-cache');
  if (answer.kind === 'redirect') {
    void reply.status(303).header('Location', answer.to);
    return undefined;
  }
  const html = render(answer, reader);
  void reply
    .status(answer.status ?? 200)
    .header('Content-Language', reader.language)
    .type('text/html; charset=utf-8');
  return html;
}
