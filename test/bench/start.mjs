/** `consend --version` against an empty program of Node's: what a start costs by itself. */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { CONSEND } from './measure.mjs';
import { ratioOf } from './result.mjs';

const TIMES = 25;

function once(args) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return (performance.now() - startedAt) / 1000;
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Measures starting. */
export async function benchStart({ say }) {
  say(`starting ${TIMES} times`);
  const [empty, version] = [[], []];
  for (let time = 0; time < TIMES; time += 1) {
    empty.push(once(['-e', '0']));
    version.push(once([CONSEND, '--version']));
  }
  const subject = { seconds: median(version) };
  return [
    ratioOf('start (consend --version)', { subject, yardstick: { seconds: median(empty) }, budget: 2 }),
  ];
}
