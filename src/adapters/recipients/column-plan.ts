/** Which cells of a row serve for what. */
import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { headerKey, type TableHead } from '../tabular/index.ts';
import { COLUMN_ROLES, type ColumnRole, headersFor } from './header-roles.ts';

/** What is asked of a file's columns. */
export interface ColumnRequest {
  /** Headers named for a role; roles that are not named are found by the usual names. */
  readonly columns: { readonly [role in ColumnRole]?: string | undefined };
  /** Headers whose cells each recipient carries, in that order. */
  readonly values: readonly string[];
  /** Header of the column whose cells tell repeated rows; undefined: the number does. */
  readonly once?: string | undefined;
}

/** Places of a row's cells. Plain data: it may travel to a worker thread. */
export interface ColumnPlan {
  /** Which header serves for what: `phone` always, other roles where found. */
  readonly roles: Readonly<Record<string, string>>;
  readonly phone: number;
  /** -1: the file has no country column. */
  readonly country: number;
  readonly values: readonly number[];
  /** -1: repeated rows are those with the same number. */
  readonly once: number;
}

/**
 * Finds the columns of a file.
 * @throws ConsendError `csv.column-missing`, `csv.phone-column-missing`, `csv.phone-column-ambiguous`
 */
export function planColumns(head: TableHead, request: ColumnRequest): ColumnPlan {
  const roles: Record<string, string> = {};
  for (const role of COLUMN_ROLES) {
    const named = request.columns[role];
    const header = named === undefined ? findHeader(head, role) : namedHeader(head, named);
    if (header !== undefined) roles[role] = header;
  }
  const place = (header: string | undefined) => (header === undefined ? -1 : head.headers.indexOf(header));
  const values = request.values.map((name) => place(namedHeader(head, name)));
  const once = request.once === undefined ? -1 : place(namedHeader(head, request.once));
  return { roles, phone: place(roles.phone), country: place(roles.country), values, once };
}

function namedHeader(head: TableHead, name: string): string {
  const { headers, path } = head;
  const key = headerKey(name);
  const header = headers.find((candidate) => headerKey(candidate) === key);
  if (header !== undefined && key !== '') return header;
  const suggestion = nearest(name, headers);
  throw new ConsendError('csv.column-missing', {
    params: { file: path, column: name, columns: headers, suggestion },
  });
}

function findHeader(head: TableHead, role: ColumnRole): string | undefined {
  const candidates = headersFor(role, head.headers);
  const [best] = candidates;
  if (role !== 'phone') return best;
  const { headers, path } = head;
  if (best === undefined) {
    throw new ConsendError('csv.phone-column-missing', { params: { file: path, columns: headers } });
  }
  if (candidates.length > 1) {
    const line = `columns: { phone: ${yamlText(best)} }`;
    const inFileOrder = headers.filter((header) => candidates.includes(header));
    throw new ConsendError('csv.phone-column-ambiguous', {
      params: { file: path, candidates: inFileOrder, line },
    });
  }
  return best;
}

/** A header as YAML takes it; quoted unless it is plainly a word. */
function yamlText(header: string): string {
  return /^\p{L}[\p{L}\p{N}_ -]*$/u.test(header) && header === header.trim()
    ? header
    : JSON.stringify(header);
}
