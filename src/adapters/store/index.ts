/** The stores by URL scheme. */
import { ConsendError } from '../../core/errors.ts';
import type { Store } from '../../core/ports.ts';
import type { StoreOptions } from './options.ts';

export type { StoreOptions } from './options.ts';

/** Opens a store of one kind. */
type OpenStore = (options: StoreOptions) => Promise<Store>;

/** URL scheme → store. Each loads its driver when it is opened, not before. */
const STORES: Readonly<Record<string, OpenStore>> = {
  sqlite: async (options) => (await import('./sqlite/open.ts')).openSqliteStore(options),
};

/**
 * Opens the store that a URL names. Throws `config.invalid` for a scheme that no store has, else what the store throws on
 * opening: `store.driver-missing`, `store.unavailable`, `store.newer`, `store.damaged`, and for writing also
 * `ledger.key-missing`, `ledger.key-foreign`, `suppression.key-missing`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const scheme = /^[a-z0-9+.-]+(?=:)/.exec(options.url)?.[0] ?? '';
  const open = Object.hasOwn(STORES, scheme) ? STORES[scheme] : undefined;
  if (open === undefined) {
    throw new ConsendError('config.invalid', {
      problems: [{ path: 'store.url', message: 'scheme-unknown' }],
    });
  }
  return open(options);
}
