/**
 * Erasing a person (Art. 17 GDPR): what is found in files, and the certificate of what went, what stays and why, and what
 * consend cannot reach. Nothing in a certificate tells who it was: no number, no name.
 */

import type { ErasureResult } from './ledger-ports.ts';
import type { LedgerPosition } from './plan.ts';

/** Grounds of Art. 17 (1) GDPR by letter, and `retention`: its time is up (Art. 5 (1) e). */
export const ERASURE_GROUNDS = ['a', 'b', 'c', 'd', 'e', 'f', 'retention'] as const;
/** A ground for erasing. */
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** A text file that holds a number. */
export interface FileHit {
  /** Relative to the folder that was searched, `/` between names. */
  readonly path: string;
  /** The file's own name or that of a folder above it holds the number. */
  readonly inName: boolean;
  /** The first lines with it, 1-based. */
  readonly lines: readonly number[];
  /** How many lines there are. */
  readonly count: number;
}

/** What a search through a folder gave. */
export interface FolderSearch {
  /** How many text files were read. */
  readonly searched: number;
  readonly hits: readonly FileHit[];
  /** Files that are no text, or that could not be read: nobody knows what they hold. */
  readonly unread: readonly string[];
}

/** Whose traces are looked for. */
export interface PersonTrace {
  /** Every identifier known of them, canonical. */
  readonly identifiers: readonly string[];
  /** Their random ids. */
  readonly people: readonly string[];
  /** Evidence files that belong to nobody else, by the reference that their events name. */
  readonly evidence: readonly string[];
}

/** What consend's own files hold of people, in counts. */
export interface FileTraces {
  /** Plans with entries or rows of theirs. */
  readonly plans: number;
  /** Rows in plans, rejects files and lists of messages. */
  readonly rows: number;
  /** Pages of plans and campaigns that show them. */
  readonly reports: number;
  /** Exports and proofs made of them earlier. */
  readonly exports: number;
  readonly evidence: number;
  /** Left-overs of work that was cut off. */
  readonly temporary: number;
  /** Files that another program is just writing, relative to the workspace: they are to be looked at again. */
  readonly busy: readonly string[];
  /** Files under `.consend/` that are none of consend's, and hold them. */
  readonly foreign: readonly FileHit[];
}

/** The files of a workspace, as an erasure needs them. */
export interface PersonFiles {
  /** What consend's own files hold of somebody; changes nothing. */
  survey(trace: PersonTrace): Promise<FileTraces>;
  /**
   * Takes them out of consend's own files: each is written anew or removed. `since`: only what was written from that
   * instant on (epoch milliseconds). Idempotent; safe to be cut off at any moment. Throws `file.unwritable`.
   */
  forget(trace: PersonTrace, since?: number): Promise<FileTraces>;
  /** Whether a reference of evidence is a file that consend keeps. */
  isAttached(reference: string): boolean;
}

/** No traces. */
export const NO_TRACES: FileTraces = {
  plans: 0,
  rows: 0,
  reports: 0,
  exports: 0,
  evidence: 0,
  temporary: 0,
  busy: [],
  foreign: [],
};

/** Two findings as one. */
export function addTraces(one: FileTraces, other: FileTraces): FileTraces {
  return {
    plans: one.plans + other.plans,
    rows: one.rows + other.rows,
    reports: one.reports + other.reports,
    exports: one.exports + other.exports,
    evidence: one.evidence + other.evidence,
    temporary: one.temporary + other.temporary,
    busy: [...new Set([...one.busy, ...other.busy])],
    foreign: [
      ...one.foreign,
      ...other.foreign.filter(({ path }) => one.foreign.every((hit) => hit.path !== path)),
    ],
  };
}

/** Whether nothing was found. */
export function hasTraces(traces: FileTraces): boolean {
  const { plans, rows, reports, exports, evidence, temporary, busy, foreign } = traces;
  return plans + rows + reports + exports + evidence + temporary + busy.length + foreign.length > 0;
}

/** Classes of data that an erasure empties, in the order in which the certificate lists them. */
export const ERASED_CLASSES = [
  'events',
  'identifiers',
  'messages',
  'statuses',
  'plans',
  'plan-rows',
  'reports',
  'exports',
  'evidence',
  'temporary',
] as const;
/** A class of data that an erasure empties. */
export type ErasedClass = (typeof ERASED_CLASSES)[number];

