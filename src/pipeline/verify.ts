/**
 * Verifies the ledger from its rows alone: the log, event by event, against what was signed of it, and everything that the
 * store says of people and of the suppression list against the log. In order, in batches; memory grows with the suppression
 * list and the findings, not with the log.
 */
import type { ConsentEvent } from '../core/consent.ts';
import { ConsendError } from '../core/errors.ts';
import { EMPTY_FRONTIER, type Frontier, rootOf } from '../core/merkle.ts';
import type { LedgerRows, Sha256, VerifySignature } from '../core/ports.ts';
import { base64, verifierKey } from '../core/signed-note.ts';
import { FindingList, type VerifyProblem, type VerifyResult } from '../core/verification.ts';
import {
  CheckpointWalk,
  isAlteredNote,
  peaksOf,
  type ReadCheckpoint,
  readCheckpoint,
} from './verify/checkpoints.ts';
import { sameBytes, type VerifyContext, type VerifyProgress } from './verify/context.ts';
import { KeyLine } from './verify/keys.ts';
import { LedgerLists, type WordingLanguages } from './verify/lists.ts';
import { type LogReading, readLog } from './verify/log.ts';
import { checkPerson, type PeopleCheck } from './verify/people.ts';

export type { VerifyProgress } from './verify/context.ts';

/** People of a batch, when some are looked at by their keys. */
const PEOPLE_PER_QUERY = 500;

