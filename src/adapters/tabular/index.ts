/** Delimited text as people have it: any usual encoding and delimiter, any size, a stray quote costing its row only. */
export { headerKey } from './header-key.ts';
export {
  openTable,
  openTables,
  type RecordsOptions,
  type Table,
  type Tables,
  tableFrom,
} from './open-tables.ts';
export { recordText } from './record-text.ts';
export type {
  BrokenRow,
  Delimiter,
  Encoding,
  TableHead,
  TableProblemCode,
  TableRecord,
  TableRow,
} from './table-types.ts';
