/** A bounded sample of blocked recipients: the report stays small however many there are, and no reason goes unseen. */
import type { BlockedRow } from './model.ts';

/** How many blocked recipients a report lists at most. */
export const MOST_BLOCKED = 2000;
/** Kept free for reasons that turn up late in the file. */
const RESERVED = 500;
/** How many rows of each reason are kept even when the list is full. */
const PER_CODE = 20;

/** Collects blocked recipients. */
export interface BlockedSample {
  /** Takes a recipient into account; kept while there is room, or while one of its reasons has few rows yet. */
  add(row: BlockedRow): void;
  /** The kept rows in file order, at most `MOST_BLOCKED`. */
  rows(): readonly BlockedRow[];
  /** How many were added. */
  total(): number;
}

/** An empty sample. Its memory is bounded by `MOST_BLOCKED`. */
export function createBlockedSample(): BlockedSample {
  const kept: BlockedRow[] = [];
  const perCode = new Map<string, number>();
  let added = 0;
  return {
    add(row) {
      added += 1;
      const rare = row.codes.some((code) => (perCode.get(code) ?? 0) < PER_CODE);
      if (kept.length >= (rare ? MOST_BLOCKED : MOST_BLOCKED - RESERVED)) return;
      kept.push(row);
      for (const code of row.codes) perCode.set(code, (perCode.get(code) ?? 0) + 1);
    },
    rows: () => [...kept].sort((a, b) => a.row - b.row),
    total: () => added,
  };
}

/** At most `MOST_BLOCKED` of some rows, by the same rule. */
export function capBlocked(rows: readonly BlockedRow[]): readonly BlockedRow[] {
  if (rows.length <= MOST_BLOCKED) return rows;
  const sample = createBlockedSample();
  for (const row of rows) sample.add(row);
  return sample.rows();
}
