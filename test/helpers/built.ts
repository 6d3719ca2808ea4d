/** Makes sure that what the tests run is what the sources say: a test of an old build proves nothing. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The program, as npm would link it. */
export const BINARY = join(ROOT, 'bin', 'consend.js');

const HOW = 'Build it first: npm run build (or npx tsc -p tsconfig.json).';

function newest(folder: string): { file: string; at: number } {
  let found = { file: '', at: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const at = statSync(file).mtimeMs;
    if (at > found.at) found = { file, at };
  }
  return found;
}

/** Throws where `dist` is missing or older than the newest source. */
export function assertBuilt(): void {
  if (!existsSync(join(ROOT, 'dist', 'cli', 'main.js'))) throw new Error(`There is no dist folder. ${HOW}`);
  const source = newest(join(ROOT, 'src'));
  if (newest(join(ROOT, 'dist')).at < source.at) {
    throw new Error(`dist is older than ${relative(ROOT, source.file)}. ${HOW}`);
  }
}