/** What a verification takes. */
export interface VerifyRequest {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** The public key that the workspace holds; undefined: it is not there, so nobody can tell whether it is the ledger's. */
  readonly ours?: Uint8Array | undefined;
  /** Languages that the settings name for texts, by `id@version`. */
  readonly languages?: WordingLanguages;
  /** A trusted checkpoint to go on from: the size of a kept one, or a note that was kept elsewhere. */
  readonly since?: number | string | undefined;
  /** A note that was kept elsewhere, which the log must agree with. */
  readonly exported?: string | undefined;
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** Told every event that was read and still has its content, in any order. */
  readonly onEvent?: (event: ConsentEvent) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A run that is under way. */
interface Run {
  readonly context: VerifyContext;
  readonly keys: KeyLine;
  readonly request: VerifyRequest;
}

/**
 * Verifies the rows of a snapshot. Throws `checkpoint.unreadable` for a note that is none, `checkpoint.altered` for one that
 * this ledger's key signed with another text, `checkpoint.unknown` for a size without a checkpoint; what does not hold is a finding.
 */
export async function verifyLedger(rows: LedgerRows, request: VerifyRequest): Promise<VerifyResult> {
  const { sha256, verify, signal, onProgress = () => {} } = request;
  const findings = new FindingList();
  const context = { rows, sha256, verify, origin: await rows.origin(), findings, onProgress, signal };
  const run: Run = { context, keys: await KeyLine.read(context), request };
  const exported = request.exported === undefined ? undefined : readExported(run, request.exported);
  const trusted = await trustedStart(run);
  if (trusted === undefined) return await refusedStart(run);
  return await verifyFrom(run, trusted, exported);
}

async function verifyFrom(
  run: Run,
  trusted: Frontier,
  exported: ReadCheckpoint | undefined,
): Promise<VerifyResult> {
  const { context, keys, request } = run;
  const { findings } = context;
  const walk = new CheckpointWalk(context, keys, trusted.size);
  await walk.begin();
  const log = await readLog(context, walk, { frontier: trusted, markSize: exported?.checkpoint.size });
  keys.close(log.size, request.ours);
  const shown = exported && { size: exported.checkpoint.size, problem: exportedProblem(run, exported, log) };
  const lists = new LedgerLists(request.onEvent);
  const people = await checkPeople({ context, lists, bad: log.bad, since: trusted.size }, log);
  // The list follows from the whole log: of a part of it nothing can be said.
  const suppressions = trusted.size > 0 ? 0 : await lists.checkSuppressions(context);
  const wordings = await lists.checkWordings(context, request.languages ?? new Map());
  return {
    ...summaryOf(run),
    events: log.size,
    read: log.read,
    erasedEvents: log.erased,
    root: log.tree === undefined ? '' : base64(rootOf(context.sha256, log.tree)),
    checkpoints: walk.count,
    people,
    suppressions,
    wordings,
    since: trusted.size,
    exported: shown,
    findings: findings.list(),
    findingsTotal: findings.total,
  };
}

function summaryOf({ context, keys }: Run): Pick<VerifyResult, 'origin' | 'verifierKey'> {
  const { origin, sha256 } = context;
  const newest = keys.newest();
  return { origin, verifierKey: newest && verifierKey(sha256, origin, newest) };
}

/** A trusted checkpoint that is none: nothing was read. */
async function refusedStart(run: Run): Promise<VerifyResult> {
  const { rows, findings } = run.context;
  const nothing = {
    read: 0,
    people: 0,
    erasedEvents: 0,
    checkpoints: 0,
    suppressions: 0,
    wordings: 0,
    since: 0,
  };
  const { size: events } = await rows.tree();
  const found = { findings: findings.list(), findingsTotal: findings.total };
  return { ...summaryOf(run), ...nothing, ...found, events, root: '', exported: undefined };
}

/** A note that was kept elsewhere: of this ledger, signed by the key in force, or that is said. */
function readExported({ context, keys }: Run, note: string): ReadCheckpoint {
  const read = readCheckpoint(context, keys, note);
  if (read === undefined) throw new ConsendError('checkpoint.unreadable', { params: { file: '' } });
  if (isAlteredNote(context, keys, note))
    throw new ConsendError('checkpoint.altered', { params: { file: '' } });
  return read;
}

/** What an exported checkpoint shows of the log that was read; undefined: the log agrees with it. */
function exportedProblem(run: Run, read: ReadCheckpoint, log: LogReading): VerifyProblem | undefined {
  const { checkpoint } = read;
  const problem = ownershipProblem(run, read) ?? historyProblem(read, log, run);
  if (problem === undefined) return undefined;
  const params = { size: checkpoint.size, events: log.size, origin: checkpoint.origin };
  const row = problem === 'exported.tail-missing' ? log.size + 1 : checkpoint.size;
  const table = problem === 'exported.tail-missing' || problem === 'exported.rewritten' ? 'events' : 'keys';
  run.context.findings.add({ table, row, column: undefined, problem, params });
  return problem;
}

/** Whether a checkpoint is of this ledger at all. */
function ownershipProblem(
  { context }: Run,
  { checkpoint, isSigned }: ReadCheckpoint,
): VerifyProblem | undefined {
  if (checkpoint.origin !== context.origin) return 'exported.other-ledger';
  return isSigned ? undefined : 'exported.other-key';
}

function historyProblem(
  { checkpoint }: ReadCheckpoint,
  log: LogReading,
  { context }: Run,
): VerifyProblem | undefined {
  if (log.size < checkpoint.size) return 'exported.tail-missing';
  const root = checkpoint.size === 0 ? rootOf(context.sha256, EMPTY_FRONTIER) : log.markRoot;
  // Without a tree at that size events are missing, which was said.
  return root === undefined || sameBytes(root, checkpoint.root) ? undefined : 'exported.rewritten';
}

/** The tree that a run goes on from; undefined: the checkpoint named for it cannot be trusted, which is said. */
async function trustedStart(run: Run): Promise<Frontier | undefined> {
  const { since } = run.request;
  if (since === undefined) return EMPTY_FRONTIER;
  const outside = typeof since === 'string' ? readExported(run, since) : undefined;
  const size = typeof since === 'number' ? since : (outside?.checkpoint.size ?? 0);
  const kept = await run.context.rows.checkpointAt(size);
  if (typeof since === 'number' && kept?.size !== size)
    throw new ConsendError('checkpoint.unknown', { params: { size, nearest: kept?.size } });
  const problem = outside && ownershipProblem(run, outside);
  if (problem !== undefined) return refuse(run, size, problem);
  if (size === 0) return EMPTY_FRONTIER;
  const { size: events } = await run.context.rows.tree();
  if (events < size) return refuse(run, size, 'exported.tail-missing');
  if (kept?.size !== size) return refuse(run, size, 'exported.rewritten');
  const own = readCheckpoint(run.context, run.keys, kept.note);
  const peaks = peaksOf(kept.peaks, size);
  if (!own?.isSigned || own.checkpoint.size !== size) return refuse(run, size, 'checkpoint.signature');
  const root = (outside ?? own).checkpoint.root;
  if (!peaks || !sameBytes(rootOf(run.context.sha256, { size, peaks }), root))
    return refuse(run, size, outside === undefined ? 'checkpoint.peaks' : 'exported.rewritten');
  return { size, peaks };
}

function refuse({ context }: Run, row: number, problem: VerifyProblem): undefined {
  context.findings.add({ table: 'checkpoints', row, column: undefined, problem, params: { size: row } });
}

/** Looks at everybody, or at whom the newer events are about; how many that were. */
async function checkPeople(check: PeopleCheck, log: LogReading): Promise<number> {
  const { rows, signal, onProgress, findings } = check.context;
  const seen = { people: 0, identifiers: 0, events: 0 };
  const source = check.since > 0 ? somePeople(rows, [...log.people]) : rows.people();
  for await (const batch of source) {
    signal?.throwIfAborted();
    for (const person of batch) {
      checkPerson(check, person);
      if (person.ref !== '') seen.people += 1;
      seen.identifiers += person.identifiers.length;
      seen.events += person.events.length;
    }
    onProgress({ phase: 'people', events: seen.events, total: Math.max(log.read, seen.events) });
  }
  if (check.since > 0) return seen.people;
  const counts = await rows.counts();
  if (seen.people !== counts.people)
    findings.add({ table: 'people', row: counts.people, column: undefined, problem: 'person.foreign' });
  if (seen.identifiers !== counts.identifiers)
    findings.add({
      table: 'phones',
      row: counts.identifiers,
      column: undefined,
      problem: 'identifier.foreign',
    });
  // The workspace itself has a row there as well.
  return Math.max(0, seen.people - 1);
}

async function* somePeople(rows: LedgerRows, keys: readonly number[]): ReturnType<LedgerRows['people']> {
  for (let start = 0; start < keys.length; start += PEOPLE_PER_QUERY)
    yield await rows.peopleOf(keys.slice(start, start + PEOPLE_PER_QUERY));
}
