import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { faultOfNames, MOST_NAMES } from '../common/fields/index.js';
import { Problem } from '../common/problems/problem.js';
import { acceptedBody } from './accepted-body.js';

const NOT_UTF8 = { id: 'isinya bukan UTF-8', en: 'its body is not UTF-8' };

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses JSON bodies in UTF-8 and refuses all others: invalid bytes would be stored as other characters, and a
 * compressed body may grow a thousandfold. A body in which an object repeats a name is refused.
 */
export function readJsonStrictly(server: FastifyInstance): void {
  // FieldsPipe refuses names that every object has, and says which.
  const parse = server.getDefaultJsonParser('ignore', 'ignore');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isPlainUtf8(request))
      return done(new Problem('unsupported_media_type', { expected: acceptedBody(request) }));
    const text = decoded(body as Buffer);
    if (text === undefined) return done(new Problem('malformed_request', { reason: NOT_UTF8 }));
    return parse(request, text, (fault, value) => done(fault ?? refusalOf(text), value)) as undefined;
  });
}

/** Of two values of one name some parsers keep the first and others the last, so a repeated name is refused. */
function refusalOf(json: string): Problem | null {
  const fault = faultOfNames(json);
  if (fault === undefined) return null;
  return Problem.invalid(
    fault === 'too many'
      ? { field: 'body', code: 'too_many_values', parameters: { max: MOST_NAMES } }
      : { field: fault.repeated, code: 'repeated' },
  );
}

function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '') ?? [];
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^(utf-?8|us-ascii)$/i.test(charset) && ['', 'identity'].includes(encoding.trim().toLowerCase());
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
