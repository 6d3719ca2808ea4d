/** The command that imports corrected rejects, as it works from where the user stands. */
import { isAbsolute, relative } from 'node:path';
import { shellWord } from '../core/shell-word.ts';
import type { ImportOptions } from './import-options.ts';
import { rawOption, type Session } from './session.ts';

/** Options that say how the rows are to be read: the rejects are rows of the same kind. */
const READING: readonly (readonly [key: keyof ImportOptions, option: string])[] = [
  ['map', '--map'],
  ['dateFormat', '--date-format'],
  ['event', '--event'],
  ['basis', '--basis'],
  ['purpose', '--purpose'],
  ['source', '--source'],
  ['wording', '--wording'],
  ['occurredAt', '--occurred-at'],
  ['actor', '--actor'],
];

/** A file as a command names it: from the folder where the user stands, if it is in there. */
function named(cwd: string, file: string): string {
  const path = relative(cwd, file);
  if (path.startsWith('..') || isAbsolute(path)) return file;
  return path.startsWith('-') ? `./${path}` : path;
}

/** `consend consent import` for a file of rejects, with the workspace and all options that its rows need. */
export function importAgain({ io }: Session, rejects: string, options: ImportOptions): string {
  const workspace = rawOption(io.argv, '-C') ?? rawOption(io.argv, '--workspace');
  const words = [
    'consend',
    ...(workspace === undefined ? [] : ['-C', workspace]),
    'consent',
    'import',
    named(io.cwd, rejects),
    ...READING.flatMap(([key, option]) => {
      const value = options[key];
      return typeof value === 'string' ? [option, value] : [];
    }),
  ];
  return words.map(shellWord).join(' ');
}
