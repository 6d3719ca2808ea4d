import { basename, dirname, join, parse, resolve } from 'node:path';
import { type ConsentFileRow, openConsents } from '../../adapters/consents/index.ts';
import { recordText } from '../../adapters/tabular/index.ts';
import type { ConsentCells, ConsentColumn } from '../../core/consent-row.ts';
import { CONSENT_COLUMNS } from '../../core/consent-row.ts';
import { ConsendError } from '../../core/errors.ts';
import type { LedgerPosition } from '../../core/plan.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { ImportCounts } from '../../pipeline/import-consents.ts';
import { importConsents } from '../../pipeline/import-consents.ts';
import { EXIT } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { openRejects } from '../rejects.ts';
import type { Session } from '../session.ts';
import { spoolTo } from '../spool.ts';
import { rowProblemText } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { interruptSignal } from './plan.ts';

/** Options of `consend consent import`. */
export interface ImportOptions {
  readonly map?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
  readonly event?: string;
  readonly basis?: string;
  readonly purpose?: string;
  readonly source?: string;
  readonly wording?: string;
  readonly occurredAt?: string;
}

/** What an import did. */
export interface ImportResult {
  readonly counts: ImportCounts;
  /** Stops (withdrawals, objections …) among the rejected rows: these people may still be messaged. */
  readonly stops: { readonly rejected: number };
  readonly position: LedgerPosition;
  /** File with the rejected and refused rows; undefined: there are none. */
  readonly rejects: string | undefined;
}

function readMap(session: Session, text: string | undefined): Partial<Record<ConsentColumn, string>> {
  const map: Partial<Record<ConsentColumn, string>> = {};
  for (const pair of text?.split(',') ?? []) {
    const [name = '', ...rest] = pair.split('=');
    const column = CONSENT_COLUMNS.find((known) => known === name.trim());
    const header = rest.join('=').trim();
    if (column === undefined || header === '') {
      const { usage } = session.messages.cli;
      throw new ConsendError('usage.invalid', {
        params: { detail: usage.badValue('--map', pair, usage.column), command: 'consent import' },
      });
    }
    map[column] = header;
  }
  return map;
}

function readDefaults(options: ImportOptions): ConsentCells {
  const cells: Partial<Record<ConsentColumn, string>> = {};
  if (options.event) cells.event = options.event;
  if (options.basis) cells.basis = options.basis;
  if (options.purpose) cells.purpose = options.purpose;
  if (options.source) cells.source = options.source;
  if (options.wording) cells.wording = options.wording;
  if (options.occurredAt) cells.occurred_at = options.occurredAt;
  return cells;
}

/** Where rejects go when nobody says: beside the input. */
function rejectsFile(session: Session, file: string, named: string | undefined): string {
  if (named !== undefined) return resolve(session.io.cwd, named);
  return join(dirname(file), `${parse(basename(file)).name}.rejects.csv`);
}

/** The rows as they come, and the cells of those that are just being imported. */
function keepCells(rows: AsyncIterable<readonly ConsentFileRow[]>): {
  readonly rows: AsyncIterable<readonly ConsentFileRow[]>;
  cellsOf(row: number): readonly string[];
} {
  let current: readonly ConsentFileRow[] = [];
  let byRow: ReadonlyMap<number, readonly string[]> | undefined;
  return {
    rows: (async function* () {
      for await (const batch of rows) {
        current = batch;
        byRow = undefined;
        yield batch;
      }
    })(),
    cellsOf(row) {
      byRow ??= new Map(current.map((one) => [one.row, one.cells]));
      return byRow.get(row) ?? [];
    },
  };
}

/** Imports a consent file into an opened workspace's ledger. */
export async function importFile(
  open: OpenWorkspace,
  named: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const { session, workspace, store } = open;
  const file =
    named === '-' ? await spoolTo(session, join(workspace.stateDir, 'tmp')) : resolve(session.io.cwd, named);
  const { signal, stop } = interruptSignal(session);
  let header = { header: '', delimiter: ',' };
  const rejects = openRejects(rejectsFile(session, file, options.rejects), () => header);
  const stops = { rejected: 0 };
  try {
    const reading = await openConsents({
      file,
      map: readMap(session, options.map),
      defaults: readDefaults(options),
      context: {
        purposes: new Set(Object.keys(workspace.config.purposes)),
        zone: workspace.config.defaults.timeZone,
        now: session.clock.now(),
      },
      defaultCountry: workspace.config.defaults.country,
      onProblem: (problem) => {
        if (problem.isStop) stops.rejected += 1;
        rejects.add({ ...problem, explanation: rowProblemText(session.messages, problem) });
      },
      signal,
    });
    const { head } = reading;
    header = { header: recordText(head.headers, head.delimiter), delimiter: head.delimiter };
    const { progress: words, rows: reasons } = session.messages.cli;
    const number = (value: number): string => formatNumber(session.globals.language, value);
    const { rows, cellsOf } = keepCells(reading.rows());
    const progress = await startProgress(session, words.importingStart);
    try {
      const counts = await importConsents({
        rows,
        ledger: store.ledger,
        rehearse: options.dryRun,
        signal,
        onRefused: (row) =>
          rejects.add({
            original: recordText(cellsOf(row), head.delimiter),
            row,
            code: 'consent.refused',
            explanation: reasons['consent.refused'],
          }),
        onProgress: ({ read }) => progress.update(words.importing(number(read))),
      });
      return {
        counts,
        stops,
        position: await store.ledger.position(),
        rejects: counts.rejected + counts.refused > 0 ? rejects.file : undefined,
      };
    } finally {
      progress.stop();
    }
  } finally {
    stop();
    await rejects.close();
  }
}

/** What an import did, as lines for people. */
function summary(session: Session, result: ImportResult, isDry: boolean): string[] {
  const { counts, stops, position, rejects } = result;
  const { said } = session.messages.cli;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const lines = [
    said.imported({
      read: number(counts.read),
      added: number(counts.added),
      known: number(counts.known),
      refused: number(counts.refused),
      rejected: number(counts.rejected),
    }),
  ];
  if (stops.rejected > 0) lines.push(`  ${said.importStops(stops.rejected, number(stops.rejected))}`);
  if (counts.refused > 0) lines.push(`  ${said.importRefused}`);
  if (rejects !== undefined) lines.push(`  ${said.importRejects(rejects)}`);
  lines.push(isDry ? said.importDry : said.ledgerNow(number(position.size), position.root));
  return lines;
}

/**
 * `consend consent import`: exit 0 also with rejected rows; they are told and kept in the rejects file. Stops among them
 * are warned of on stderr.
 */
export async function runConsentImport(
  session: Session,
  file: string,
  options: ImportOptions,
): Promise<number> {
  return await withWorkspace(session, async (open) => {
    let result: ImportResult;
    try {
      result = await importFile(open, file, options);
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return EXIT.stopped;
      throw error;
    }
    const { counts, stops, position, rejects } = result;
    if (stops.rejected > 0) session.warn(session.messages.cli.said.importStopsLost, 'consent.stops-rejected');
    if (session.globals.json) {
      await session.io.out(
        `${JSON.stringify({ schema: 'consend.import/1', rows: counts, stops, ledger: position, rejects: rejects ?? null })}\n`,
      );
      return EXIT.ok;
    }
    if (session.globals.quiet && counts.rejected + counts.refused === 0) return EXIT.ok;
    await session.io.out(`${summary(session, result, options.dryRun ?? false).join('\n')}\n`);
    return EXIT.ok;
  });
}
