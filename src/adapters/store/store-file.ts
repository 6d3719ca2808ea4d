/** A store's file, for those who look at it, copy it or put another in its place without opening it as a store. */
import { ConsendError } from '../../core/errors.ts';
import type { LockHandle, Sha256 } from '../../core/ports.ts';
import type { InspectedStore } from './sqlite/inspect.ts';

export type { InspectedStore } from './sqlite/inspect.ts';

/** A store's file. */
export interface StoreFile {
  readonly path: string;
  /** What a file holds, this one or another. Throws `store.damaged`, `store.newer`, `store.unavailable`. */
  inspect(path?: string): InspectedStore;
  /** Commitment to the event at a place (1-based) of a file's log; undefined: it has none there. */
  commitmentIn(path: string, seq: number): Uint8Array | undefined;
  /** Takes a lock of the store; undefined where another process holds it. */
  lock(name: string): LockHandle | undefined;
  /** Copies the database elsewhere as it stands, whatever its version, and touches nothing of it. Throws `store.damaged`, `store.unavailable`. */
  copyOut(target: string): void;
  /** Removes a copy that did not take the store's place. */
  dropCopy(): void;
  /** Copies a backup beside the store; resolves to the copy's path. Throws `store.damaged`, `store.unavailable`. */
  copyIn(backup: string): string;
  /** Puts that copy in the store's place. Throws `store.unavailable` where somebody is using the store. */
  replace(): void;
  /** Lets the replaced database go. */
  dropReplaced(): void;
}

/** The file behind a `sqlite:` URL. Throws `config.invalid` for a store that lies in none. */
export async function storeFile(url: string, sha256: Sha256): Promise<StoreFile> {
  const path = url.replace(/^sqlite:/, '');
  if (!url.startsWith('sqlite:') || path === ':memory:') {
    throw new ConsendError('config.invalid', {
      problems: [{ path: 'store.url', message: 'scheme-unknown' }],
    });
  }
  const [{ chooseDriver }, { commitmentIn, inspectFile }, { fileLocks }, replacing] = await Promise.all([
    import('./sqlite/driver.ts'),
    import('./sqlite/inspect.ts'),
    import('./sqlite/locks.ts'),
    import('./sqlite/replace.ts'),
  ]);
  const driver = await chooseDriver();
  const locks = fileLocks({ driver, path, sha256 });
  return {
    path,
    inspect: (other = path) => inspectFile(driver, other),
    commitmentIn: (other, seq) => commitmentIn(driver, other, seq),
    lock: (name) => locks(name),
    copyOut: (target) => replacing.copyDatabase(driver, path, target),
    dropCopy: () => replacing.dropCopy(path),
    copyIn(backup) {
      const { fresh } = replacing.restoreNames(path);
      replacing.copyDatabase(driver, backup, fresh);
      return fresh;
    },
    replace: () => replacing.replaceDatabase(driver, path),
    dropReplaced: () => replacing.dropReplaced(path),
  };
}
