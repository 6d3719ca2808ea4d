/** `consend consent import`: a consent file into the ledger, with what could not be used in a file of its own. */
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { wordingName } from '../../adapters/config/index.ts';
import type { ConsentFileBatch, ConsentReading } from '../../adapters/consents/index.ts';
import { openConsents } from '../../adapters/consents/index.ts';
import { fileKeyRing } from '../../adapters/keys/index.ts';
import { recordWriter } from '../../adapters/tabular/index.ts';
import { TEXT_CHANGED } from '../../core/consent-frame.ts';
import type { ConsentRowContext } from '../../core/consent-row.ts';
import { ConsendError } from '../../core/errors.ts';
import { formatNumber } from '../../i18n/format.ts';
import { importChecks } from '../../pipeline/import-checks.ts';
import type { ConsentRow } from '../../pipeline/import-consents.ts';
import { importConsents } from '../../pipeline/import-consents.ts';
import { EXIT } from '../exit-codes.ts';
import type { ImportOptions } from '../import-options.ts';
import { readDefaults, readMap, readNotation } from '../import-options.ts';
import { startImportProgress } from '../import-progress.ts';
import { type ImportResult, importSummary, turnedAwayText } from '../import-summary.ts';
import { interruptSignal } from '../interrupt.ts';
import { actorOf } from '../record-cells.ts';
import { namedRejects, openRejects, type RejectsFile, rejectsBeside } from '../rejects.ts';
import type { Session } from '../session.ts';
import { spoolTo } from '../spool.ts';
import { keepWordings, warnOfChanges } from '../wordings.ts';
import { rowProblemText } from '../words.ts';
import { keysDir, type OpenWorkspace, withWorkspace } from '../workspace.ts';

export type { ImportOptions } from '../import-options.ts';

/** What is to be imported, and where it comes from. */
interface Source {
  /** Absolute path. */
  readonly file: string;
  /** Name to call it by. */
  readonly name: string;
  readonly rejects: string;
  readonly release: () => Promise<void>;
}

