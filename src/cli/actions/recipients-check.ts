import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openRecipients } from '../../adapters/recipients/index.ts';
import { recordWriter } from '../../adapters/tabular/index.ts';
import type { RecipientsHead, RowCounts, RowProblem } from '../../core/recipient.ts';
import { formatNumber } from '../../i18n/format.ts';
import { maskDigits } from '../../report/mask.ts';
import { EXIT } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { namedRejects, openRejects } from '../rejects.ts';
import type { Session } from '../session.ts';
import { spoolTo } from '../spool.ts';
import { rowProblemText } from '../words.ts';
import { loadSessionWorkspace } from '../workspace.ts';

/** Options of `consend recipients check`. */
export interface CheckOptions {
  readonly rejects?: string;
  readonly phone?: string;
  readonly country?: string;
}

/** Problems that the document carries; the rejects file has them all. */
const LISTED = 100;
/** Problems that the terminal shows. */
const SHOWN = 12;

interface Checked {
  readonly head: RecipientsHead;
  readonly counts: RowCounts;
  readonly problems: readonly RowProblem[];
  readonly total: number;
}

/** The workspace's default country, or Germany's where there is no workspace: a check needs none. */
async function defaultCountry(session: Session, named: string | undefined): Promise<string> {
  if (named !== undefined) return named.toUpperCase();
  const workspace = await loadSessionWorkspace(session).catch(() => undefined);
  return workspace?.config.defaults.country ?? 'DE';
}

async function check(session: Session, file: string, options: CheckOptions): Promise<Checked> {
  const named =
    options.rejects === undefined
      ? undefined
      : await namedRejects(resolve(session.io.cwd, options.rejects), [file]);
  const reading = await openRecipients({
    files: [file],
    columns: options.phone === undefined ? {} : { phone: options.phone },
    values: [],
    defaultCountry: await defaultCountry(session, options.country),
  });
  const { head } = reading;
  const rejects =
    named === undefined
      ? undefined
      : openRejects(named, () => ({
          header: recordWriter(head).header,
          delimiter: head.delimiter,
        }));
  const text = session.messages.cli.progress.reading;
  const progress = await startProgress(session, session.messages.cli.progress.readingStart);
  const problems: RowProblem[] = [];
  let total = 0;
  try {
    for await (const batch of reading.batches()) {
      for (const problem of batch.problems) {
        total += 1;
        if (problems.length < LISTED) problems.push(problem);
        rejects?.add({ ...problem, explanation: rowProblemText(session.messages, problem) });
      }
      await rejects?.settle();
      progress.update(text(formatNumber(session.globals.language, reading.counts().read)));
    }
    await rejects?.close({ isWhole: true });
    return { head, counts: reading.counts(), problems, total };
  } finally {
    progress.stop();
    await reading.close();
    await rejects?.close();
  }
}

function document(session: Session, { head, counts, problems, total }: Checked): object {
  return {
    schema: 'consend.recipients/1',
    encoding: head.encoding,
    delimiter: head.delimiter,
    columns: head.columns,
    rows: counts,
    problems: problems.map((problem) => ({
      row: problem.row,
      column: problem.column ?? null,
      code: problem.code,
      message: rowProblemText(session.messages, problem),
    })),
    problemsTotal: total,
  };
}

function lines(session: Session, checked: Checked, rejects: string | undefined): string[] {
  const { head, counts, problems, total } = checked;
  const { said } = session.messages.cli;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const delimiter = head.delimiter === '\t' ? said.tab : head.delimiter;
  const columns = Object.entries(head.columns)
    .map(([role, header]) => `${role}: ${header}`)
    .join(', ');
  const result = [
    said.checked({
      read: number(counts.read),
      valid: number(counts.valid - counts.duplicate),
      invalid: number(counts.invalid),
      duplicate: number(counts.duplicate),
    }),
    `  ${said.fileForm(head.encoding, delimiter, columns)}`,
    ...problems.slice(0, SHOWN).map((problem) => {
      const value = session.globals.showNumbers ? problem.value : maskDigits(problem.value);
      return said.rowLine(String(problem.row), rowProblemText(session.messages, { ...problem, value }));
    }),
  ];
  if (total > SHOWN && rejects === undefined) result.push(said.moreProblems(number(total - SHOWN)));
  if (rejects !== undefined && total > 0) result.push(`  ${said.rejectsWritten(rejects)}`);
  return result;
}

/** `consend recipients check`: needs no workspace and changes nothing. */
export async function runRecipientsCheck(
  session: Session,
  named: string,
  options: CheckOptions,
): Promise<number> {
  const spool = named === '-' ? await mkdtemp(join(tmpdir(), 'consend-')) : undefined;
  try {
    const file = spool === undefined ? resolve(session.io.cwd, named) : await spoolTo(session, spool);
    const checked = await check(session, file, options);
    const text = session.globals.json
      ? JSON.stringify(document(session, checked))
      : lines(session, checked, options.rejects).join('\n');
    if (!session.globals.quiet || session.globals.json) await session.io.out(`${text}\n`);
    return EXIT.ok;
  } finally {
    if (spool !== undefined) await rm(spool, { recursive: true, force: true });
  }
}
