import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { type Config } from '../config/config.js';

type Asked = Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string } };

/** What a proxy adds. A request with one of them does not come from where its connection comes from. */
const OF_PROXIES = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/**
 * Whether a request may read `/metrics`. With `METRICS_TOKEN` it must carry it, wherever it comes in. Without, the
 * figures are shown on a port of their own; where there is none, on the main port only to programs of this machine,
 * and never in production or where a public address or a proxy is configured.
 *
 * @param onOwnPort whether it came in on `METRICS_PORT` or `WORKER_PORT`, which serve nothing for the public
 */
export function mayReadMetrics(
  config: Pick<Config, 'metricsToken' | 'metricsPort' | 'production' | 'publicUrl' | 'trustProxy'>,
  { headers, socket }: Asked,
  onOwnPort: boolean,
): boolean {
  const { metricsToken, metricsPort, production, publicUrl, trustProxy } = config;
  if (metricsPort !== undefined && !onOwnPort) return false;
  if (metricsToken !== undefined) return isBearer(headers.authorization, metricsToken);
  if (onOwnPort) return true;
  return (
    !production &&
    publicUrl === undefined &&
    trustProxy.length === 0 &&
    isLoopback(socket.remoteAddress) &&
    namesThisMachine(headers.host) &&
    OF_PROXIES.every((name) => headers[name] === undefined)
  );
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  // Of hashes the comparison takes as long whatever the lengths are.
  return timingSafeEqual(hashOf(given), hashOf(token));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isLoopback(address = ''): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function namesThisMachine(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || isLoopback(name);
}
