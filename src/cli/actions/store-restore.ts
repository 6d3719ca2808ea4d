import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Workspace } from '../../adapters/config/index.ts';
import { type InspectedStore, type StoreFile, storeFile } from '../../adapters/store/store-file.ts';
import { fileDigest, sha256 } from '../../adapters/system/sha256.ts';
import { ConsendError } from '../../core/errors.ts';
import type { NewEvent, RunRecord, Store } from '../../core/ports.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type SinceCopy, sinceCopy } from '../../pipeline/carry-stops.ts';
import { rememberErasures } from '../../pipeline/erase.ts';
import { erasureMemory, lockCare } from '../care.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { actorOf } from '../record-cells.ts';
import type { Session } from '../session.ts';
import { loadSessionWorkspace, openWorkspaceStore } from '../workspace.ts';
import { wrapped } from '../wrapped.ts';

/** Options of `consend store restore`. */
export interface RestoreOptions {
  readonly yes?: boolean;
  readonly actor?: string;
}

/** What a restore works with. */
interface Restoring {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly place: StoreFile;
  /** The backup, absolute. */
  readonly file: string;
  readonly backup: InspectedStore;
}

/** What the store that is replaced knows and the backup does not. */
interface Current {
  readonly events: number;
  readonly since: SinceCopy;
  readonly runs: readonly RunRecord[];
}

/** Looks at the backup. Throws `file.missing`, `backup.unusable`, `store.newer`. */
function inspectBackup(session: Session, place: StoreFile, file: string): InspectedStore {
  const words = session.messages.care.store;
  if (!existsSync(file)) throw new ConsendError('file.missing', { params: { file } });
  if (file === place.path)
    throw new ConsendError('backup.unusable', { params: { file, detail: words.isTheStore } });
  try {
    return place.inspect(file);
  } catch (error) {
    if (!(error instanceof ConsendError) || error.code === 'store.newer') throw error;
    const detail = error.params.reason === 'damaged' ? words.damaged : words.notABackup;
    throw new ConsendError('backup.unusable', { params: { file, detail }, cause: error });
  }
}

/**
 * The store that is to be replaced; its erasures are remembered before it goes. Undefined where there is none that opens:
 * that is what restoring is for.
 */
async function lookAtCurrent({
  session,
  workspace,
  place,
  file,
  backup,
}: Restoring): Promise<Current | undefined> {
  if (!existsSync(place.path)) return undefined;
  let store: Store;
  try {
    store = await openWorkspaceStore(session, workspace);
  } catch (error) {
    // Without the right keys nothing is recognised in the restored store either.
    const isKey = error instanceof ConsendError && error.code.includes('.key-');
    if (isKey || !(error instanceof ConsendError)) throw error;
    session.warn(session.messages.errors[error.code].headline(error.params), error.code);
    return undefined;
  }
  try {
    await rememberErasures(store.care, erasureMemory(workspace));
    const { size: events } = await store.ledger.position();
    const isSame = place.inspect().storeId === backup.storeId;
    const copy = { size: backup.events, commitmentAt: (seq: number) => place.commitmentIn(file, seq) };
    const since = isSame ? await sinceCopy(store, copy) : { events: 0, stops: [] };
    return { events, since, runs: await store.runs.list() };
  } finally {
    await store.close();
  }
}

/** Campaigns that sent something after the backup was made. */
async function sentSince(store: Store, current: Current | undefined): Promise<string[]> {
  const runs = new Map((await store.runs.list()).map((run) => [run.campaign, run]));
  return (current?.runs ?? []).flatMap((run) => {
    const known = runs.get(run.campaign);
    const isNewer = known?.id !== run.id || known.sent !== run.sent;
    return isNewer && run.sent > 0 ? [run.campaign] : [];
  });
}

/** What the restored store is made of. */
interface Restored {
  readonly reapplied: number;
  readonly isScrubbed: boolean;
  readonly ledger: { readonly size: number; readonly root: string };
}

/** Brings the copy forward: its version, every erasure and stop since, and the event that says what happened. */
async function prepareCopy(
  { session, workspace, file }: Restoring,
  store: Store,
  { stops, actor }: { readonly stops: readonly NewEvent[]; readonly actor: string | undefined },
): Promise<Restored> {
  const reapplied = await store.care.reapply(await erasureMemory(workspace).known());
  if (stops.length > 0) await store.ledger.record(stops);
  await store.ledger.record([
    {
      kind: 'override',
      purposes: [],
      channels: [],
      occurredAt: new Date(session.clock.now()).toISOString(),
      source: 'restore',
      note: session.messages.care.store.note,
      evidence: { reference: basename(file), digest: await fileDigest(file) },
      identifiers: [],
      ...(actor === undefined ? {} : { actor }),
    },
  ]);
  const isScrubbed = await store.care.scrub();
  return { reapplied, isScrubbed, ledger: await store.ledger.position() };
}

