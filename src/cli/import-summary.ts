import type { Finding } from '../core/decision.ts';
import type { LedgerPosition } from '../core/plan.ts';
import { formatNumber } from '../i18n/format.ts';
import type { ImportCounts } from '../pipeline/import-consents.ts';
import type { CheckLeftOut } from '../pipeline/not-run.ts';
import { needText } from '../report/rule-text.ts';
import { wrap } from '../report/terminal/layout.ts';
import { importAgain } from './import-again.ts';
import type { ImportOptions } from './import-options.ts';
import type { Session } from './session.ts';
import { checkTexts } from './words.ts';

/** What an import did. */
export interface ImportResult {
  readonly counts: ImportCounts;
  /** Stops (withdrawals, objections …) among the rejected rows: these people may still be messaged. */
  readonly stops: { readonly rejected: number };
  /** Rows by wording (`id@version`) that consend.yaml does not list. */
  readonly unlisted: ReadonlyMap<string, number>;
  /** What checks found about facts before they entered the ledger, with the number of facts. */
  readonly found: readonly { readonly finding: Finding; readonly count: number }[];
  /** Checks that lacked data for some facts. */
  readonly notRun: readonly CheckLeftOut[];
  readonly position: LedgerPosition;
  /** File with the rejected and refused rows; undefined: there are none. */
  readonly rejects: string | undefined;
}

/** Why a check or the ledger turned a row away, and what to do. */
export function turnedAwayText({ globals, messages }: Session, finding: Finding | undefined): string {
  if (finding === undefined) return messages.cli.rows['consent.refused'];
  const { rule, fix } = checkTexts(globals.language)(finding.code, finding.params);
  return `${rule} ${fix}`;
}

/** What checks found about facts, and which of them lacked data, most facts first. */
function checkLines({ globals, messages }: Session, { found, notRun }: ImportResult): string[] {
  const texts = checkTexts(globals.language);
  const number = (value: number): string => formatNumber(globals.language, value);
  return [
    ...[...found]
      .sort((one, other) => other.count - one.count)
      .map(({ finding, count }) => {
        const { rule } = texts(finding.code, finding.params);
        return messages.transfer.found(finding.code, rule, number(count));
      }),
    ...notRun.flatMap(({ code, need, subjects = 0 }) =>
      need === undefined
        ? []
        : messages.transfer.notChecked(code, needText(need, messages.rules), number(subjects)),
    ),
  ];
}

/** What an import did, as lines for people. */
export function importSummary(session: Session, result: ImportResult, options: ImportOptions): string[] {
  const isDry = options.dryRun ?? false;
  const { columns } = session.io;
  const { counts, stops, position, rejects } = result;
  const { cli, transfer } = session.messages;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const below = (text: string): string[] => wrap(text, columns - 2).map((line) => `  ${line}`);
  const lines = wrap(
    (isDry ? transfer.wouldImport : transfer.imported)({
      read: number(counts.read),
      added: number(counts.added),
      known: number(counts.known),
      refused: number(counts.refused),
      rejected: number(counts.rejected),
    }),
    columns,
  );
  if (stops.rejected > 0) lines.push(...below(transfer.stops(stops.rejected, number(stops.rejected))));
  if (counts.refused > 0) lines.push(...below(transfer.refused));
  for (const line of checkLines(session, result)) lines.push(...below(line));
  if (rejects !== undefined) lines.push(...below(transfer.rejects(rejects)));
  const now = isDry ? transfer.dry : cli.said.ledgerNow(number(position.size), position.root);
  lines.push(...wrap(now, columns));
  // A command is copied as one line, however long.
  if (rejects !== undefined && counts.rejected > 0)
    lines.push(transfer.next, `  ${importAgain(session, rejects, options)}`);
  return lines;
}
