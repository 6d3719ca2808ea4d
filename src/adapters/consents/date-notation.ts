/**
 * A look at the dates at the head of a file, before anything is written: dates in another notation than ISO 8601 mean
 * what the user says they mean (`--date-format`), for the whole file and never row by row.
 */
import type { ConsentColumn } from '../../core/consent-columns.ts';
import { DATE_COLUMNS } from '../../core/consent-columns.ts';
import { type DateFormat, readDateFormat, recognizeDate, suggestDateFormat } from '../../core/date-format.ts';
import { readDate } from '../../core/date-text.ts';
import { ConsendError } from '../../core/errors.ts';
import { plainCell, type Table } from '../tabular/index.ts';
import type { Positions } from './column-positions.ts';

/** Rows looked at. */
const HEAD_ROWS = 1000;
/** Dates shown with the error. */
const EXAMPLES = 3;
/** From this share of days that do not exist on, it is the format that is wrong, not the rows. */
const WRONG_SHARE = 0.1;
/** Countries whose dates with slashes begin with the month. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'PR', 'GU']);

/** What the dates are held against. */
export interface NotationRequest {
  readonly positions: Positions;
  /** `--date-format`; undefined: ISO 8601 alone. */
  readonly dateFormat: string | undefined;
  readonly zone: string;
  /** ISO 3166-1 alpha-2 country that a suggestion is made for. */
  readonly country: string;
  readonly signal?: AbortSignal | undefined;
}

/** The distinct dates at the head of each date column that are not written as ISO 8601. */
async function otherDates(table: Table, request: NotationRequest): Promise<Map<ConsentColumn, string[]>> {
  const dates = new Map<ConsentColumn, Set<string>>();
  let rows = 0;
  for await (const batch of table.records({ batchRows: HEAD_ROWS, signal: request.signal })) {
    for (const record of batch.slice(0, HEAD_ROWS - rows)) {
      for (const column of record.problem === undefined ? DATE_COLUMNS : []) {
        const position = request.positions.get(column);
        const text = position === undefined ? '' : plainCell(record.cells[position] ?? '');
        const kind = recognizeDate(text)?.kind;
        if (kind === undefined || kind === 'two-digit-year') continue;
        if ('at' in readDate(text, request.zone, undefined)) continue;
        dates.set(column, (dates.get(column) ?? new Set()).add(text));
      }
    }
    rows += batch.length;
    if (rows >= HEAD_ROWS) break;
  }
  return new Map([...dates].map(([column, texts]) => [column, [...texts]]));
}

/** How many of the dates a format reads as days that do not exist. */
function impossibleDays(texts: readonly string[], format: DateFormat, zone: string): number {
  const readings = texts.map((text) => readDate(text, zone, format));
  return readings.filter((read) => 'code' in read && read.code === 'consent.date-no-such-day').length;
}

/** Whether another format makes sense of dates for which the given one finds many days that do not exist. */
function isContradicted(
  texts: readonly string[],
  zone: string,
  { given, suggested }: { readonly given: DateFormat; readonly suggested: string | undefined },
): boolean {
  const impossible = impossibleDays(texts, given, zone);
  if (impossible <= texts.length * WRONG_SHARE) return false;
  const other = suggested === undefined ? undefined : readDateFormat(suggested);
  return other !== undefined && impossibleDays(texts, other, zone) < impossible;
}

/**
 * Refuses the file where its dates need a format, or contradict the one that was given.
 * @throws ConsendError `date-format.needed` with the `column` as the file names it, `examples` and a `suggestion`
 */
export async function checkDates(table: Table, request: NotationRequest): Promise<void> {
  const format = request.dateFormat === undefined ? undefined : readDateFormat(request.dateFormat);
  for (const [column, texts] of await otherDates(table, request)) {
    const suggestion = suggestDateFormat(texts, MONTH_FIRST.has(request.country));
    const formats = format && { given: format, suggested: suggestion };
    if (formats !== undefined && !isContradicted(texts, request.zone, formats)) continue;
    throw new ConsendError('date-format.needed', {
      params: {
        file: table.head.path,
        column: table.head.headers[request.positions.get(column) ?? -1] ?? column,
        examples: texts.slice(0, EXAMPLES),
        suggestion,
        given: format?.text,
      },
    });
  }
}
