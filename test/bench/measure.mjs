/** Runs a program as a process of its own and tells what it took. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The program, as npm would link it. */
export const CONSEND = join(ROOT, 'bin', 'consend.js');

const PRELOAD = pathToFileURL(join(ROOT, 'test/bench/processes/tell-usage.mjs')).href;

/** Path of one of the benchmark's own programs. */
export const processFile = (name) => join(ROOT, 'test/bench/processes', name);

/**
 * What one process took.
 * @typedef {object} Taken
 * @property {number} seconds wall time from start to end
 * @property {number} cpuSeconds user and system time of all its threads
 * @property {number} peakMb largest resident set, MB of 2^20 bytes
 * @property {string} stdout what it printed
 */

let files = 0;

/** The environment without what would change a measurement: proxies, colours, language. */
function cleanEnvironment(more) {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].filter((name) => process.env[name] !== undefined);
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), ...more };
}

/** Runs `node` with arguments to its end. Throws with what it said where it fails. @returns {Promise<Taken>} */
export async function runNode(args, { cwd = ROOT, env = {} } = {}) {
  files += 1;
  const usageFile = join(tmpdir(), `consend-bench-${process.pid}-${files}.json`);
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', PRELOAD, ...args], {
    cwd,
    env: cleanEnvironment({ ...env, CONSEND_BENCH_USAGE: usageFile }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stderr || stdout}`);
  const usage = JSON.parse(readFileSync(usageFile, 'utf8'));
  rmSync(usageFile);
  return { seconds, ...usage, stdout };
}

/** Runs consend to its end. @returns {Promise<Taken>} */
export const runConsend = (args, options) => runNode([CONSEND, ...args], options);

/**
 * Starts a server program and waits for its first line, a JSON document.
 * @returns {Promise<{ document: any, stop: () => Promise<void> }>}
 */
export async function startNode(args, { cwd = ROOT, env = {} } = {}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    void ended.then((code) => reject(new Error(`node ${args.join(' ')} ended with ${code}`)));
  });
  return {
    document: JSON.parse(line),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Measures several things in turns, as often as asked, and keeps the quickest of each: what else the machine does can
 * only add to a time, and taking turns lets it add to all of them alike.
 * @param {number} rounds
 * @param {Record<string, () => Promise<Taken>>} things
 * @returns {Promise<Record<string, Taken>>}
 */
export async function inTurns(rounds, things) {
  const best = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, thing] of Object.entries(things)) {
      const taken = await thing();
      const known = best[name];
      if (known === undefined || taken.seconds < known.seconds) best[name] = taken;
    }
  }
  return best;
}
