/** `consend plan`, reports included, against csv-parse over the same file; its memory against a tenth of the rows. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { recipientsFile, workspaceWithLedger, writeCampaign } from './data.mjs';
import { inTurns, processFile, runConsend, runNode } from './measure.mjs';
import { figureOf, growthOf, ratioOf } from './result.mjs';

/** Measures planning. */
export async function benchPlan({ dir, rows, rounds, say }) {
  const people = rows * 2;
  const workspace = await workspaceWithLedger(dir, people, say);
  const files = {
    whole: await recipientsFile(dir, rows, people),
    tenth: await recipientsFile(dir, rows / 10, people),
  };
  const plan = (name) => {
    const campaign = writeCampaign(workspace, `bench-${name}`, files[name]);
    return async () => {
      const taken = await runConsend(['plan', campaign, '--quiet'], { cwd: workspace });
      rmSync(join(workspace, '.consend', 'plans'), { recursive: true, force: true });
      return taken;
    };
  };
  say(`planning ${rows.toLocaleString('en')} rows`);
  const { whole, yardstick, tenth } = await inTurns(rounds, {
    yardstick: () => runNode([processFile('parse-csv.mjs'), files.whole]),
    whole: plan('whole'),
    tenth: plan('tenth'),
  });
  const memory = whole.peakMb / tenth.peakMb;
  return [
    ratioOf('plan', { subject: whole, yardstick, budget: 2 }),
    figureOf('plan, peak MB', { value: whole.peakMb, atMost: 400 }),
    figureOf('plan, peak memory at 10 × the rows', { value: memory, unit: '×', atMost: 1.5 }),
    growthOf('plan', whole, tenth),
  ];
}
