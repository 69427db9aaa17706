import { normalizeIP } from '@fastify/rate-limit';
import { isIP } from 'node:net';

/** One IPv4 address, or the 64 bits of an IPv6 address that a household or a phone has to itself. */
export function normalAddress(ip: string): string {
  return isIP(ip) === 0 ? 'unknown' : normalizeIP(ip, 64);
}
