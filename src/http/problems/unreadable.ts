import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { type Bilingual } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';

const reasons: Readonly<Record<string, Bilingual>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: { id: 'isinya kosong', en: 'its body is empty' },
  FST_ERR_CTP_INVALID_JSON_BODY: { id: 'isinya bukan JSON yang sah', en: 'its body is not valid JSON' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    id: 'isinya tidak sepanjang Content-Length',
    en: 'its body is not as long as its Content-Length',
  },
};
const otherwise: Bilingual = {
  id: 'alamat atau kepalanya tidak sah, atau terlalu panjang',
  en: 'its address or headers are not valid, or too long',
};

/** The problem of a request that Fastify or Node cannot read. */
export function unreadable(thrown: unknown): Problem {
  // Nest wraps Fastify's errors and keeps them as the cause.
  const fault = thrown instanceof HttpException ? thrown.cause : thrown;
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers_too_large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request_timeout');
  return new Problem('malformed_request', { reason: reasons[code] ?? otherwise });
}

/**
 * Answers on the socket where Node refuses the bytes before there is a request, in the default language.
 *
 * @param headers that every answer has
 */
export function answerUnreadable(
  fault: Error,
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (!socket.writable) {
    socket.destroy(fault);
    return;
  }
  const problem = unreadable(fault).toDocument('id');
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body,
    ].join('\r\n'),
  );
}
