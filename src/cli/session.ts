/** What every command gets: its streams, the global options, the language, the clock. Cheap to make; nothing is opened. */

import type { ChalkInstance } from 'chalk';
import { Chalk } from 'chalk';
import { systemClock } from '../adapters/system/clock.ts';
import { systemRandom } from '../adapters/system/random.ts';
import type { Clock, RandomSource } from '../core/ports.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { languageFrom, messagesFor } from '../i18n/index.ts';
import type { Io } from './io.ts';

/** The global options of cli.md. */
export interface Globals {
  readonly workspace: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly showNumbers: boolean;
  readonly language: Language;
}

/** What a command works with. */
export interface Session {
  readonly io: Io;
  readonly globals: Globals;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Version of consend. */
  readonly version: string;
  /** Colours for stdout, off where nobody sees them. */
  readonly color: ChalkInstance;
  /** Whether spinners and progress may be drawn. */
  readonly isLively: boolean;
  /** Writes a warning: a line on stderr, or a log object with `--json`. */
  warn(text: string, code?: string): void;
  /** Writes a note on how things go, unless quiet; `facts` stand beside the text in a log object (`--json`). */
  note(text: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Finds an option's value in raw arguments, before commander parsed them: the language decides how help is worded. */
export function rawOption(argv: readonly string[], name: string): string | undefined {
  const index = argv.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  const found = argv[index];
  if (found === undefined) return undefined;
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : argv[index + 1];
}

/** The language of `--lang`, else `LC_ALL` or `LANG`, else English. */
export function sessionLanguage(io: Io): Language {
  const wanted = rawOption(io.argv, '--lang');
  return languageFrom(wanted ?? (io.env.LC_ALL || io.env.LANG));
}

function colorLevel(io: Io, noColor: boolean): 0 | 1 | 2 | 3 {
  const force = io.env.FORCE_COLOR;
  if (noColor || (io.env.NO_COLOR ?? '') !== '') return 0;
  if (force !== undefined) return force === '0' ? 0 : 1;
  return io.isOutTty ? 1 : 0;
}

/** The session of one invocation. */
export function openSession(io: Io, version: string): Session {
  const has = (...names: string[]): boolean => names.some((name) => io.argv.includes(name));
  const json = has('--json');
  const quiet = has('-q', '--quiet');
  const language = sessionLanguage(io);
  const globals: Globals = {
    workspace: rawOption(io.argv, '-C') ?? rawOption(io.argv, '--workspace') ?? io.env.CONSEND_WORKSPACE,
    json,
    quiet,
    verbose: has('-v', '--verbose'),
    showNumbers: has('--show-numbers'),
    language,
  };
  const log = (level: string, text: string, more: Readonly<Record<string, unknown>> = {}): void => {
    const time = new Date(systemClock.now()).toISOString();
    io.err(json ? `${JSON.stringify({ time, level, message: text, ...more })}\n` : `${text}\n`);
  };
  const level = colorLevel(io, has('--no-color'));
  return {
    io,
    globals,
    messages: messagesFor(language),
    clock: systemClock,
    random: systemRandom,
    version,
    color: new Chalk({ level }),
    // A terminal that tells no width (a recorder, a bare pseudo-terminal) makes a spinner clear endless lines.
    isLively: io.isErrTty && (io.stderr.columns ?? 0) > 0 && !json && !quiet && (io.env.CI ?? '') === '',
    warn: (text, code) => log('warn', text, code === undefined ? {} : { code }),
    note: (text, facts) => {
      if (!quiet) log('info', text, facts);
    },
  };
}
