/** Reads consent CSVs: tables in, facts for the ledger out; what cannot be used is told row by row and costs no other row. */
export type { ColumnMap } from './column-positions.ts';
export type { ConsentProblem } from './consent-problem.ts';
export { consentCsv } from './csv-rows.ts';
export {
  type ConsentFileBatch,
  type ConsentFileRequest,
  type ConsentFileRow,
  type ConsentReading,
  openConsents,
} from './open-consents.ts';
