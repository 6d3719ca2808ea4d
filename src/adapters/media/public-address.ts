/**
 * Which addresses are asked at all. Addresses of media may come from a recipients file: asking one must not reach into the
 * network that consend runs in (server-side request forgery).
 */
import { lookup as lookupName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are not the public internet (IANA special-purpose registries of IPv4 and IPv6 addresses; read in 2026). */
const CLOSED: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, familyOf(network));
  return list;
}

const closed = listOf(CLOSED);
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** IPv4 inside IPv6, as `::ffff:127.0.0.1` or through NAT64 (RFC 6052), is judged as the IPv4 address that it reaches. */
function inner(address: string): string {
  const mapped = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const hex = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
  if (!hex) return address;
  const [high, low] = [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Whether an IP address may be asked; with `allowsLoopback` this machine itself too. */
export function isPublicAddress(address: string, allowsLoopback = false): boolean {
  const real = inner(address);
  if (isIP(real) === 0) return false;
  if (allowsLoopback && loopback.check(real, familyOf(real))) return true;
  return !closed.check(real, familyOf(real));
}

/** An address that is not asked. */
export class ClosedAddressError extends Error {
  readonly code = 'CLOSED_ADDRESS';
}

/**
 * Whether a host is an IP address that may not be asked. Names are judged by what they lead to, when they are looked up for the
 * connection itself: a name that answers differently the second time gains nothing.
 */
export function isClosedHost(hostname: string, allowsLoopback: boolean): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && !isPublicAddress(bare, allowsLoopback);
}

/** Looks names up as Node does, and fails with a ClosedAddressError where one leads into a closed network. */
export function guardedLookup(allowsLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const open = addresses.filter(({ address }) => isPublicAddress(address, allowsLoopback));
      const [first] = open;
      // One closed address among open ones is reason enough: which of them is taken is left to chance.
      if (first === undefined || open.length < addresses.length)
        return callback(new ClosedAddressError(hostname), '', 0);
      if (options.all) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}
