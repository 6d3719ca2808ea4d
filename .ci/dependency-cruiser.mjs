/**
 * Which folder may import which, as dependency-cruiser rules; imports of types alone count like any other. `layers.mjs`
 * runs them, and proves with `PLANTS` that each of them bites.
 */

/** A package's files, wherever it is installed. */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

/** A module of Node's own. */
const builtins = (...names) => `^(node:)?(${names.join('|')})$`;

/** A folder of src may import what matches one of `allowed`, and nothing else. */
const closed = (folder, comment, ...allowed) => ({
  name: `${folder}-is-closed`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: { pathNot: [`^src/${folder}/`, ...allowed] },
});

/** A package or built-in module belongs to the folders that match `homes`. */
const only = (name, comment, target, homes) => ({
  name: `${name}-stays-home`,
  severity: 'error',
  comment,
  from: { path: '^src/', pathNot: homes },
  to: { path: target },
});

const layers = [
  closed('core', 'The domain knows no package but zod and nothing of Node.', packages('zod')),
  closed('i18n', 'Dictionaries know the codes of core, and nothing else.', '^src/core/'),
  {
    name: 'i18n-takes-types-only',
    severity: 'error',
    comment: 'A dictionary is typed by core; it runs none of it.',
    from: { path: '^src/i18n/' },
    to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
  },
  closed('pipeline', 'Pipelines compose core; the outside world reaches them through ports.', '^src/core/'),
  closed(
    'report',
    'A report is a pure function from a model to text; colours come in as a value.',
    '^src/(core|i18n)/',
    packages('chalk'),
  ),
  closed(
    'sandbox',
    'A misreading of the API must not be able to agree with itself: the stand-in shares nothing with our client.',
    packages('zod', 'fastify'),
    builtins('http', 'https', 'crypto'),
  ),
];

