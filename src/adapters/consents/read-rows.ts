/** Rows of a consent CSV → facts in packed batches. Runs beside the caller or in a worker. */
import type { ConsentCells, ConsentColumn } from '../../core/consent-columns.ts';
import { CONSENT_COLUMNS } from '../../core/consent-columns.ts';
import type { ConsentRowContext, ConsentRowReader } from '../../core/consent-row.ts';
import { consentRowReader } from '../../core/consent-row.ts';
import { isStopKind, termOf } from '../../core/consent-scope.ts';
import type { PhoneReader } from '../../core/phone.ts';
import type { RowFact } from '../../core/row-fact.ts';
import { createPhoneReader } from '../phone/index.ts';
import {
  plainCell,
  type RecordWriter,
  recordWriter,
  type TableHead,
  type TableRecord,
  tableFrom,
} from '../tabular/index.ts';
import type { Positions } from './column-positions.ts';
import type { ConsentProblem } from './consent-problem.ts';
import { type PackedRows, packRows, type RowToPack } from './packed-rows.ts';

/** A file whose head is read and whose columns are found. Plain data: it may travel to a worker thread. */
export interface RowsRequest {
  readonly head: TableHead;
  readonly positions: Positions;
  /** Values for cells that are empty or missing. */
  readonly defaults: ConsentCells;
  readonly context: ConsentRowContext;
  /** ISO 3166-1 alpha-2 country for numbers without a country code. */
  readonly defaultCountry: string;
  /** Rows in a batch, about. */
  readonly batchRows?: number | undefined;
}

/**
 * Rows in a batch: what the ledger writes in one transaction, with one checkpoint. Enough that a commit costs little of
 * it, few enough that others who wait for the store wait for a blink.
 */
const BATCH_ROWS = 4000;

const NO_FACTS: readonly RowFact[] = [];

/** A reading under way. */
interface Reading {
  readonly request: RowsRequest;
  readonly writer: RecordWriter;
  readonly phones: PhoneReader;
  readonly readRow: ConsentRowReader;
  /** Columns that the file or the defaults have, with the place of their cells (-1: none). */
  readonly columns: readonly (readonly [
    column: ConsentColumn,
    position: number,
    fallback: string | undefined,
  ])[];
  readonly listed: ReadonlyMap<string, string> | undefined;
}

/**
 * Reads the rows of a file, in order.
 * @throws ConsendError `file.missing`, `file.unreadable`
 */
export async function* readRows(request: RowsRequest, signal?: AbortSignal): AsyncGenerator<PackedRows> {
  const reading = readingOf(request);
  const target = request.batchRows ?? BATCH_ROWS;
  let bytes = 0;
  let held: TableRecord[] = [];
  const records = tableFrom(request.head).records({
    batchRows: target,
    signal,
    onRead: (read) => {
      bytes = read;
    },
  });
  for await (const batch of records) {
    for (const record of batch) held.push(record);
    if (held.length < target) continue;
    yield packBatch(reading, held, bytes);
    held = [];
  }
  if (held.length > 0) yield packBatch(reading, held, bytes);
}

function readingOf(request: RowsRequest): Reading {
  const { defaults, positions } = request;
  const columns = CONSENT_COLUMNS.flatMap((column) => {
    const position = positions.get(column) ?? -1;
    const fallback = defaults[column] || undefined;
    return position < 0 && fallback === undefined ? [] : [[column, position, fallback] as const];
  });
  return {
    request,
    writer: recordWriter(request.head),
    phones: createPhoneReader(),
    readRow: consentRowReader(
      request.context,
      columns.map(([column]) => column),
    ),
    columns,
    listed: request.context.wordings,
  };
}

