import { basename, dirname, join, parse, resolve } from 'node:path';
import { openConsents } from '../../adapters/consents/index.ts';
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
  readonly position: LedgerPosition;
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
      onProblem: (problem) =>
        rejects.add({ ...problem, explanation: rowProblemText(session.messages, problem) }),
      signal,
    });
    const { head } = reading;
    header = { header: recordText(head.headers, head.delimiter), delimiter: head.delimiter };
    const text = session.messages.cli.progress.importing;
    const number = (value: number): string => formatNumber(session.globals.language, value);
    const progress = await startProgress(session, session.messages.cli.progress.importingStart);
    try {
      const counts = await importConsents({
        rows: reading.rows(),
        ledger: store.ledger,
        rehearse: options.dryRun,
        signal,
        onProgress: ({ read }) => progress.update(text(number(read))),
      });
      return {
        counts,
        position: await store.ledger.position(),
        rejects: counts.rejected > 0 ? rejects.file : undefined,
      };
    } finally {
      progress.stop();
    }
  } finally {
    stop();
    await rejects.close();
  }
}

/** `consend consent import`: exit 0 also with rejected rows; they are told and kept in the rejects file. */
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
    const { counts, position, rejects } = result;
    if (session.globals.json) {
      await session.io.out(
        `${JSON.stringify({ schema: 'consend.import/1', rows: counts, ledger: position, rejects: rejects ?? null })}\n`,
      );
      return EXIT.ok;
    }
    if (session.globals.quiet && counts.rejected + counts.refused === 0) return EXIT.ok;
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
    if (counts.refused > 0) lines.push(`  ${said.importRefused}`);
    if (rejects !== undefined) lines.push(`  ${said.importRejects(rejects)}`);
    lines.push(options.dryRun ? said.importDry : said.ledgerNow(number(position.size), position.root));
    await session.io.out(`${lines.join('\n')}\n`);
    return EXIT.ok;
  });
}