const adapters = [
  {
    name: 'adapters-look-down',
    severity: 'error',
    comment: 'Adapters implement the ports of core; nobody above core is known to them.',
    from: { path: '^src/adapters/' },
    to: { path: '^src/', pathNot: ['^src/adapters/', '^src/core/'] },
  },
  {
    name: 'adapters-keep-apart',
    severity: 'error',
    comment: 'No port uses another; tabular and phone are the shared rooms at the edge.',
    from: { path: '^src/adapters/([^/]+)/' },
    to: { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', '^src/adapters/(tabular|phone)/'] },
  },
  {
    name: 'kinds-keep-apart',
    severity: 'error',
    comment: 'Kinds of one port (sqlite, postgres) never meet.',
    from: { path: '^src/adapters/([^/]+)/([^/]+)/' },
    to: { path: '^src/adapters/$1/[^/]+/', pathNot: '^src/adapters/$1/$2/' },
  },
];

const homes = [
  only(
    'terminal',
    'Arguments, spinners and prompts are the command line’s; reports take chalk’s type.',
    packages('commander', 'ora', '@inquirer', 'chalk'),
    ['^src/cli/', '^src/report/'],
  ),
  {
    name: 'report-takes-the-type-of-chalk',
    severity: 'error',
    comment: 'Whether there is colour is decided where the stream is known.',
    from: { path: '^src/report/' },
    to: { path: packages('chalk'), dependencyTypesNot: ['type-only'] },
  },
  only('undici', 'Requests leave through adapters.', packages('undici'), '^src/adapters/'),
  only(
    'fastify',
    'Two servers: the stand-in and the webhook receiver.',
    packages('fastify'),
    '^src/(sandbox|adapters/webhook)/',
  ),
  only(
    'sqlite',
    'SQL is spoken in one kind of store.',
    `${packages('better-sqlite3')}|${builtins('sqlite')}`,
    '^src/adapters/store/sqlite/',
  ),
  only('csv', 'Tables are parsed in one place.', packages('csv-parse'), '^src/adapters/tabular/'),
  only('yaml', 'Settings are read in one place.', packages('yaml'), '^src/adapters/config/'),
  only(
    'numbering-plans',
    'Numbers are read with the library where rows come in.',
    packages('libphonenumber-js'),
    '^src/adapters/(phone|recipients)/',
  ),
  only(
    'calendars',
    'Holidays and zones come through the calendar.',
    packages('date-holidays', 'countries-and-timezones'),
    '^src/adapters/calendar/',
  ),
  only(
    'process',
    'The process is the command line’s; the SQLite drivers ask it for Node’s version and quiet one warning.',
    builtins('process'),
    ['^src/cli/io\\.ts$', '^src/adapters/store/sqlite/driver'],
  ),
];

const everywhere = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'A cycle has no order to read it in, types included.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'checks-stand-alone',
    severity: 'error',
    comment: 'A check imports no other check: what two of them share belongs to core.',
    from: { path: '^src/core/checks/.+/' },
    to: { path: '^src/core/checks/' },
  },
  {
    name: 'nobody-knows-the-command-line',
    severity: 'error',
    comment: 'The library entry and all else work without it.',
    from: { path: '^src/', pathNot: '^src/cli/' },
    to: { path: '^src/cli/' },
  },
  {
    name: 'everything-resolves',
    severity: 'error',
    comment:
      'An import that leads nowhere is a file or a package missing (`node:sqlite` is unknown to Node 20).',
    from: {},
    to: { couldNotResolve: true, pathNot: '^node:' },
  },
  {
    name: 'packages-are-declared',
    severity: 'error',
    comment: 'What ships is a dependency of ours, not one of somebody else’s and not a tool.',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

/** For each rule a file that breaks it: path → content. */
export const PLANTS = {
  'core-is-closed': ['src/core/planted.ts', "export { join } from 'node:path';"],
  'i18n-is-closed': ['src/i18n/planted.ts', "export { ingest } from '../pipeline/ingest.ts';"],
  'i18n-takes-types-only': ['src/i18n/planted-value.ts', "export { CHECKS } from '../core/checks/index.ts';"],
  'pipeline-is-closed': ['src/pipeline/planted.ts', "export type { Dispatcher } from 'undici';"],
  'report-is-closed': ['src/report/planted.ts', "export { readFile } from 'node:fs/promises';"],
  'sandbox-is-closed': ['src/sandbox/planted.ts', "export type { Template } from '../core/template.ts';"],
  'adapters-look-down': [
    'src/adapters/webhook/planted.ts',
    "export { ingest } from '../../pipeline/ingest.ts';",
  ],
  'adapters-keep-apart': [
    'src/adapters/consents/planted.ts',
    "export type * from '../recipients/number-set.ts';",
  ],
  'kinds-keep-apart': ['src/adapters/store/planted/index.ts', "export type * from '../sqlite/open.ts';"],
  'terminal-stays-home': ['src/adapters/config/planted.ts', "export type { Command } from 'commander';"],
  'report-takes-the-type-of-chalk': ['src/report/planted-colour.ts', "export { Chalk } from 'chalk';"],
  'undici-stays-home': ['src/cli/planted.ts', "export type { Pool } from 'undici';"],
  'fastify-stays-home': ['src/cli/planted-server.ts', "export { fastify } from 'fastify';"],
  'sqlite-stays-home': ['src/cli/planted-store.ts', "export { DatabaseSync } from 'node:sqlite';"],
  'csv-stays-home': ['src/cli/planted-table.ts', "export { parse } from 'csv-parse/sync';"],
  'yaml-stays-home': ['src/cli/planted-settings.ts', "export { parse } from 'yaml';"],
  'numbering-plans-stays-home': [
    'src/cli/planted-number.ts',
    "export { isValidNumber } from 'libphonenumber-js/max';",
  ],
  'calendars-stays-home': [
    'src/cli/planted-zone.ts',
    "export const zones = () => import('countries-and-timezones');",
  ],
  'process-stays-home': ['src/cli/planted-process.ts', "export { argv } from 'node:process';"],
  'no-cycles': ['src/core/planted-cycle.ts', "export type * from './planted-cycle-back.ts';"],
  'checks-stand-alone': ['src/core/checks/consent/planted.ts', "export * from '../optout/suppressed.ts';"],
  'nobody-knows-the-command-line': ['src/planted.ts', "export { main } from './cli/main.ts';"],
  'everything-resolves': ['src/cli/planted-nowhere.ts', "export * from './nowhere.ts';"],
  'packages-are-declared': ['src/cli/planted-tool.ts', "export { test } from 'vitest';"],
};

/** What plants need beside them. */
export const PLANT_COMPANIONS = {
  'src/core/planted-cycle-back.ts': "export type * from './planted-cycle.ts';",
};

/** The rules and options, as dependency-cruiser's API takes them. */
export const RULES = { forbidden: [...layers, ...adapters, ...homes, ...everywhere] };