/** The file, standard input in a copy. Rejects of what came by standard input go to the folder that the command runs in. */
async function sourceOf(
  open: OpenWorkspace,
  named: string,
  { options, signal }: { readonly options: ImportOptions; readonly signal: AbortSignal },
): Promise<Source> {
  const { session, workspace } = open;
  const isPiped = named === '-';
  const file = isPiped
    ? await spoolTo(session, join(workspace.stateDir, 'tmp'), signal)
    : resolve(session.io.cwd, named);
  const beside = isPiped ? resolve(session.io.cwd, 'stdin.csv') : file;
  const release = async (): Promise<void> => {
    if (isPiped) await rm(file, { force: true });
  };
  try {
    const rejects =
      options.rejects === undefined
        ? await rejectsBeside(beside)
        : await namedRejects(resolve(session.io.cwd, options.rejects), [file]);
    return { file, name: isPiped ? 'stdin' : basename(file), rejects, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Digests by `id@version` of the texts that are listed or kept; empty where a listed text is not there, `TEXT_CHANGED`
 * where it is not what people agreed to.
 */
async function knownWordings(open: OpenWorkspace, isDry: boolean): Promise<ReadonlyMap<string, string>> {
  const { session, workspace } = open;
  const wordings = await keepWordings(open, { looksOnly: isDry });
  warnOfChanges(session, wordings);
  const listed = workspace.config.wordings.map((wording) => [wordingName(wording), ''] as const);
  const changed = [...wordings.changed.keys()].map((name) => [name, TEXT_CHANGED] as const);
  return new Map([...listed, ...wordings.digests, ...changed]);
}

async function rowContext(open: OpenWorkspace, options: ImportOptions): Promise<ConsentRowContext> {
  const { session, workspace } = open;
  const { config } = workspace;
  const keys = await fileKeyRing(keysDir(workspace), session.random).load();
  return {
    purposes: new Set(Object.keys(config.purposes)),
    zone: config.defaults.timeZone,
    now: session.clock.now(),
    dateFormat: readNotation(session, options.dateFormat),
    wordings: await knownWordings(open, options.dryRun ?? false),
    keyIds: new Set(keys?.hasher.keyIds),
  };
}

/** What is gathered beside the rows. */
interface Gathered {
  stops: number;
  bytes: number;
  readonly unlisted: Map<string, number>;
  /** The batch whose rows are being recorded. */
  batch: ConsentFileBatch | undefined;
}

/** The rows as they come; problems go to the rejects file, the rest is gathered. */
async function* rowsOf(
  session: Session,
  reading: ConsentReading,
  { gathered, rejects }: { readonly gathered: Gathered; readonly rejects: RejectsFile },
): AsyncGenerator<readonly ConsentRow[]> {
  for await (const batch of reading.batches()) {
    for (const problem of batch.problems) {
      if (problem.isStop) gathered.stops += 1;
      rejects.add({ ...problem, explanation: rowProblemText(session.messages, problem) });
    }
    for (const [name, count] of batch.unlisted)
      gathered.unlisted.set(name, (gathered.unlisted.get(name) ?? 0) + count);
    gathered.batch = batch;
    gathered.bytes = batch.bytes;
    yield batch.rows;
    await rejects.settle();
  }
}

/** The error of an import that was stopped: what was read is kept, and the same command goes on. */
function interrupted(error: unknown, session: Session, rows: number): unknown {
  if (!(error instanceof Error) || error.name !== 'AbortError') return error;
  return new ConsendError('import.interrupted', {
    params: { rows: formatNumber(session.globals.language, rows) },
    cause: error,
  });
}

async function importSource(
  open: OpenWorkspace,
  source: Source,
  { options, signal }: { readonly options: ImportOptions; readonly signal: AbortSignal },
): Promise<ImportResult> {
  const { session, store, workspace } = open;
  const map = readMap(session, options.map);
  const context = await rowContext(open, options);
  const reading = await openConsents({
    file: source.file,
    map,
    defaults: readDefaults(session, options, context),
    context,
    defaultCountry: workspace.config.defaults.country,
    signal,
  });
  const { header } = recordWriter(reading.head);
  const rejects = openRejects(source.rejects, () => ({ header, delimiter: reading.head.delimiter }));
  const gathered: Gathered = { stops: 0, bytes: 0, unlisted: new Map(), batch: undefined };
  const checks = importChecks(workspace.config, context.now);
  const progress = await startImportProgress(session, { name: source.name, bytes: reading.head.bytes });
  let rows = 0;
  try {
    const counts = await importConsents({
      rows: rowsOf(session, reading, { gathered, rejects }),
      ledger: store.ledger,
      rehearse: options.dryRun,
      signal,
      about: {
        name: source.name,
        digest: reading.digest,
        actor: actorOf(session, options.actor),
        now: () => session.clock.now(),
      },
      checks,
      onTurnedAway: (row, index, finding) =>
        rejects.add({
          original: gathered.batch?.originalOf(index) ?? '',
          row,
          code: finding?.code ?? 'consent.refused',
          explanation: turnedAwayText(session, finding),
        }),
      onProgress: ({ read }) => {
        rows = read;
        progress.update(read, gathered.bytes);
      },
    });
    await rejects.close({ isWhole: !options.dryRun });
    progress.done(counts.read);
    return {
      counts,
      stops: { rejected: gathered.stops },
      unlisted: gathered.unlisted,
      found: [...checks.found.values()],
      notRun: checks.notRun(),
      position: await store.ledger.position(),
      rejects: rejects.count > 0 ? rejects.file : undefined,
    };
  } catch (error) {
    throw interrupted(error, session, rows);
  } finally {
    progress.stop();
    await rejects.close();
  }
}

/** Imports a consent file into an opened workspace's ledger. */
export async function importFile(
  open: OpenWorkspace,
  named: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const { signal, stop } = interruptSignal(open.session);
  try {
    const source = await sourceOf(open, named, { options, signal });
    try {
      return await importSource(open, source, { options, signal });
    } finally {
      await source.release();
    }
  } catch (error) {
    throw interrupted(error, open.session, 0);
  } finally {
    stop();
  }
}

/** Wordings named in a warning. */
const NAMED_WORDINGS = 5;

/** Warns once of what was imported and is worth less than it could be, or was not and matters. */
function warn(session: Session, { stops, unlisted }: ImportResult): void {
  const { transfer } = session.messages;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  if (unlisted.size > 0) {
    const rows = [...unlisted.values()].reduce((sum, count) => sum + count, 0);
    const names = [...unlisted.keys()].slice(0, NAMED_WORDINGS).join(', ');
    const more =
      unlisted.size > NAMED_WORDINGS ? transfer.moreNames(number(unlisted.size - NAMED_WORDINGS)) : '';
    session.warn(transfer.wordings(rows, number(rows), `${names}${more}`), 'wording.unlisted');
  }
  if (stops.rejected > 0) session.warn(transfer.stopsLost, 'consent.stops-rejected');
}

function documentOf({ counts, stops, unlisted, found, notRun, position, rejects }: ImportResult): object {
  return {
    schema: 'consend.import/1',
    rows: counts,
    stops,
    findings: found.map(({ finding: { code, severity }, count }) => ({ code, severity, count })),
    checksNotRun: notRun,
    unlistedWordings: [...unlisted].map(([wording, rows]) => ({ wording, rows })),
    ledger: position,
    rejects: rejects ?? null,
  };
}

/** Whether rows were rejected that must not wait: a stop is not recorded, or nothing of the file could be read. */
function needsAttention({ counts, stops }: ImportResult): boolean {
  return stops.rejected > 0 || (counts.read > 0 && counts.rejected === counts.read);
}

/**
 * `consend consent import`: rejected rows are told and kept in the rejects file. Exit 5 where stops are among them, of
 * which stderr warns, too, or where every row is rejected; else 0.
 */
export async function runConsentImport(
  session: Session,
  file: string,
  options: ImportOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const result = await importFile(open, file, options);
    warn(session, result);
    const code = needsAttention(result) ? EXIT.partial : EXIT.ok;
    if (session.globals.json) {
      await session.io.out(`${JSON.stringify(documentOf(result))}\n`);
      return code;
    }
    const { counts } = result;
    if (session.globals.quiet && counts.rejected + counts.refused === 0) return EXIT.ok;
    await session.io.out(`${importSummary(session, result, options).join('\n')}\n`);
    return code;
  });
}
