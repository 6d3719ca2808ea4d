import type {
  ConsentCells,
  ConsentColumn,
  ConsentProblemCode,
  ConsentRowContext,
} from '../../core/consent-row.ts';
import { CONSENT_COLUMNS, readConsentRow } from '../../core/consent-row.ts';
import { ConsendError } from '../../core/errors.ts';
import type { NewEvent } from '../../core/ports.ts';
import type { RowProblemCode } from '../../core/recipient.ts';
import { createPhoneReader } from '../phone/index.ts';
import type { TableHead, TableRecord } from '../tabular/index.ts';
import { headerKey, openTable, recordText } from '../tabular/index.ts';
import { CONSENT_HEADERS } from './consent-headers.ts';

/** Why a row was rejected. */
export interface ConsentProblem {
  readonly row: number;
  readonly code: ConsentProblemCode | RowProblemCode;
  readonly column: string | undefined;
  readonly value: string;
  /** The row's own cells as one CSV record. */
  readonly original: string;
}

/** What to read, and how. */
export interface ConsentFileRequest {
  /** Absolute path. */
  readonly file: string;
  /** Columns by the header the user named (`--map`). */
  readonly map: Readonly<Partial<Record<ConsentColumn, string>>>;
  /** Values for cells that are empty or missing (`--purpose` …). */
  readonly defaults: ConsentCells;
  readonly context: ConsentRowContext;
  /** ISO 3166-1 alpha-2 country for numbers without a country code. */
  readonly defaultCountry: string;
  readonly onProblem: (problem: ConsentProblem) => void;
  readonly signal?: AbortSignal | undefined;
}

/** An opened consent file. */
export interface ConsentReading {
  readonly head: TableHead;
  readonly digest: string;
  /** The rows in batches; a rejected one has no events (`onProblem` was told why). */
  rows(): AsyncIterable<readonly { readonly row: number; readonly events: readonly NewEvent[] }[]>;
}

/** Position of each column's cell in a row. */
type Positions = ReadonlyMap<ConsentColumn, number>;

function findPositions(head: TableHead, map: ConsentFileRequest['map']): Positions {
  const keys = head.headers.map(headerKey);
  const positions = new Map<ConsentColumn, number>();
  for (const column of CONSENT_COLUMNS) {
    const mapped = map[column];
    const names = new Set((mapped === undefined ? CONSENT_HEADERS[column] : [mapped]).map(headerKey));
    const index = keys.findIndex((key) => names.has(key));
    if (index >= 0) positions.set(column, index);
    else if (mapped !== undefined) {
      throw new ConsendError('csv.column-missing', {
        params: { file: head.path, column: mapped, columns: head.headers },
      });
    }
  }
  if (!positions.has('phone')) {
    throw new ConsendError('csv.phone-column-missing', {
      params: { file: head.path, columns: head.headers },
    });
  }
  return positions;
}

/**
 * Opens a consent CSV and finds its columns.
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.*`
 */
export async function openConsents(request: ConsentFileRequest): Promise<ConsentReading> {
  const table = await openTable(request.file, request.signal);
  const positions = findPositions(table.head, request.map);
  const read = rowReader(request, table.head, positions);
  return {
    head: table.head,
    digest: table.digest,
    async *rows() {
      for await (const batch of table.records({ signal: request.signal })) yield batch.map(read);
    },
  };
}

function rowReader(
  request: ConsentFileRequest,
  head: TableHead,
  positions: Positions,
): (record: TableRecord) => { row: number; events: readonly NewEvent[] } {
  const phones = createPhoneReader();
  const headerOf = (column: ConsentColumn): string | undefined => {
    const position = positions.get(column);
    return position === undefined ? undefined : head.headers[position];
  };
  return (record) => {
    const reject = (
      code: ConsentProblem['code'],
      column: ConsentColumn | undefined,
      value: string,
    ): { row: number; events: [] } => {
      const named = column === undefined ? undefined : (headerOf(column) ?? column);
      request.onProblem({
        row: record.row,
        code,
        column: named,
        value,
        original: recordText(record.cells, head.delimiter),
      });
      return { row: record.row, events: [] };
    };
    if (record.problem !== undefined) return reject(record.problem, undefined, '');
    const cells: Partial<Record<ConsentColumn, string>> = {};
    for (const column of CONSENT_COLUMNS) {
      const position = positions.get(column);
      const text = position === undefined ? '' : (record.cells[position] ?? '').trim();
      const value = text === '' ? request.defaults[column] : text;
      if (value !== undefined && value !== '') cells[column] = value;
    }
    const phone = phones.read(cells.phone ?? '', request.defaultCountry);
    if (!phone.ok) return reject(phone.code, 'phone', cells.phone ?? '');
    const result = readConsentRow(cells, phone.e164, request.context);
    return result.ok
      ? { row: record.row, events: result.events }
      : reject(result.code, result.column, result.value);
  };
}
