/** What the writing parts of a store work with beside their database. */
import { ConsendError } from '../../../core/errors.ts';
import type { Clock, LedgerKeys, RandomSource, Sha256 } from '../../../core/ports.ts';

/** What an open store hands to its parts. */
export interface StoreTools {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly sha256: Sha256;
  /** The workspace's keys; undefined where the store is opened for reading. */
  readonly keys: LedgerKeys | undefined;
  /** Origin line of this ledger's checkpoints (`originOf`). */
  readonly origin: string;
  /** Purposes of category marketing; undefined: not known, any may be. */
  readonly marketing: ReadonlySet<string> | undefined;
}

/** The keys, where something is written that needs them. Throws `ledger.key-missing`. */
export function keysOf({ keys }: Pick<StoreTools, 'keys'>): LedgerKeys {
  if (keys === undefined)
    throw new ConsendError('ledger.key-missing', { params: { file: 'ledger.key', reason: 'missing' } });
  return keys;
}
