/** A step from one shape of the store to the next. */
export interface Migration {
  /** The version that the store has afterwards (`PRAGMA user_version`). */
  readonly version: number;
  readonly sql: string;
}
