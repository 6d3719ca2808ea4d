import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FIXTURES = new URL('../../../fixtures/', import.meta.url).pathname;
/** What a token or a key looks like: Meta's own start, an authorization header, a named value. Made-up ones say EXAMPLE. */
const SECRET =
  /\bEAA(?!EXAMPLE)[A-Za-z0-9]{8,}|\b(Bearer|OAuth)\s+\S{8,}|(access_token|D360-API-KEY|appsecret_proof)["'=:\s]+(?!EAAEXAMPLE)[\w-]{8,}/i;

test('no stored sample of the API holds a token', () => {
  const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  const found = files.filter((entry) =>
    SECRET.test(readFileSync(join(entry.parentPath, entry.name), 'latin1')),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});
