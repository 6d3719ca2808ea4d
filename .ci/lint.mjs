/**
 * Lint and format: `node .ci/lint.mjs`. First the house's own rules are tried on a file that breaks each of them, since a
 * rule whose pattern no longer matches would look like a pass; then biome reads everything.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** One breach a line: what must not be in src, outside the places that biome.json names. */
const BREACHES = [
  'export const now = Date.now();',
  'export const today = new Date();',
  'export const text = Date();',
  'export const chance = [1].map(Math.random);',
  'export const environment = process.env;',
  'export const hidden = globalThis.process;',
  'export const elapsed = performance.now();',
  'export const id = crypto.randomUUID();',
  "console.log('');",
  'export const loose: any = 1;',
];

/** Runs biome in a folder. */
function run(cwd, args, stdio) {
  return spawnSync(process.execPath, [biome, ...args], { cwd, stdio, encoding: 'utf8' });
}

/** The breaches that biome overlooks, as lines. */
function overlooked() {
  const folder = mkdtempSync(join(tmpdir(), 'consend-lint-'));
  try {
    for (const file of ['biome.json', '.ci/ambient.grit', '.gitignore']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'planted.ts'), `${BREACHES.join('\n')}\n`);
    const args = ['lint', '--vcs-enabled=false', '--reporter=github', '--diagnostic-level=error', 'src'];
    const { stdout } = run(folder, args, 'pipe');
    const lines = new Set([...stdout.matchAll(/^::error .*?\bline=(\d+)/gm)].map(([, line]) => Number(line)));
    return BREACHES.filter((_, index) => !lines.has(index + 1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const missed = overlooked();
for (const line of missed) console.error(`biome overlooks: ${line}`);
const colors = process.stdout.isTTY ? [] : ['--colors=off'];
const { status } = run(root, ['ci', '--error-on-warnings', '--diagnostic-level=warn', ...colors], 'inherit');
process.exitCode = missed.length > 0 ? 1 : (status ?? 1);
