/** Reads consent CSVs: tables in, facts for the ledger out; what cannot be used is told row by row and costs no other row. */
export {
  type ConsentFileRequest,
  type ConsentFileRow,
  type ConsentProblem,
  type ConsentReading,
  openConsents,
} from './open-consents.ts';
