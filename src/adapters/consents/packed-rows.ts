/**
 * Rows as few large values: copying millions of small objects between threads takes longer than reading them. What rows
 * have in common (their frames) goes once a batch; the rest is numbers and one text.
 */

import type { NewEvent } from '../../core/ports.ts';
import type { FactFrame, RowFact } from '../../core/row-fact.ts';
import { eventOf } from '../../core/row-fact.ts';
import type { ConsentProblem } from './consent-problem.ts';

/** A batch on its way. A row has 0 (rejected), 1 or 2 facts. */
export interface PackedRows {
  /** Physical line where each row starts. */
  readonly lines: Uint32Array<ArrayBuffer>;
  readonly factCounts: Uint8Array<ArrayBuffer>;
  /** By fact: its frame, and when it occurred. */
  readonly frameOf: Uint32Array<ArrayBuffer>;
  readonly at: Float64Array<ArrayBuffer>;
  readonly frames: readonly FactFrame[];
  /** Own texts of each fact, `OWN_TEXTS` of them in that order, and where each ends. */
  readonly texts: string;
  readonly textEnds: Uint32Array<ArrayBuffer>;
  /** The rows' own cells as CSV records, where they have facts, and where each ends. */
  readonly originals: string;
  readonly originalEnds: Uint32Array<ArrayBuffer>;
  readonly problems: readonly ConsentProblem[];
  /** Rows by wording that consend.yaml does not list. */
  readonly unlisted: ReadonlyMap<string, number>;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/** What a fact has for itself beside its instant. */
const OWN_TEXTS = ['evidence', 'saleRef', 'contractRef', 'messageId', 'ip', 'note'] as const;
const TEXTS = OWN_TEXTS.length + 1;
/** Begins a JSON list of identifiers: one alone, which nearly every fact has, stands as it is. */
const LIST = '[';

/** A row that is being packed. */
export interface RowToPack {
  readonly line: number;
  readonly facts: readonly RowFact[];
  readonly original: string;
}

/** What belongs to a batch as a whole. */
export type BatchRest = Pick<PackedRows, 'problems' | 'unlisted' | 'bytes'>;

/** Packs rows. */
export function packRows(rows: readonly RowToPack[], rest: BatchRest): PackedRows {
  let count = 0;
  for (const row of rows) count += row.facts.length;
  const lines = new Uint32Array(rows.length);
  const factCounts = new Uint8Array(rows.length);
  const originalEnds = new Uint32Array(rows.length);
  const frameOf = new Uint32Array(count);
  const at = new Float64Array(count);
  const textEnds = new Uint32Array(count * TEXTS);
  const frames = new Map<FactFrame, number>();
  let texts = '';
  let originals = '';
  let next = 0;
  // Plain loops: array methods with callbacks take several times as long here.
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined) continue;
    lines[index] = row.line;
    factCounts[index] = row.facts.length;
    originals += row.original;
    originalEnds[index] = originals.length;
    for (const fact of row.facts) {
      let frame = frames.get(fact.frame);
      if (frame === undefined) {
        frame = frames.size;
        frames.set(fact.frame, frame);
      }
      frameOf[next] = frame;
      at[next] = fact.at;
      texts += identifiersText(fact.identifiers);
      const base = next * TEXTS;
      textEnds[base] = texts.length;
      for (let own = 0; own < OWN_TEXTS.length; own++) {
        const text = fact[OWN_TEXTS[own] as (typeof OWN_TEXTS)[number]];
        if (text !== undefined) texts += text;
        textEnds[base + 1 + own] = texts.length;
      }
      next += 1;
    }
  }
  return {
    lines,
    factCounts,
    frameOf,
    at,
    frames: [...frames.keys()],
    texts,
    textEnds,
    originals,
    originalEnds,
    ...rest,
  };
}

/** The buffers of a batch that may move to another thread. */
export function buffersOf(packed: PackedRows): ArrayBuffer[] {
  const { lines, factCounts, frameOf, at, textEnds, originalEnds } = packed;
  return [lines, factCounts, frameOf, at, textEnds, originalEnds].map(({ buffer }) => buffer);
}

/** The events of a batch, by row: each row's events, none for a rejected one. */
export function unpackEvents(packed: PackedRows): NewEvent[][] {
  const { factCounts, texts, textEnds, frames, frameOf, at } = packed;
  const rows: NewEvent[][] = [];
  let next = 0;
  let start = 0;
  const take = (index: number): string | undefined => {
    const end = textEnds[index] ?? start;
    const text = end === start ? undefined : texts.slice(start, end);
    start = end;
    return text;
  };
  for (const count of factCounts) {
    const events: NewEvent[] = [];
    for (let fact = 0; fact < count; fact++) {
      const base = next * TEXTS;
      const identifiers = take(base);
      events.push(
        eventOf({
          frame: frames[frameOf[next] ?? 0] as FactFrame,
          at: at[next] ?? 0,
          identifiers: identifiersOf(identifiers),
          evidence: take(base + 1),
          saleRef: take(base + 2),
          contractRef: take(base + 3),
          messageId: take(base + 4),
          ip: take(base + 5),
          note: take(base + 6),
        }),
      );
      next += 1;
    }
    rows.push(events);
  }
  return rows;
}

function identifiersText(identifiers: readonly string[]): string {
  const [only] = identifiers;
  return identifiers.length === 1 && only !== undefined && !only.startsWith(LIST)
    ? only
    : JSON.stringify(identifiers);
}

function identifiersOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text.startsWith(LIST) ? (JSON.parse(text) as string[]) : [text];
}

/** The cells of a row as they stand in the file, as one CSV record; empty for a rejected row. */
export function originalOf({ originals, originalEnds }: PackedRows, index: number): string {
  return originals.slice(index === 0 ? 0 : originalEnds[index - 1], originalEnds[index]);
}
