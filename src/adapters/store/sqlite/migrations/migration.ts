/** A step from one shape of the store to the next. */
import type { Sha256 } from '../../../../core/ports.ts';
import type { SqliteDatabase } from '../driver.ts';

/** What a migration may need beside the database. */
export interface MigrationTools {
  readonly sha256: Sha256;
}

/** A step from one shape of the store to the next. All steps of an opening happen in one transaction. */
export interface Migration {
  /** The version that the store has afterwards (`PRAGMA user_version`). */
  readonly version: number;
  readonly sql: string;
  /** What SQL alone cannot do, after it. Works in batches: a store does not fit into memory. */
  readonly run?: (database: SqliteDatabase, tools: MigrationTools) => void;
}
