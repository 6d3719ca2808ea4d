/**
 * Writes a plan's decisions as they stream: `decisions.ndjson` (what `send` executes, with a digest at its end) and
 * `decisions.csv` (what people open in a spreadsheet). Files carry full numbers, so they are for their owner alone (0600).
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { ParameterProblem } from '../../core/parameter-problem.ts';
import { PLAN_FORMAT } from '../../core/plan.ts';
import type { DecidedRow, PlanWriter } from '../../core/ports.ts';
import { type Delimiter, recordText } from '../tabular/index.ts';
import { entryText } from './entry-text.ts';

/** File names inside a plan's folder. */
export const PLAN_FILES = {
  summary: 'plan.json',
  entries: 'decisions.ndjson',
  decisions: 'decisions.csv',
  report: 'report.html',
} as const;

/** Columns that consend adds behind the input's own in decisions.csv. */
export const DECISION_COLUMNS = [
  'consend_phone',
  'consend_decision',
  'consend_reasons',
  'consend_basis',
  'consend_ledger_event',
  'consend_detail',
] as const;

/** What heads a plan's files. */
export interface PlanFileHead {
  readonly plan: string;
  readonly campaign: string;
  readonly createdAt: string;
  /** Delimiter of the input: decisions.csv takes it over. */
  readonly delimiter: Delimiter;
  /** The input's header cells as one CSV record. */
  readonly header: string;
  /** A problem in words for decisions.csv; absent: the column stays empty. */
  readonly explain?: (problem: ParameterProblem) => string;
}

/** A plan's files while they are written. */
export interface PlanFileWriter extends PlanWriter {
  /** Ends both files: footer, digest, sync. */
  finish(): Promise<void>;
  /** Gives up: closes what is open, leaves no file that looks whole. */
  discard(): Promise<void>;
}

const FLUSH_AT = 1 << 18;
/** Of UTF-8 for one UTF-16 unit. */
const MOST_BYTES = 3;

class Output {
  private readonly handle: FileHandle;
  private text = '';
  private room: Buffer = Buffer.alloc(0);
  private writing: Promise<void> = Promise.resolve();
  private readonly onBytes: (bytes: Uint8Array) => void;

  constructor(handle: FileHandle, onBytes: (bytes: Uint8Array) => void = () => {}) {
    this.handle = handle;
    this.onBytes = onBytes;
  }

  /** Adds text; `flush` writes it. */
  add(text: string): void {
    this.text += text;
  }

  get full(): boolean {
    return this.text.length >= FLUSH_AT;
  }

  /** Begins to write what was added, once the write before it is done: the caller works on meanwhile. */
  async flush(): Promise<void> {
    await this.writing;
    if (this.text === '') return;
    // Encoded once, for the digest and for the file, and always in the same place: nothing is being written from it now.
    const most = this.text.length * MOST_BYTES;
    if (this.room.length < most) this.room = Buffer.allocUnsafeSlow(most);
    const bytes = this.room.subarray(0, this.room.write(this.text));
    this.text = '';
    this.onBytes(bytes);
    this.writing = this.handle.writeFile(bytes);
    // Whoever waits for it next hears of a failure; until then it is nobody's.
    this.writing.catch(() => {});
  }

  /** Writes the rest and waits until all is written. */
  async drain(): Promise<void> {
    await this.flush();
    await this.writing;
  }

  async close(): Promise<void> {
    await this.writing.catch(() => {});
    await this.handle.close();
  }
}

/** Why the template cannot be filled, in words. A column's name is outside data, so it is guarded like any cell. */
function detailCell(problems: readonly ParameterProblem[], head: PlanFileHead): string {
  const { explain, delimiter } = head;
  return explain === undefined ? '' : recordText([problems.map(explain).join('; ')], delimiter);
}

function csvTail(row: DecidedRow, head: PlanFileHead): string {
  const { delimiter } = head;
  const { entry, problem } = row;
  if (entry) {
    const event = entry.event ?? '';
    const detail = entry.problems === undefined ? '' : detailCell(entry.problems, head);
    return `${delimiter}${entry.phone}${delimiter}${entry.decision}${delimiter}${entry.reasons.join(' ')}${delimiter}${entry.basis ?? ''}${delimiter}${event}${delimiter}${detail}\r\n`;
  }
  const decision = problem?.code === 'row.duplicate' ? 'duplicate' : 'invalid';
  const repeats = problem?.firstRow === undefined ? '' : ` (${problem.firstRow})`;
  return `${delimiter}${delimiter}${decision}${delimiter}${problem?.code ?? ''}${repeats}${delimiter}${delimiter}${delimiter}\r\n`;
}

/** Failures of the disk, told as such. */
function asFileError(error: unknown, file: string): unknown {
  if (error instanceof Error && 'code' in error) {
    return new ConsendError('file.unwritable', {
      params: { file, detail: String(error.code) },
      cause: error,
    });
  }
  return error;
}

/**
 * Opens a plan's two files in a folder (made if need be). Both are written under temporary names and take their own at
 * `finish`, so a file that is there is whole. Throws `file.unwritable`.
 */
export async function openPlanWriter(dir: string, head: PlanFileHead): Promise<PlanFileWriter> {
  const entriesFile = join(dir, PLAN_FILES.entries);
  const csvFile = join(dir, PLAN_FILES.decisions);
  const digest = createHash('sha256');
  let count = 0;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    let sealed = false;
    const entries = new Output(await open(`${entriesFile}.tmp`, 'w', 0o600), (bytes) => {
      // The footer carries the digest of everything before it, so it is not part of it.
      if (!sealed) digest.update(bytes);
    });
    const csv = new Output(await open(`${csvFile}.tmp`, 'w', 0o600));
    const { plan, campaign, createdAt, delimiter } = head;
    entries.add(`${JSON.stringify({ format: PLAN_FORMAT, plan, campaign, createdAt })}\n`);
    // The byte order mark makes Excel read UTF-8.
    csv.add(`\uFEFF${head.header}${delimiter}${DECISION_COLUMNS.join(delimiter)}\r\n`);
    return {
      async write(rows) {
        for (const row of rows) {
          csv.add(row.original + csvTail(row, head));
          if (row.entry) {
            entries.add(`${entryText(row.entry)}\n`);
            count += 1;
          }
        }
        try {
          if (entries.full) await entries.flush();
          if (csv.full) await csv.flush();
        } catch (error) {
          throw asFileError(error, dir);
        }
      },
      async finish() {
        try {
          await entries.flush();
          sealed = true;
          entries.add(
            `${JSON.stringify({ end: true, entries: count, digest: `sha256:${digest.digest('hex')}` })}\n`,
          );
          await finishFile(entries, entriesFile);
          await csv.flush();
          await finishFile(csv, csvFile);
        } catch (error) {
          throw asFileError(error, dir);
        }
      },
      async discard() {
        await Promise.allSettled([entries.close(), csv.close()]);
        // Half a plan holds full numbers and is of no use: nothing of it stays.
        await Promise.allSettled([entriesFile, csvFile].map((file) => rm(`${file}.tmp`, { force: true })));
      },
    };
  } catch (error) {
    throw asFileError(error, dir);
  }
}

async function finishFile(output: Output, file: string): Promise<void> {
  await output.drain();
  await output.close();
  await rename(`${file}.tmp`, file);
}
