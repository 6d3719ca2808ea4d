/** Keyed hashes of identifiers: what the suppression list knows people by once nothing else of them is left. */
import { createHash, createHmac } from 'node:crypto';
import type { IdentifierHasher } from '../../core/ports.ts';

/** Bytes of SHA-256 over a key that name it. */
const KEY_ID_BYTES = 8;

const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES).toString('hex');

/** HMAC-SHA-256 (RFC 2104) with one or more keys, newest first. */
export function hasherOf(keys: readonly [Uint8Array, ...Uint8Array[]]): IdentifierHasher {
  const named = keys.map((key) => ({ key, id: keyIdOf(key) }));
  const hashed = ({ key, id }: { key: Uint8Array; id: string }, identifier: string): string =>
    `hmac:${id}:${createHmac('sha256', key).update(identifier, 'utf8').digest('hex')}`;
  const newest = { key: keys[0], id: keyIdOf(keys[0]) };
  return {
    keyId: newest.id,
    keyIds: named.map(({ id }) => id),
    hash: (identifier) => hashed(newest, identifier),
    candidates: (identifier) => named.map((key) => hashed(key, identifier)),
  };
}