function packBatch(reading: Reading, records: readonly TableRecord[], bytes: number): PackedRows {
  const rows: RowToPack[] = [];
  const problems: ConsentProblem[] = [];
  const byWording = new Map<RowFact['frame']['wording'], number>();
  for (const record of records) {
    const read = readRecord(reading, record);
    const facts = 'facts' in read ? read.facts : NO_FACTS;
    if ('problem' in read) problems.push(read.problem);
    const wording = facts[0]?.frame.wording;
    if (wording !== undefined) byWording.set(wording, (byWording.get(wording) ?? 0) + 1);
    const original = facts.length > 0 ? reading.writer.record(record.cells) : '';
    rows.push({ line: record.row, facts, original });
  }
  return packRows(rows, { problems, unlisted: unlistedOf(reading, byWording), bytes });
}

function unlistedOf(
  { listed }: Reading,
  byWording: ReadonlyMap<RowFact['frame']['wording'], number>,
): ReadonlyMap<string, number> {
  const unlisted = new Map<string, number>();
  for (const [wording, count] of listed === undefined ? [] : byWording) {
    const name = `${wording?.id}@${wording?.version}`;
    if (!listed?.has(name)) unlisted.set(name, (unlisted.get(name) ?? 0) + count);
  }
  return unlisted;
}

/** Cells by column, without blanks and guards; empty ones are absent or filled. */
function cellsOf(reading: Reading, record: TableRecord): ConsentCells {
  const cells: Partial<Record<ConsentColumn, string>> = {};
  for (const [column, position, fallback] of reading.columns) {
    const raw = position < 0 ? '' : (record.cells[position] ?? '');
    const text = raw === '' ? '' : plainCell(raw);
    const value = text === '' ? fallback : text;
    if (value !== undefined) cells[column] = value;
  }
  return cells;
}

type ReadRecord = { readonly facts: readonly RowFact[] } | { readonly problem: ConsentProblem };

function readRecord(reading: Reading, record: TableRecord): ReadRecord {
  if (record.problem !== undefined) return reject(reading, record, { code: record.problem, value: '' });
  if (reading.writer.isStillShort(record.cells))
    return reject(reading, record, { code: 'row.too-few-columns', value: '' });
  const cells = cellsOf(reading, record);
  let phone: string | undefined;
  if (cells.phone !== undefined || !namesOthers(cells)) {
    const read = reading.phones.read(cells.phone ?? '', reading.request.defaultCountry);
    if (!read.ok)
      return reject(reading, record, { code: read.code, column: 'phone', value: cells.phone ?? '' });
    phone = read.e164;
  }
  const result = reading.readRow(cells, phone);
  return result.ok ? result : reject(reading, record, result);
}

/** Whether a row without a number tells by other means who it is about, or is about nobody: a sign-off is none's. */
function namesOthers(cells: ConsentCells): boolean {
  if (cells.user_id || cells.other_identifiers || cells.suppression_hash) return true;
  return cells.event !== undefined && termOf(cells.event) === 'override';
}

interface Reason {
  readonly code: ConsentProblem['code'];
  readonly column?: ConsentColumn;
  readonly value: string;
  readonly suggestion?: string | undefined;
}

function reject(reading: Reading, record: TableRecord, reason: Reason): { readonly problem: ConsentProblem } {
  const { head, positions } = reading.request;
  const position = reason.column === undefined ? undefined : positions.get(reason.column);
  return {
    problem: {
      row: record.row,
      code: reason.code,
      column: position === undefined ? reason.column : head.headers[position],
      value: reason.value,
      suggestion: reason.suggestion,
      original: reading.writer.record(record.cells),
      isStop: isStop(reading.request, record, reason) || isMeantAsStop(reason),
    },
  };
}

/** Whether an event that nobody knows was probably meant to be a stop. */
function isMeantAsStop({ code, suggestion }: Reason): boolean {
  return code === 'consent.event-unknown' && isStopKind(suggestion);
}

/** Whether a row tells a stop; in one whose cells may have shifted, any cell may hold the event. */
function isStop({ positions, defaults }: RowsRequest, record: TableRecord, { code }: Reason): boolean {
  if (code.startsWith('row.') && record.cells.some(isStopKind)) return true;
  const position = positions.get('event');
  const own = position === undefined ? undefined : record.cells[position]?.trim();
  return isStopKind(own || defaults.event);
}
