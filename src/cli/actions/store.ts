import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { formatNumber, formatsFor, isoWithOffset } from '../../i18n/format.ts';
import { rememberErasures } from '../../pipeline/erase.ts';
import { erasureMemory, knownBackups, lockCare, rememberBackup, storeFileOf } from '../care.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { keysDir, loadSessionWorkspace, type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { wrapped } from '../wrapped.ts';

/** Options of `consend store migrate`. */
export interface MigrateOptions {
  readonly rebuild?: boolean;
}

/** What `consend store status` tells, as `consend.store/1`. */
async function statusOf(open: OpenWorkspace) {
  const { session, workspace, store } = open;
  const file = await storeFileOf({ workspace });
  const { version, supported } = file.inspect();
  const { people, events } = await store.ledger.size();
  const position = await store.ledger.position();
  const checkpoint = await store.snapshot((rows) => rows.checkpointAt(position.size));
  const keys = keysDir(workspace);
  const backup = (await knownBackups(workspace)).at(-1);
  return {
    schema: 'consend.store/1',
    path: file.path,
    bytes: (await stat(file.path)).size,
    version,
    supported,
    people,
    events,
    root: position.root,
    checkpoint: checkpoint === undefined ? null : { size: checkpoint.size },
    keys: { dir: keys, present: existsSync(join(keys, 'ledger.key')) },
    erasures: (await store.care.erasures()).length,
    scrubPending: await store.care.isScrubPending(),
    lastBackup: backup ?? null,
    at: isoWithOffset(session.clock.now(), workspace.config.defaults.timeZone),
  };
}

function statusLines(
  { session, workspace }: OpenWorkspace,
  status: Awaited<ReturnType<typeof statusOf>>,
): string[] {
  const words = session.messages.care.store;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const { checkpoint, keys, lastBackup } = status;
  const facts: Readonly<Record<keyof typeof words.facts, string>> = {
    path: status.path,
    size: words.bytes(format.number(status.bytes)),
    version: format.number(status.version),
    people: format.number(status.people),
    events: format.number(status.events),
    root: status.root,
    checkpoint: checkpoint === null ? words.noCheckpoint : words.checkpointAt(format.number(checkpoint.size)),
    keys: keys.present ? words.keysThere(relative(workspace.dir, keys.dir)) : words.keysNone,
    scrub: status.scrubPending ? words.scrubPending : words.scrubClean,
    erasures: format.number(status.erasures),
    backup:
      lastBackup === null
        ? words.noBackup
        : `${lastBackup.file}, ${format.dayTime(Date.parse(lastBackup.at))}`,
  };
  const width = Math.max(...Object.values(words.facts).map((name) => name.length));
  return (Object.keys(facts) as (keyof typeof facts)[]).map(
    (name) => `${words.facts[name].padEnd(width)}  ${facts[name]}`,
  );
}

/** `consend store status`. */
export async function runStoreStatus(session: Session): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const status = await statusOf(open);
    const text = session.globals.json ? JSON.stringify(status) : statusLines(open, status).join('\n');
    await session.io.out(`${text}\n`);
    return EXIT.ok;
  });
}

/** Makes the projection anew, alone. */
async function rebuild(open: OpenWorkspace) {
  const lock = lockCare(open.session, await storeFileOf(open));
  try {
    return await open.store.care.rebuild();
  } finally {
    await lock.release();
  }
}

/** `consend store migrate`: opening the store migrates it; with `--rebuild` the projection is made anew. */
export async function runStoreMigrate(session: Session, options: MigrateOptions): Promise<number> {
  const workspace = await loadSessionWorkspace(session);
  const file = await storeFileOf({ workspace });
  const from = existsSync(file.path) ? file.inspect().version : 0;
  return await withWorkspace(session, async (open) => {
    const words = session.messages.care.store;
    const { version } = file.inspect();
    const rebuilt = options.rebuild === true ? await rebuild(open) : undefined;
    const isDiffering = rebuilt !== undefined && Object.values(rebuilt).some((count) => count > 0);
    if (isDiffering) session.warn(words.differed, 'store.projection-differed');
    if (session.globals.json) {
      const document = { schema: 'consend.store-migration/1', from, to: version, rebuilt: rebuilt ?? null };
      await session.io.out(`${JSON.stringify(document)}\n`);
      return EXIT.ok;
    }
    const number = (value: number): string => formatNumber(session.globals.language, value);
    const lines = [
      from === version ? words.isCurrent(number(version)) : words.migrated(number(from), number(version)),
    ];
    if (rebuilt !== undefined) {
      const { people, identifiers, suppressions } = rebuilt;
      const counts = {
        people: number(people),
        identifiers: number(identifiers),
        suppressions: number(suppressions),
      };
      lines.push(isDiffering ? words.rebuiltDiffering(counts) : words.rebuilt);
    }
    if (!session.globals.quiet || isDiffering) await session.io.out(`${lines.join('\n')}\n`);
    return EXIT.ok;
  });
}

/** `consend store backup`: never overwrites. */
export async function runStoreBackup(session: Session, named: string): Promise<number> {
  return await withWorkspace(session, async ({ workspace, store }) => {
    const words = session.messages.care.store;
    const file = resolve(session.io.cwd, named);
    const at = isoWithOffset(session.clock.now(), workspace.config.defaults.timeZone);
    await rememberErasures(store.care, erasureMemory(workspace));
    await store.care.copyTo(file);
    await rememberBackup(workspace, { file, at });
    const { events } = (await storeFileOf({ workspace })).inspect(file);
    if (session.globals.json) {
      const { size: bytes } = await stat(file);
      const document = { schema: 'consend.backup/1', file, at, bytes, events, keys: keysDir(workspace) };
      await session.io.out(`${JSON.stringify(document)}\n`);
    } else if (!session.globals.quiet) {
      await session.io.out(`${words.backedUp(file, formatNumber(session.globals.language, events))}\n`);
      session.note(wrapped(session, words.keysHint(relative(workspace.dir, keysDir(workspace)))));
    }
    return EXIT.ok;
  });
}