async function wanted(
  { session, backup }: Restoring,
  current: Current | undefined,
  { sent, yes }: { readonly sent: readonly string[]; readonly yes: boolean | undefined },
): Promise<boolean> {
  const words = session.messages.care.store;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const { events, stops } = current?.since ?? { events: 0, stops: [] };
  if (events > stops.length)
    session.warn(wrapped(session, words.lost(number(events - stops.length))), 'restore.events-lost');
  if (stops.length > 0) session.note(wrapped(session, words.carried(stops.length, number(stops.length))));
  if (sent.length > 0) session.warn(wrapped(session, words.sentSince(sent.join(', '))), 'restore.sent-since');
  const question =
    current === undefined
      ? words.askRestoreNew(number(backup.events))
      : words.askRestore(number(backup.events), number(current.events));
  return await confirms(session, { question, action: words.restoreAction, yes });
}

function replacedJson({ events, since }: Current, sent: readonly string[]) {
  const carried = since.stops.length;
  return { events, lost: since.events - carried, stopsCarried: carried, sentSince: sent };
}

async function tell(
  { session, file, backup }: Restoring,
  parts: { restored: Restored; current: Current | undefined; sent: readonly string[] },
): Promise<void> {
  const { restored, current, sent } = parts;
  const words = session.messages.care.store;
  if (session.globals.json) {
    const document = {
      schema: 'consend.restore/1',
      file,
      backup: { version: backup.version, events: backup.events, people: backup.people },
      replaced: current === undefined ? null : replacedJson(current, sent),
      erasuresApplied: restored.reapplied,
      scrub: restored.isScrubbed ? 'done' : 'pending',
      ledger: restored.ledger,
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  if (session.globals.quiet) return;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const lines = [
    wrapped(session, words.restored(file, number(restored.ledger.size))),
    wrapped(session, words.reapplied(restored.reapplied, number(restored.reapplied))),
  ];
  await session.io.out(`${lines.join('\n')}\n`);
}

/** Opens the store that now stands in the place, to see that it is the one that was prepared. The old one stays otherwise. */
async function check({ session, workspace, place }: Restoring, { ledger }: Restored): Promise<void> {
  const store = await openWorkspaceStore(session, workspace);
  try {
    const { root } = await store.ledger.position();
    if (root !== ledger.root)
      throw new ConsendError('store.damaged', { params: { path: place.path, reason: 'damaged' } });
  } finally {
    await store.close();
  }
}

async function restore(restoring: Restoring, options: RestoreOptions): Promise<number> {
  const { session, workspace, place, file } = restoring;
  const words = session.messages.care.store;
  const current = await lookAtCurrent(restoring);
  const progress = await startProgress(session, words.restoring);
  let restored: Restored;
  let sent: string[];
  try {
    const fresh = place.copyIn(file);
    const store = await openWorkspaceStore(session, { ...workspace, storeUrl: `sqlite:${fresh}` });
    try {
      sent = await sentSince(store, current);
      progress.stop();
      if (!(await wanted(restoring, current, { sent, yes: options.yes }))) {
        session.note(session.messages.care.ask.declined);
        return EXIT.ok;
      }
      const stops = current?.since.stops ?? [];
      restored = await prepareCopy(restoring, store, { stops, actor: actorOf(session, options.actor) });
    } finally {
      await store.close();
    }
    place.replace();
    await check(restoring, restored);
    place.dropReplaced();
  } finally {
    progress.stop();
    place.dropCopy();
  }
  await tell(restoring, { restored, current, sent });
  return EXIT.ok;
}

/** `consend store restore`: at any moment either the old or the new store stands under its name. */
export async function runStoreRestore(
  session: Session,
  named: string,
  options: RestoreOptions,
): Promise<number> {
  const workspace = await loadSessionWorkspace(session);
  const place = await storeFile(workspace.storeUrl, sha256);
  const file = resolve(session.io.cwd, named);
  const backup = inspectBackup(session, place, file);
  const lock = lockCare(session, place);
  try {
    return await restore({ session, workspace, place, file, backup }, options);
  } finally {
    await lock.release();
  }
}
