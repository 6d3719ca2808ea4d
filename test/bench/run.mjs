/**
 * The benchmarks: `npm run bench`. Each figure is a ratio to a yardstick that runs in the same minute on the same machine;
 * seconds are for information. Nothing fails here: a machine under load may miss a budget.
 *
 *   --rows N     rows of plan and import (default 1,000,000); for a quick look 50,000
 *   --only LIST  of start, plan, import, send, sandbox
 *   --rounds N   times that each is measured, the quickest counts (default 2)
 *   --dir DIR    where data is kept between runs (default: a folder in the system's temporary one)
 *   --json       one JSON document on stdout instead of the table
 */
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchImport } from './import.mjs';
import { benchPlan } from './plan.mjs';
import { benchSandbox } from './sandbox.mjs';
import { benchSend } from './send.mjs';
import { benchStart } from './start.mjs';

const BENCHES = {
  start: benchStart,
  plan: benchPlan,
  import: benchImport,
  send: benchSend,
  sandbox: benchSandbox,
};

function readCount(name, text) {
  const count = Number(text.replaceAll(/[_,]/g, ''));
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} ${text}: a whole number above 0`);
  return count;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '2' },
      only: { type: 'string', default: Object.keys(BENCHES).join(',') },
      dir: { type: 'string', default: join(tmpdir(), 'consend-bench') },
      json: { type: 'boolean', default: false },
    },
  });
  const names = values.only.split(',');
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: one of ${Object.keys(BENCHES).join(', ')}`);
  // A tenth of the rows is measured too, so the rows are a multiple of ten.
  const rows = Math.ceil(readCount('rows', values.rows) / 10) * 10;
  return {
    rows,
    rounds: readCount('rounds', values.rounds),
    names,
    dir: resolve(values.dir),
    json: values.json,
  };
}

function table(results) {
  const cells = results.map(({ name, value, unit, budget, isKept, detail }) => [
    isKept === undefined ? ' ' : isKept ? '✓' : '✗',
    name,
    `${value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 20 ? 2 : 0 })} ${unit}`.trim(),
    budget,
    detail,
  ]);
  const rows = [['', 'what', 'figure', 'budget', ''], ...cells];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const options = readOptions();
const say = (text) => process.stderr.write(`${text} …\n`);
const results = [];
for (const name of options.names) results.push(...(await BENCHES[name]({ ...options, say })));
if (options.json) {
  const machine = { node: process.versions.node, platform: process.platform, cpus: availableParallelism() };
  const { rows, rounds } = options;
  process.stdout.write(`${JSON.stringify({ schema: 'consend.bench/1', machine, rows, rounds, results })}\n`);
} else {
  process.stdout.write(`${table(results)}\n`);
}
