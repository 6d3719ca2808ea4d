/** `consend consent import` into an empty ledger, commitments and checkpoint included, against csv-parse over the same file. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { consentsFile, makeWorkspace } from './data.mjs';
import { inTurns, processFile, runConsend, runNode } from './measure.mjs';
import { figureOf, growthOf, ratioOf } from './result.mjs';

/** Measures importing. */
export async function benchImport({ dir, rows, rounds, say }) {
  const workspace = join(dir, 'import-workspace');
  const files = { whole: await consentsFile(dir, rows), tenth: await consentsFile(dir, rows / 10) };
  const run = (file) => async () => {
    makeWorkspace(workspace);
    return await runConsend(['consent', 'import', file, '--quiet'], { cwd: workspace });
  };
  say(`importing ${rows.toLocaleString('en')} rows`);
  const { whole, yardstick, tenth } = await inTurns(rounds, {
    yardstick: () => runNode([processFile('parse-csv.mjs'), files.whole]),
    whole: run(files.whole),
    tenth: run(files.tenth),
  });
  rmSync(workspace, { recursive: true, force: true });
  return [
    ratioOf('import', { subject: whole, yardstick, budget: 4 }),
    figureOf('import, peak MB', { value: whole.peakMb }),
    growthOf('import', whole, tenth),
  ];
}
