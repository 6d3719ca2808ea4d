/** The command tree: global options, localised help, usage errors. Commands register themselves; their work loads when they run. */
import { Command, CommanderError } from 'commander';
import { ConsendError } from '../core/errors.ts';
import { LANGUAGES } from '../i18n/index.ts';
import type { CommandHost } from './command.ts';
import { registerApprove } from './commands/approve.ts';
import { registerCompliance } from './commands/compliance.ts';
import { registerConsent } from './commands/consent.ts';
import { registerControl } from './commands/control.ts';
import { registerDemo } from './commands/demo.ts';
import { registerError } from './commands/error.ts';
import { registerPlan } from './commands/plan.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerRecipients } from './commands/recipients.ts';
import { registerReport } from './commands/report.ts';
import { registerRetention } from './commands/retention.ts';
import { registerSandbox } from './commands/sandbox.ts';
import { registerSend } from './commands/send.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerStatus } from './commands/status.ts';
import { registerStore } from './commands/store.ts';
import { registerSuppress } from './commands/suppress.ts';
import { registerTemplates } from './commands/templates.ts';
import { registerWebhook } from './commands/webhook.ts';
import { registerWhy } from './commands/why.ts';
import { EXIT } from './exit-codes.ts';
import { reportFailure } from './failure.ts';
import type { Session } from './session.ts';
import { rawOption } from './session.ts';

const REGISTER = [
  registerDemo,
  registerPlan,
  registerSimulate,
  registerApprove,
  registerSend,
  registerWhy,
  registerStatus,
  registerControl,
  registerReport,
  registerConsent,
  registerSuppress,
  registerTemplates,
  registerRecipients,
  registerWebhook,
  registerSandbox,
  registerCompliance,
  registerPolicy,
  registerError,
  registerRetention,
  registerStore,
];

/** Gives a command the same words, streams and error handling as its parent. */
function dress(command: Command, session: Session): void {
  const { help } = session.messages.cli;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Global Options:': help.globalOptions,
    'Commands:': help.commands,
  };
  command
    .helpOption('-h, --help', help.showHelp)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void session.io.out(text), writeErr: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: Math.min(100, session.io.columns),
      styleTitle: (title) => session.color.bold(titles[title] ?? title),
      optionDescription: (option) => {
        const fixed = option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean';
        return fixed
          ? `${option.description} (${help.defaultsTo}: ${String(option.defaultValue)})`
          : option.description;
      },
    });
  if (command.commands.length > 0) command.helpCommand(`help [${help.command}]`, help.helpCommand);
  for (const child of command.commands) dress(child, session);
}

function buildProgram(host: CommandHost): Command {
  const { session } = host;
  const { global, about, help } = session.messages.cli;
  const program = new Command('consend');
  program
    .description(about)
    .version(session.version, '-V, --version', help.showVersion)
    .option('-C, --workspace <dir>', global.workspace)
    .option('--json', global.json)
    .option('-q, --quiet', global.quiet)
    .option('-v, --verbose', global.verbose)
    .option('--no-color', global.noColor)
    .option('--lang <language>', global.lang)
    .option('--show-numbers', global.showNumbers);
  for (const register of REGISTER) register(program, host);
  dress(program, session);
  return program;
}

/** Commander's complaint in the session's language. */
function usageError(session: Session, error: CommanderError, command: string): ConsendError {
  const { usage } = session.messages.cli;
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const texts: Readonly<Record<string, string>> = {
    'commander.unknownCommand': usage.unknownCommand(subject),
    'commander.unknownOption': usage.unknownOption(subject),
    'commander.missingArgument': usage.missingArgument(subject),
    'commander.optionMissingArgument': usage.optionNeedsValue(subject),
    'commander.excessArguments': usage.tooMany(),
    'commander.help': usage.commandMissing(),
  };
  return new ConsendError('usage.invalid', {
    params: { detail: texts[error.code] ?? error.message, command },
  });
}

/** Global options that are followed by a value, which is no command. */
const WITH_VALUE: ReadonlySet<string> = new Set(['-C', '--workspace', '--lang']);

/** The command that arguments name, as far as they name one, and its words. */
function namedCommand(program: Command, argv: readonly string[]): { command: Command; words: string } {
  const words: string[] = [];
  let command = program;
  const isWord = (argument: string, at: number): boolean =>
    !argument.startsWith('-') && !WITH_VALUE.has(argv[at - 1] ?? '');
  for (const word of argv.filter(isWord)) {
    const child = command.commands.find((each) => each.name() === word);
    if (!child) break;
    command = child;
    words.push(word);
  }
  return { command, words: words.join(' ') };
}

/** A usage error that names the help of the command at fault. */
function withCommand(error: unknown, words: string): unknown {
  const isNameless =
    error instanceof ConsendError && error.code === 'usage.invalid' && error.params.command === undefined;
  if (!isNameless) return error;
  return new ConsendError('usage.invalid', { params: { ...error.params, command: words }, cause: error });
}

/** Runs one invocation and gives its exit code. */
export async function runProgram(session: Session): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = buildProgram({
    session,
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    const wanted = rawOption(session.io.argv, '--lang');
    if (wanted !== undefined && !(LANGUAGES as readonly string[]).includes(wanted)) {
      const detail = session.messages.cli.usage.badValue(
        '--lang',
        wanted,
        session.messages.cli.usage.choice(LANGUAGES),
      );
      throw new ConsendError('usage.invalid', { params: { detail } });
    }
    await program.parseAsync([...session.io.argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    const { command, words } = namedCommand(program, session.io.argv);
    if (!(error instanceof CommanderError)) return await reportFailure(session, withCommand(error, words));
    if (error.exitCode === 0) return EXIT.ok;
    if (error.code === 'commander.help' && !session.globals.json) {
      session.io.err(command.helpInformation());
      return EXIT.usage;
    }
    return await reportFailure(session, usageError(session, error, words));
  }
}