/** What stays after an erasure. */
export const REMNANTS = ['commitments', 'erasure-event', 'suppression', 'message-rows', 'plan-rows'] as const;
/** Something that stays after an erasure. */
export type Remnant = (typeof REMNANTS)[number];

/** A backup that was made before the erasure and holds the person. */
export interface KnownBackup {
  readonly file: string;
  /** When, ISO 8601. */
  readonly at: string;
}

/** What is left to do, because consend cannot reach it. */
export type ErasureTask =
  /** Another program was writing these, or the database: run the same erasure again. */
  | { readonly what: 'again'; readonly files: readonly string[] }
  | { readonly what: 'scrub' }
  /** Text files that hold the number. */
  | { readonly what: 'files'; readonly files: readonly FileHit[] }
  /** Files of which nobody knows: no text. */
  | { readonly what: 'unread'; readonly files: readonly string[]; readonly count: number }
  /** Lists that were imported, by the name that the import gave. */
  | { readonly what: 'imports'; readonly files: readonly string[] }
  | { readonly what: 'backups'; readonly backups: readonly KnownBackup[] }
  /** The processor is to be told (Art. 19, 28 (3) e, g GDPR). */
  | { readonly what: 'processor'; readonly name: string; readonly others: readonly string[] }
  /** Meta's contact book holds number and user id of everybody that messages went to or came from. */
  | { readonly what: 'contact-book'; readonly request: string }
  | { readonly what: 'version-control' }
  | { readonly what: 'shell-history' };

/** The certificate of an erasure: `consend.erasure/1` without its words. */
export interface ErasureCertificate {
  /** Id of the document. */
  readonly document: string;
  /** Instant, epoch milliseconds. */
  readonly madeAt: number;
  readonly zone: string;
  readonly version: string;
  readonly controller: {
    readonly name: string;
    readonly address: string;
    readonly country: string;
    readonly contact: string | undefined;
  };
  /** Random id of the person; undefined: the ledger never knew anybody behind the number. */
  readonly person: string | undefined;
  readonly request: {
    readonly reference: string | undefined;
    /** ISO 8601. */
    readonly requestedAt: string;
    readonly ground: ErasureGround;
  };
  readonly actor: string | undefined;
  /** False: the person had been erased before; the counts are of what was left. */
  readonly isNew: boolean;
  readonly erased: readonly { readonly what: ErasedClass; readonly count: number }[];
  readonly stays: readonly { readonly what: Remnant; readonly count: number }[];
  /** Whether the block entry went as well, because the person insisted. */
  readonly suppressionForgotten: boolean;
  readonly tasks: readonly ErasureTask[];
  /** Text files that were searched outside consend's own. */
  readonly filesSearched: number;
  readonly ledger: LedgerPosition & {
    /** Sequence number of the erasure's event; undefined where there is none. */
    readonly event: number | undefined;
  };
}

/** What an erasure emptied, class by class; those that held nothing are left out. */
export function erasedClasses(
  result: ErasureResult | undefined,
  traces: FileTraces,
): ErasureCertificate['erased'] {
  const counts: Readonly<Record<ErasedClass, number>> = {
    events: result?.events ?? 0,
    identifiers: result?.identifiers ?? 0,
    messages: result?.messages ?? 0,
    statuses: result?.statuses ?? 0,
    plans: traces.plans,
    'plan-rows': traces.rows,
    reports: traces.reports,
    exports: traces.exports,
    evidence: traces.evidence,
    temporary: traces.temporary,
  };
  return ERASED_CLASSES.flatMap((what) => (counts[what] > 0 ? [{ what, count: counts[what] }] : []));
}

/** What stays after an erasure, with counts; what there is none of is left out. */
export function remnants(result: ErasureResult | undefined, traces: FileTraces): ErasureCertificate['stays'] {
  const counts: Readonly<Record<Remnant, number>> = {
    commitments: result?.events ?? 0,
    'erasure-event': result === undefined ? 0 : 1,
    suppression: result?.suppressions ?? 0,
    'message-rows': result?.messages ?? 0,
    'plan-rows': traces.rows,
  };
  return REMNANTS.flatMap((what) => (counts[what] > 0 ? [{ what, count: counts[what] }] : []));
}
