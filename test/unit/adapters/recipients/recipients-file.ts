/** Recipients files for tests. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecipients, type RecipientsRequest } from '../../../../src/adapters/recipients/index.ts';
import type { Recipient, RowProblem } from '../../../../src/core/recipient.ts';

const folder = mkdtempSync(join(tmpdir(), 'consend-recipients-'));
let count = 0;

/** Writes a file that is gone with the machine's temporary folder. @returns its path */
export function recipientsFile(content: string | Uint8Array): string {
  const path = join(folder, `${count++}.csv`);
  writeFileSync(path, content);
  return path;
}

/** Path of a stored file, as users have them. */
export function fixture(name: string): string {
  return new URL(`../../../fixtures/recipients/${name}`, import.meta.url).pathname;
}

/** What a request is where a test does not care. */
export const USUAL: Omit<RecipientsRequest, 'files'> = { columns: {}, values: [], defaultCountry: 'DE' };

/** Opens files and reads all of them. */
export async function readFiles(files: readonly string[], request: Partial<RecipientsRequest> = {}) {
  const reading = await openRecipients({ ...USUAL, files, ...request });
  const recipients: Recipient[] = [];
  const problems: RowProblem[] = [];
  for await (const batch of reading.batches()) {
    recipients.push(...batch.recipients);
    problems.push(...batch.problems);
  }
  await reading.close();
  return { head: reading.head, recipients, problems, counts: reading.counts() };
}

/** Reads one file with this content. */
export function readContent(content: string, request: Partial<RecipientsRequest> = {}) {
  return readFiles([recipientsFile(content)], request);
}

/** What opening a file with this content fails with. */
export async function openingError(
  content: string,
  request: Partial<RecipientsRequest> = {},
): Promise<unknown> {
  const files = [recipientsFile(content)];
  return openRecipients({ ...USUAL, files, ...request }).catch((error: unknown) => error);
}
