/** Meta's OpenAPI file: read where it lies beside the checkout, never copied into it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A JSON object of the document, freely looked into. */
// biome-ignore lint/suspicious/noExplicitAny: a document of another party, walked by name
export type Node = any;

const FILE = fileURLToPath(
  new URL(
    '../../../../shared/reference/cloud-api/openapi/business-messaging-api_v23.0.yaml',
    import.meta.url,
  ),
);

/** Whether the file is there; says so once where it is not. */
export function isDocumentThere(): boolean {
  if (existsSync(FILE)) return true;
  process.stderr.write(`\nSKIPPED: the OpenAPI oracle, since ${FILE} is absent\n\n`);
  return false;
}

/** The document as it is, fresh each time. */
export function readDocument(): Node {
  return parse(readFileSync(FILE, 'utf8'), { maxAliasCount: -1 });
}
