/**
 * The drills at full length, and the journeys of test/e2e with a process for each command: `npm run drill [-- FILTER]`. They
 * read CONSEND_DRILL (`full` here; unset, as in `npm test`, is the short form).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const filters = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--config',
    'test/vitest.config.ts',
    ...(filters.length > 0 ? filters : ['test/drill', 'test/e2e', 'test/property/send-states']),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CONSEND_DRILL: 'full' } },
);
process.exitCode = status ?? 1;
