import type {
  ConsentCells,
  ConsentColumn,
  ConsentProblemCode,
  ConsentRowContext,
} from '../../core/consent-row.ts';
import { CONSENT_COLUMNS, readConsentRow } from '../../core/consent-row.ts';
import { isStopKind } from '../../core/consent-scope.ts';
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
  /** The row tells a stop (withdrawn, objected …) that is not recorded now. */
  readonly isStop: boolean;
}

/** A row as it was read. */
export interface ConsentFileRow {
  /** Physical line where the row starts. */
  readonly row: number;
  /** Its facts; none: it was rejected. */
  readonly events: readonly NewEvent[];
  /** Its cells as they stand in the file. */
  readonly cells: readonly string[];
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
  rows(): AsyncIterable<readonly ConsentFileRow[]>;
}

/** Position of each column's cell in a row. */
type Positions = ReadonlyMap<ConsentColumn, number>;

/** Positions of the headers that the user named: each serves for what the user said, and for nothing else. */
function mappedPositions(head: TableHead, map: ConsentFileRequest['map']): Map<ConsentColumn, number> {
  const keys = head.headers.map(headerKey);
  const positions = new Map<ConsentColumn, number>();
  for (const column of CONSENT_COLUMNS) {
    const mapped = map[column];
    if (mapped === undefined) continue;
    // The very header first: two may differ in what the comparison leaves out.
    const exact = head.headers.indexOf(mapped);
    const index = exact >= 0 ? exact : keys.indexOf(headerKey(mapped));
    if (index < 0) {
      throw new ConsendError('csv.column-missing', {
        params: { file: head.path, column: mapped, columns: head.headers },
      });
    }
    positions.set(column, index);
  }
  return positions;
}

/** Which of several columns holds the number is the user's to say. */
function refuseTwoPhones(head: TableHead, found: readonly number[]): void {
  const [best] = found;
  if (best === undefined || found.length < 2) return;
  const nameAt = (index: number): string => head.headers[index] ?? '';
  const option = `phone=${nameAt(best)}`;
  throw new ConsendError('csv.phone-column-ambiguous', {
    params: {
      file: head.path,
      candidates: [...found].sort((one, other) => one - other).map(nameAt),
      line: `--map ${/^[\p{L}\p{N}_=-]+$/u.test(option) ? option : `"${option}"`}`,
    },
  });
}

function findPositions(head: TableHead, map: ConsentFileRequest['map']): Positions {
  const keys = head.headers.map(headerKey);
  const positions = mappedPositions(head, map);
  const taken = new Set(positions.values());
  for (const column of CONSENT_COLUMNS) {
    if (positions.has(column)) continue;
    // By the order of the names, the contract's own first: where a column stands in the file says nothing.
    const found = [...new Set(CONSENT_HEADERS[column].map(headerKey))].flatMap((name) =>
      keys.flatMap((key, index) => (key === name && !taken.has(index) ? [index] : [])),
    );
    if (column === 'phone') refuseTwoPhones(head, found);
    const [best] = found;
    if (best !== undefined) positions.set(column, best);
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
 * @throws ConsendError `file.missing`, `file.unreadable`, `csv.*`; `csv.phone-column-ambiguous` names the `file`, the
 *   `candidates` and the option that settles it (`line`)
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
): (record: TableRecord) => ConsentFileRow {
  const phones = createPhoneReader();
  const headerOf = (column: ConsentColumn): string | undefined => {
    const position = positions.get(column);
    return position === undefined ? undefined : head.headers[position];
  };
  /** Whether a row tells a stop; in one whose cells may have shifted, any cell may hold the event. */
  const isStop = (record: TableRecord): boolean => {
    const position = positions.get('event');
    const own = position === undefined ? undefined : record.cells[position]?.trim();
    if (record.problem !== undefined && record.cells.some(isStopKind)) return true;
    return isStopKind(own || request.defaults.event);
  };
  return (record) => {
    const reject = (
      code: ConsentProblem['code'],
      column: ConsentColumn | undefined,
      value: string,
    ): ConsentFileRow => {
      const named = column === undefined ? undefined : (headerOf(column) ?? column);
      request.onProblem({
        row: record.row,
        code,
        column: named,
        value,
        original: recordText(record.cells, head.delimiter),
        isStop: isStop(record),
      });
      return { row: record.row, events: [], cells: record.cells };
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
      ? { row: record.row, events: result.events, cells: record.cells }
      : reject(result.code, result.column, result.value);
  };
}
