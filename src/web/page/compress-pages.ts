import { Negotiator } from '@fastify/accept-negotiator';
import { type FastifyInstance } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { variesBy } from '../../common/varies-by.js';

const TYPES = ['text/html', 'application/geo+json'];
/** In bytes, about; what is shorter is one packet as it is. */
const SHORTEST = 1_024;
/** Higher ones take longer than the line saves. */
const QUALITY = 4;

const negotiator = new Negotiator({ supportedValues: ['br', 'gzip', 'identity'] });

const compressed = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/**
 * Compresses pages, each as a whole and beside what else is done: as streams they take twice as long. What a program
 * asks for is sent as it is.
 */
export function compressPages(http: FastifyInstance): void {
  http.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type')).split(';')[0] ?? '';
    if (typeof payload !== 'string' || payload.length < SHORTEST || !TYPES.includes(type)) return payload;
    variesBy(reply, 'Accept-Encoding');
    const encoding = negotiator.negotiate(request.headers['accept-encoding'] ?? 'identity') ?? 'identity';
    if (encoding === 'identity') return payload;
    reply.header('Content-Encoding', encoding).removeHeader('Content-Length');
    return compressed[encoding](Buffer.from(payload));
  });
}
