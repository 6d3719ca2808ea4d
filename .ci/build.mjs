/**
 * Brings dist/ in step with src/, and does nothing where it already is: `npm ci`, `npm pack`, `npm test` and the first
 * `npx consend` in a checkout all come through here. Without TypeScript (`npm ci --omit=dev`) it leaves dist/ as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths below a folder, relative to it; none where it does not exist. */
function filesIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1));
}

/** The file's modification time in milliseconds; 0 where there is no such file. */
const changedAt = (...parts) => statSync(join(root, ...parts), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Is some source newer than what was built from it, or not built yet? */
function isStale(sources) {
  const settings = changedAt('tsconfig.json');
  return sources.some((source) => {
    const built = changedAt('dist', source.replace(/\.ts$/, '.js'));
    return built < changedAt('src', source) || built < settings;
  });
}

/** The TypeScript compiler's program file, or undefined where it is not installed. */
function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}

const sources = filesIn('src').filter((file) => file.endsWith('.ts'));

// What no source stands behind any more would be packed and shipped: it goes first.
const expected = new Set(
  sources.flatMap((file) => ['.js', '.d.ts'].map((end) => file.replace(/\.ts$/, end))),
);
if (sources.length > 0) {
  for (const file of filesIn('dist')) if (!expected.has(file)) rmSync(join(root, 'dist', file));
}

if (isStale(sources)) {
  const tsc = compiler();
  if (tsc === undefined) console.error('dist/ is not current, and TypeScript is not installed: not built');
  else {
    const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
      cwd: root,
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  }
}
