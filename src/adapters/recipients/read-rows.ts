/** Rows become recipients: numbers read, repeated ones told, problems written down. Runs beside the caller or in a worker. */

import { keyFault, onceKey } from '../../core/once-key.ts';
import type { PhoneReader } from '../../core/phone.ts';
import type {
  Recipient,
  RecipientBatch,
  RowCounts,
  RowProblem,
  RowProblemCode,
} from '../../core/recipient.ts';
import { createPhoneReader } from '../phone/index.ts';
import {
  type RecordWriter,
  recordWriter,
  type TableHead,
  type TableRecord,
  tableFrom,
} from '../tabular/index.ts';
import type { ColumnPlan } from './column-plan.ts';
import { KeySet } from './key-set.ts';
import { NumberSet } from './number-set.ts';
import { createCountryReader } from './read-country.ts';

/** Files whose heads are read and whose columns are found. Plain data: it may travel to a worker thread. */
export interface RowsRequest {
  readonly files: readonly { readonly head: TableHead; readonly columns: ColumnPlan }[];
  /** ISO 3166-1 alpha-2 country for numbers without a country code. */
  readonly defaultCountry: string;
  /** Rows in a batch, about. */
  readonly batchRows?: number | undefined;
}

/** A batch with the counts up to its end. */
export interface CountedBatch {
  readonly batch: RecipientBatch;
  readonly counts: RowCounts;
}

/**
 * Reads the rows of all files, in order.
 * @throws ConsendError `file.missing`, `file.unreadable`
 */
export async function* readRows(request: RowsRequest, signal?: AbortSignal): AsyncGenerator<CountedBatch> {
  const reading: Reading = {
    request,
    phones: createPhoneReader(),
    countries: createCountryReader(),
    seen: new NumberSet(),
    keys: new KeySet(),
    counts: { read: 0, valid: 0, invalid: 0, duplicate: 0 },
  };
  for (const file of request.files.keys()) {
    const source = request.files[file];
    if (source === undefined) continue;
    const writer = recordWriter(source.head);
    const records = tableFrom(source.head).records({ batchRows: request.batchRows, signal });
    for await (const batch of records) {
      yield { batch: readBatch(reading, { file, writer, ...source }, batch), counts: { ...reading.counts } };
    }
  }
}

interface Reading {
  readonly request: RowsRequest;
  readonly phones: PhoneReader;
  readonly countries: (cell: string) => string | undefined;
  readonly seen: NumberSet;
  readonly keys: KeySet;
  readonly counts: { read: number; valid: number; invalid: number; duplicate: number };
}

interface Source {
  readonly file: number;
  readonly head: TableHead;
  readonly columns: ColumnPlan;
  readonly writer: RecordWriter;
}

function readBatch(reading: Reading, source: Source, records: readonly TableRecord[]): RecipientBatch {
  const recipients: Recipient[] = [];
  const problems: RowProblem[] = [];
  const { counts } = reading;
  for (const record of records) {
    const { recipient, problem } =
      record.problem === undefined
        ? readRow(reading, source, record)
        : { problem: brokenRow(source, record) };
    counts.read++;
    if (recipient) recipients.push(recipient);
    if (problem) problems.push(problem);
    if (problem?.code === 'row.duplicate') counts.duplicate++;
    if (recipient || problem?.code === 'row.duplicate') counts.valid++;
    else counts.invalid++;
  }
  return { recipients, problems };
}

interface RowResult {
  readonly recipient?: Recipient;
  readonly problem?: RowProblem;
}

function readRow(reading: Reading, source: Source, record: TableRecord): RowResult {
  const { cells, row } = record;
  const { columns, file, writer } = source;
  if (writer.isStillShort(cells))
    return { problem: brokenRow(source, { ...record, problem: 'row.too-few-columns' }) };
  const raw = cells[columns.phone] ?? '';
  const countryCell = cells[columns.country] ?? '';
  const rowCountry = reading.countries(countryCell);
  // A country that is not understood is not replaced by the default: the number would become a stranger's.
  const country = rowCountry === '' ? reading.request.defaultCountry : (rowCountry ?? '');
  const phone = reading.phones.read(raw, country);
  const about = { column: source.columns.roles.phone, value: raw };
  if (!phone.ok) {
    const isCountry = phone.code === 'phone.country-unknown' && rowCountry === undefined;
    const at = isCountry ? { column: columns.roles.country, value: countryCell } : about;
    return { problem: problemOf(source, record, { code: phone.code, ...at }) };
  }
  const repeated =
    columns.once < 0
      ? { ...about, firstRow: reading.seen.add(Number(phone.e164.slice(1)), row) }
      : repeatedKey(reading, source, record);
  if (repeated.firstRow !== 0)
    return { problem: problemOf(source, record, { code: 'row.duplicate', ...repeated }) };
  const recipient: Recipient = {
    row,
    file,
    phone: phone.e164,
    lineType: phone.lineType,
    country: phone.country,
    values: columns.values.map((index) => cells[index] ?? ''),
    original: writer.record(cells),
  };
  if (phone.lineType !== 'fixed') return { recipient };
  return { recipient, problem: problemOf(source, record, { code: 'phone.not-mobile', ...about }) };
}

/** The row that has a row's key already (0: none has), as a problem tells it. What is no key repeats nothing. */
function repeatedKey(
  { keys }: Reading,
  { columns, head }: Source,
  { cells, row }: TableRecord,
): { readonly firstRow: number; readonly column: string | undefined; readonly value: string } {
  const key = onceKey(cells[columns.once] ?? '');
  const firstRow = keyFault(key) === undefined ? keys.add(key, row) : 0;
  return { firstRow, column: head.headers[columns.once], value: key };
}

function brokenRow(source: Source, record: TableRecord): RowProblem {
  const code = record.problem ?? 'row.stray-quote';
  return problemOf(source, record, { code, value: record.cells.join(source.head.delimiter) });
}

const MAX_VALUE_LENGTH = 80;

interface ProblemParts {
  readonly code: RowProblemCode;
  readonly value: string;
  readonly column?: string | undefined;
  readonly firstRow?: number;
}

function problemOf(source: Source, record: TableRecord, parts: ProblemParts): RowProblem {
  const { column, firstRow } = parts;
  return {
    row: record.row,
    file: source.file,
    code: parts.code,
    value: parts.value.slice(0, MAX_VALUE_LENGTH),
    original: source.writer.record(record.cells),
    ...(column === undefined ? {} : { column }),
    ...(firstRow === undefined ? {} : { firstRow }),
  };
}
