/** Writes docs/checks.md; with `--check` it exits 1 where the checked-in page is not what the registry says. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checksPage } from './checks-page.ts';

const FILE = new URL('../docs/checks.md', import.meta.url);
const text = checksPage();
const current = existsSync(FILE) ? readFileSync(FILE, 'utf8') : undefined;
if (current !== text && process.argv.includes('--check')) {
  console.error('docs/checks.md is not what src/core/checks says: run tsx .ci/write-checks.ts');
  process.exitCode = 1;
} else if (current !== text) writeFileSync(FILE, text);
