import { type Agent } from 'node:http';
import { type RawAnswer, sendBytes, sendRaw } from '../raw.js';
import { type Framing, type Sent } from './requests.js';

const CHUNKED: readonly Framing[] = ['chunked', 'bad chunk', 'both'];

/** Whether a server can tell where the request ends. */
export function isFramed({ bytes, framing }: Sent): boolean {
  return bytes === undefined || framing === 'length' || framing === 'chunked';
}

/** Sends a request as it is. */
export function send(base: string, sent: Sent, agent: Agent): Promise<RawAnswer> {
  const { bytes, framing } = sent;
  if (bytes === undefined || isFramed(sent))
    return sendRaw(base, { ...sent, body: bytes, chunked: framing === 'chunked' }, agent);
  const all = Buffer.concat([headOf(sent, bytes.length), bodyOf(framing, bytes)]);
  return sendBytes(base, all, framing === 'shorter than told');
}

function headOf({ method, path, headers, framing }: Sent, length: number): Buffer {
  const told = framing === 'longer than told' ? Math.max(0, length - 7) : length + 7;
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(CHUNKED.includes(framing) ? ['Transfer-Encoding: chunked'] : []),
    ...(framing === 'bad chunk' ? [] : [`Content-Length: ${told}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function bodyOf(framing: Framing, bytes: Buffer): Buffer {
  return CHUNKED.includes(framing)
    ? Buffer.concat([Buffer.from('zz\r\n'), bytes, Buffer.from('\r\n0\r\n\r\n')])
    : bytes;
}
