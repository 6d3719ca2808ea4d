/** Sending without a rate, against a bare undici pool; and against the sandbox, for information. */
import { closeSync, fdatasyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startSandbox } from './data.mjs';
import { inTurns, processFile, runNode, startNode } from './measure.mjs';
import { figureOf } from './result.mjs';

/** More than this many messages tell nothing new. */
const MOST = 100_000;

/** What a durable write takes here, in milliseconds: consend waits for one per group of messages, the yardstick for none. */
function commitTime(dir) {
  const file = join(dir, 'commit-time');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(8192);
  const times = Array.from({ length: 40 }, () => {
    writeSync(handle, page);
    const startedAt = performance.now();
    fdatasyncSync(handle);
    return performance.now() - startedAt;
  });
  closeSync(handle);
  rmSync(file);
  return times.sort((a, b) => a - b)[20];
}

/** Runs work beside a server and stops the server, whatever happens. */
async function beside(starting, work) {
  const server = await starting;
  try {
    return await work(server.document.url);
  } finally {
    await server.stop();
  }
}

/** Measures sending. */
export async function benchSend({ dir, rows, rounds, say }) {
  mkdirSync(dir, { recursive: true });
  const count = Math.min(rows, MOST);
  const run = (program, url) => async () => {
    const taken = await runNode([processFile(program), url, String(count), dir]);
    const { accepted, sendSeconds, cpuSeconds } = JSON.parse(taken.stdout);
    // The sandbox refuses some numbers by their endings, the bare responder none.
    if (accepted < count * 0.99) throw new Error(`${accepted} of ${count} accepted`);
    // Only the sending counts, not the filling of the store before it.
    return { ...taken, seconds: sendSeconds, cpuSeconds };
  };
  const perSecond = (taken) => count / taken.seconds;
  const pace = (taken) => `${Math.round(perSecond(taken))} messages/s (CPU ${taken.cpuSeconds.toFixed(2)} s)`;
  say(`sending ${count.toLocaleString('en')} messages`);
  const commitMs = commitTime(dir);
  const { pool, consend } = await beside(startNode([processFile('responder.mjs')]), (url) =>
    inTurns(rounds, { pool: run('pool-loop.mjs', url), consend: run('send-loop.mjs', url) }),
  );
  const played = await beside(startSandbox(dir), (url) => run('send-loop.mjs', url)());
  return [
    {
      ...figureOf('send', { value: perSecond(consend) / perSecond(pool), unit: '×', atLeast: 0.7 }),
      detail: `${pace(consend)}, bare pool ${pace(pool)}; a commit of this disk ${commitMs.toFixed(2)} ms`,
    },
    figureOf('send, peak MB', { value: consend.peakMb }),
    figureOf('send to the sandbox, messages/s', { value: perSecond(played) }),
  ];
}
