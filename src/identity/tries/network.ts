import { normalizeIP } from '@fastify/rate-limit';
import { isIP } from 'node:net';

/**
 * The networks that an address lies in: the one that a household, an office or a rented server has, and the one
 * around it. Of IPv4 both are the /24; of IPv6 the /64, which one line has, and the /48, which one customer has.
 */
export interface Network {
  readonly narrow: string;
  readonly wide: string;
}

/** @param ip IPv4, IPv6, or IPv4 written as IPv6; anything else is of one network of its own */
export function networkOf(ip: string): Network {
  if (isIP(ip) === 0) return { narrow: 'unknown', wide: 'unknown' };
  const address = normalizeIP(ip, 64);
  if (isIP(address) === 4) {
    const network = `${address.split('.').slice(0, 3).join('.')}.0/24`;
    return { narrow: network, wide: network };
  }
  return { narrow: `${address}/64`, wide: `${normalizeIP(ip, 48)}/48` };
}
