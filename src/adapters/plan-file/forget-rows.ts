/**
 * Takes people out of the CSV files that consend writes: decisions.csv and messages.csv keep the row with its cells
 * emptied, a rejects file loses it.
 */
import type { NumberSearch } from '../../core/number-search.ts';
import { ERASED } from './forget-entries.ts';
import { linesWithEnds, rewriteFile } from './rewrite-file.ts';
import { DECISION_COLUMNS } from './write-plan.ts';

/** What stays of a record that is about an erased person; undefined: nothing. */
type Remnant = (record: string) => string | undefined;

/** The records of a CSV file with their line ends: a line break inside quotes belongs to the record. */
async function* recordsOf(file: string): AsyncGenerator<string> {
  let record = '';
  let quotes = 0;
  for await (const line of linesWithEnds(file)) {
    record += line;
    for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes += 1;
    if (quotes % 2 === 1) continue;
    yield record;
    record = '';
    quotes = 0;
  }
  if (record !== '') yield record;
}

/** The cells of a record, quotes and all. */
function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isOpen = false;
  for (const character of record.replace(/\r?\n$/, '')) {
    if (character === '"') isOpen = !isOpen;
    if (character !== delimiter || isOpen) cell += character;
    else {
      cells.push(cell);
      cell = '';
    }
  }
  return [...cells, cell];
}

/** Columns that end each CSV file of ours, by which it and its delimiter are known: today's, and those of versions before. */
const TAILS: Readonly<Record<'decisions' | 'rejects', readonly (readonly string[])[]>> = {
  decisions: [DECISION_COLUMNS, DECISION_COLUMNS.filter((column) => column !== 'consend_detail')],
  rejects: [['consend_row', 'consend_problem', 'consend_explanation']],
};

/** How a file of ours ends. */
interface Tail {
  readonly delimiter: string;
  /** How many columns are consend's. */
  readonly columns: number;
}

function tailOf(header: string, tails: readonly (readonly string[])[]): Tail {
  const text = header.trimEnd();
  const [found] = tails.flatMap((tail) =>
    [',', ';', '\t', '|']
      .filter((each) => text.endsWith(tail.join(each)))
      .map((delimiter) => ({ delimiter, columns: tail.length })),
  );
  return found ?? { delimiter: ',', columns: tails[0]?.length ?? 0 };
}

/** Lines that repeat one of these rows in decisions.csv. */
function repeats(record: string, { delimiter, columns }: Tail, rows: ReadonlySet<number>): boolean {
  const [, , reasons = ''] = cellsOf(record, delimiter).slice(-columns);
  const repeated = /^row\.duplicate \((\d+)\)$/.exec(reasons)?.[1];
  return repeated !== undefined && rows.has(Number(repeated));
}

function decisionsRemnant(header: string, { delimiter, columns }: Tail): Remnant {
  const before = cellsOf(header, delimiter).length - columns;
  const after = Array.from({ length: columns - 3 }, () => '');
  return (record) => {
    const [, decision = 'block'] = cellsOf(record, delimiter).slice(-columns);
    const kept = decision === 'duplicate' || decision === 'invalid' ? decision : 'block';
    return `${[...Array.from({ length: before }, () => ''), '', kept, ERASED, ...after].join(delimiter)}\r\n`;
  };
}

/** messages.csv: `phone,row,country,language,state,reason,…`. Row and state stay: the campaign's counts rest on them. */
function messagesRemnant(record: string): string {
  const cells = cellsOf(record, ',');
  const kept = cells.map((cell, index) => {
    if (index === 1 || index === 4) return cell;
    return index === 5 ? ERASED : '';
  });
  return `${kept.join(',')}\r\n`;
}

/** Which of consend's CSV files one is, by its name. */
export type RowsKind = 'decisions' | 'messages' | 'rejects';

/** People whose rows go. */
export interface RowsOf {
  readonly kind: RowsKind;
  readonly search: NumberSearch;
  /** Rows of the same plan's entries: what repeats them is about the same people. */
  readonly rows: ReadonlySet<number>;
}

interface Judged {
  readonly record: string;
  readonly isTheirs: boolean;
  readonly remnant: Remnant;
}

async function* judged(file: string, { kind, search, rows }: RowsOf): AsyncGenerator<Judged> {
  let tail: Tail | undefined;
  let remnant: Remnant = () => undefined;
  for await (const record of recordsOf(file)) {
    if (tail === undefined) {
      tail = kind === 'messages' ? { delimiter: ',', columns: 0 } : tailOf(record, TAILS[kind]);
      if (kind === 'decisions') remnant = decisionsRemnant(record, tail);
      if (kind === 'messages') remnant = messagesRemnant;
      yield { record, isTheirs: false, remnant };
      continue;
    }
    const isRepeat = kind === 'decisions' && rows.size > 0 && repeats(record, tail, rows);
    yield { record, isTheirs: isRepeat || search.has(record), remnant };
  }
}

/** How many rows of a file are about these people. */
export async function countRows(file: string, of: RowsOf): Promise<number> {
  let count = 0;
  for await (const { isTheirs } of judged(file, of)) count += isTheirs ? 1 : 0;
  return count;
}

/** Writes a CSV file of consend's anew without these people. Throws `file.unwritable`. */
export async function forgetRows(file: string, of: RowsOf): Promise<void> {
  async function* kept(): AsyncGenerator<string> {
    for await (const { record, isTheirs, remnant } of judged(file, of)) {
      const text = isTheirs ? remnant(record) : record;
      if (text !== undefined) yield text;
    }
  }
  await rewriteFile(file, kept());
}
