/** Which cells of a row serve for which column of a consent CSV. */
import type { ConsentColumn } from '../../core/consent-columns.ts';
import { CONSENT_COLUMNS } from '../../core/consent-columns.ts';
import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { TableHead } from '../tabular/index.ts';
import { headerKey } from '../tabular/index.ts';
import { CONSENT_HEADERS } from './consent-headers.ts';

/** Columns by the header that the user named for them (`--map`). */
export type ColumnMap = Readonly<Partial<Record<ConsentColumn, string>>>;

/** Position of each column's cell in a row. Plain data: it may travel to a worker thread. */
export type Positions = ReadonlyMap<ConsentColumn, number>;

/** Columns one of which has to tell who it is. */
const WHO: readonly ConsentColumn[] = ['phone', 'user_id', 'other_identifiers', 'suppression_hash'];

/** Positions of the headers that the user named: each serves for what the user said, and for nothing else. */
function mappedPositions(head: TableHead, map: ColumnMap): Map<ConsentColumn, number> {
  const keys = head.headers.map(headerKey);
  const positions = new Map<ConsentColumn, number>();
  for (const column of CONSENT_COLUMNS) {
    const mapped = map[column];
    if (mapped === undefined) continue;
    // The very header first: two may differ in what the comparison leaves out.
    const exact = head.headers.indexOf(mapped);
    const index = exact >= 0 ? exact : keys.indexOf(headerKey(mapped));
    if (index < 0) {
      const { headers, path } = head;
      const suggestion = nearest(mapped, headers);
      throw new ConsendError('csv.column-missing', {
        params: { file: path, column: mapped, columns: headers, suggestion },
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

/**
 * Finds the columns of a file.
 * @throws ConsendError `csv.column-missing`, `csv.phone-column-missing`, `csv.phone-column-ambiguous`
 */
export function findPositions(head: TableHead, map: ColumnMap): Positions {
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
  if (!WHO.some((column) => positions.has(column))) {
    throw new ConsendError('csv.phone-column-missing', {
      params: { file: head.path, columns: head.headers },
    });
  }
  return positions;
}
