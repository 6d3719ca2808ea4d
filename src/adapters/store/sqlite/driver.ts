/** Which driver a version of Node gets, and loading it. */
import process from 'node:process';
import { ConsendError } from '../../../core/errors.ts';
import type { SqliteDriver } from './sqlite-database.ts';

export type {
  OpenDatabase,
  SqliteDatabase,
  SqliteDriver,
  SqliteStatement,
  SqlRow,
  SqlValue,
} from './sqlite-database.ts';

/** Names of the drivers: Node's own `node:sqlite`, or the package better-sqlite3. */
export type DriverName = 'node' | 'better';

/** Node version as two numbers. */
function parts(nodeVersion: string): { major: number; minor: number } {
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number);
  return { major, minor };
}

/**
 * Drivers to try, in order, on a version of Node (`24.1.0`). From 24 on `node:sqlite` is fit for use; before it the
 * package is, and where that cannot be loaded the built-in one, which needs no flag from 22.13 on.
 */
export function driverOrder(nodeVersion: string): readonly DriverName[] {
  const { major, minor } = parts(nodeVersion);
  if (major >= 24) return ['node', 'better'];
  return major > 22 || (major === 22 && minor >= 13) ? ['better', 'node'] : ['better'];
}

async function load(name: DriverName): Promise<SqliteDriver> {
  if (name === 'node') return (await import('./driver-node.ts')).loadNodeDriver();
  return (await import('./driver-better.ts')).loadBetterDriver();
}

/** Loads the driver to use: the named one, or the first that can be loaded. Throws `store.driver-missing`. */
export async function chooseDriver(
  nodeVersion: string = process.versions.node,
  wanted?: DriverName,
): Promise<SqliteDriver> {
  let cause: unknown;
  for (const name of wanted === undefined ? driverOrder(nodeVersion) : [wanted]) {
    try {
      return await load(name);
    } catch (error) {
      // The first choice's own trouble (not installed, built for another Node) is the one worth telling.
      cause ??= error;
    }
  }
  throw new ConsendError('store.driver-missing', {
    params: { node: nodeVersion, package: 'better-sqlite3' },
    cause,
  });
}
