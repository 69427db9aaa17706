import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** A list of addresses and networks, separated by commas: `10.0.0.0/8, 2001:db8::/32, 192.0.2.7`. */
export const addresses = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .refine((all) => all.every(isAddressOrNetwork), {
    message: 'must be addresses or networks such as 10.0.0.0/8, separated by commas',
  });

/** The same addresses and networks, to look one up. */
export function listOf(all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const each of all) {
    const [address = '', bits] = each.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}
