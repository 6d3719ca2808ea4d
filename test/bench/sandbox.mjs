/** The sandbox alone: how many messages one core takes, without webhooks. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { processFile, runNode } from './measure.mjs';
import { figureOf } from './result.mjs';

/** More than this many messages tell nothing new. */
const MOST = 100_000;
/** Sent first and not counted: the compiler has to have seen the code. */
const WARM_UP = 10_000;

async function measure(count) {
  const server = spawn(process.execPath, [processFile('sandbox-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => JSON.parse((await lines.next()).value);
  const load = (messages, firstPerson) =>
    runNode([processFile('sandbox-load.mjs'), url, String(messages), String(firstPerson)]);
  const { url } = await nextLine();
  await load(WARM_UP, 0);
  server.stdin.write('\n');
  await nextLine();
  const { seconds } = JSON.parse((await load(count, WARM_UP)).stdout);
  server.stdin.write('\n');
  const taken = await nextLine();
  if (taken.accepted < (count + WARM_UP) * 0.99)
    throw new Error(`${taken.accepted} of ${count + WARM_UP} accepted`);
  return { ...taken, seconds };
}

/**
 * Measures the sandbox. The figure is messages per second of its own processor time: it runs on one thread, so that is what one
 * core takes, whatever else the machine does; seconds on the wall are for information.
 */
export async function benchSandbox({ rows, rounds, say }) {
  const count = Math.min(rows, MOST);
  say(`the sandbox, ${count.toLocaleString('en')} messages`);
  let best;
  for (let round = 0; round < rounds; round += 1) {
    const taken = await measure(count);
    if (best === undefined || taken.cpuSeconds < best.cpuSeconds) best = taken;
  }
  const perWall = Math.round(count / best.seconds);
  return [
    {
      ...figureOf('sandbox, messages per core and second', {
        value: count / best.cpuSeconds,
        atLeast: 8_000,
      }),
      detail: `CPU ${best.cpuSeconds.toFixed(2)} s; ${perWall} messages/s on the wall, the sender beside it`,
    },
  ];
}
