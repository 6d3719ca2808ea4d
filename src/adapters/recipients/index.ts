/** Reading recipients files. */
export { openRecipients, type RecipientsReading, type RecipientsRequest } from './open-recipients.ts';
export { valuesOfProblem } from './row-cells.ts';
