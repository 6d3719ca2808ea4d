import { join, resolve } from 'node:path';
import { openRecipients, type RecipientsReading } from '../../adapters/recipients/index.ts';
import { recordWriter } from '../../adapters/tabular/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { SuppressionCounts } from '../../pipeline/suppress.ts';
import { importSuppressions } from '../../pipeline/suppress.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { startProgress } from '../progress.ts';
import { namedRejects, openRejects, type RejectsFile, type RejectsHead, rejectsBeside } from '../rejects.ts';
import type { Session } from '../session.ts';
import { removeSpooled, spoolTo } from '../spool.ts';
import { rowProblemText } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { orderOf, type SuppressOptions } from './suppress.ts';

/** Options of `consend suppress import`. */
export interface SuppressImportOptions extends SuppressOptions {
  readonly phone?: string;
  readonly rejects?: string;
}

/** Version of what an import prints. */
const SUPPRESSION_IMPORT_SCHEMA = 'consend.suppression-import/1';

/** What an import works with. */
interface Importing {
  readonly reading: RecipientsReading;
  readonly rejects: RejectsFile;
  readonly options: SuppressImportOptions;
  readonly signal: AbortSignal;
}

/** The numbers of a file's valid rows; the others go to the rejects file. */
async function* numbersOf(
  { session }: OpenWorkspace,
  { reading, rejects }: Importing,
  onProgress: () => void,
): AsyncGenerator<string[]> {
  for await (const { recipients, problems } of reading.batches()) {
    for (const problem of problems) {
      // A landline can be suppressed like any number, and who stands there twice is suppressed by the first row.
      if (problem.code === 'phone.not-mobile' || problem.code === 'row.duplicate') continue;
      rejects.add({ ...problem, explanation: rowProblemText(session.messages, problem) });
    }
    onProgress();
    yield recipients.map(({ phone }) => phone);
  }
}

async function importRows(open: OpenWorkspace, importing: Importing): Promise<SuppressionCounts> {
  const { session, store } = open;
  const { reading, options } = importing;
  const words = session.messages.care.suppress;
  const said = (): string => words.progress(formatNumber(session.globals.language, reading.counts().read));
  const progress = await startProgress(session, session.messages.cli.progress.importingStart);
  try {
    const numbers = numbersOf(open, importing, () => progress.update(said()));
    return await importSuppressions(store, numbers, orderOf(open, options, 'import'));
  } finally {
    progress.stop();
  }
}

/** Says what an import did; people who could not be suppressed are warned of. */
async function tellImport(
  open: OpenWorkspace,
  importing: Importing,
  counts: SuppressionCounts,
): Promise<void> {
  const { session, store } = open;
  const { reading, rejects } = importing;
  const words = session.messages.care.suppress;
  const { read, invalid, duplicate } = reading.counts();
  const rows = { read, added: counts.added, known: counts.known + duplicate, rejected: invalid };
  if (invalid > 0) session.warn(words.rejectedWarning, 'suppressions.rejected');
  if (session.globals.json) {
    const document = {
      schema: SUPPRESSION_IMPORT_SCHEMA,
      rows,
      rejects: invalid > 0 ? rejects.file : null,
      ledger: await store.ledger.position(),
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  if (session.globals.quiet && invalid === 0) return;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const lines = [
    words.imported({
      read: number(rows.read),
      added: number(rows.added),
      known: number(rows.known),
      rejected: number(rows.rejected),
    }),
    ...(invalid > 0 ? [`  ${words.rejected(rejects.file)}`] : []),
  ];
  await session.io.out(`${lines.join('\n')}\n`);
}

async function importList(
  open: OpenWorkspace,
  named: string,
  options: SuppressImportOptions,
): Promise<number> {
  const { session, workspace } = open;
  const { cwd } = session.io;
  const { signal, stop } = interruptSignal(session);
  const file =
    named === '-'
      ? await spoolTo(session, join(workspace.stateDir, 'tmp'), signal).catch((error: unknown) => {
          stop();
          throw signal.aborted ? new ConsendError('run.interrupted', { cause: error }) : error;
        })
      : resolve(cwd, named);
  let header: RejectsHead = { header: '', delimiter: ',' };
  const rejects = openRejects(
    options.rejects === undefined
      ? await rejectsBeside(named === '-' ? resolve(cwd, 'stdin.csv') : file)
      : await namedRejects(resolve(cwd, options.rejects), [file]),
    () => header,
  );
  try {
    const reading = await openRecipients({
      files: [file],
      columns: options.phone === undefined ? {} : { phone: options.phone },
      values: [],
      defaultCountry: workspace.config.defaults.country,
      signal,
    });
    const { delimiter } = reading.head;
    header = { header: recordWriter(reading.head).header, delimiter };
    const importing = { reading, rejects, options, signal };
    try {
      const counts = await importRows(open, importing);
      await rejects.close({ isWhole: true });
      await tellImport(open, importing, counts);
    } finally {
      await reading.close();
    }
    return reading.counts().invalid > 0 ? EXIT.partial : EXIT.ok;
  } catch (error) {
    if (signal.aborted) throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    stop();
    await rejects.close();
    await removeSpooled([named], [file]);
  }
}

/** `consend suppress import`: exit 5 with rejected rows, for each is a stop that is not recorded. They are kept in the rejects file. */
export async function runSuppressImport(
  session: Session,
  file: string,
  options: SuppressImportOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => importList(open, file, options));
}
