/** Delimited text as people have it: any usual encoding and delimiter, any size, a stray quote costing its row only. */
export { guardedCell, plainCell } from './guarded-cell.ts';
export { headerKey } from './header-key.ts';
export {
  openTable,
  openTables,
  type RecordsOptions,
  type Table,
  type Tables,
  tableFrom,
} from './open-tables.ts';
export { quotedCell, recordText } from './record-text.ts';
export { type RecordWriter, recordWriter } from './record-writer.ts';
export type {
  BrokenRow,
  Delimiter,
  Encoding,
  TableHead,
  TableProblemCode,
  TableRecord,
  TableRow,
} from './table-types.ts';
